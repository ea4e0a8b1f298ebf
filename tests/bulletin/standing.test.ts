import { describe, expect, it } from 'vitest';
import { corpusOf, issuedBy, jurisdictionOf } from '../../src/bulletin/corpus.ts';
import { isOver, standingOf } from '../../src/bulletin/standing.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';

type Given = Readonly<Record<string, unknown>>;

const deadline = (kind: string, date: string, more: Given = {}): Given => ({
  kind,
  date,
  quote: 'Text',
  status: 'confirmed',
  ...more,
});

const bulletin = (id: string, entries: readonly Given[], head: Given = {}) =>
  bulletinOf(
    { id, issued: '2026-06', ...head },
    entries.map((entry) => ({ body: 'Text.', ...entry })),
  );

const today = day('2026-07-01');
const standing = (entry: Given): string | null => {
  const [source] = corpusOf([bulletin('a', [entry])]).entries;
  return source ? standingOf(source, today) : null;
};

describe('an entry on a day', () => {
  it.each<[rule: string, entry: Given, expected: string | null]>([
    ['has no standing where nothing says', {}, null],
    ['is in force from its day of effect on', { deadlines: [deadline('effective_date', '2026-07-01')] }, 'in_force'],
    ['is coming until then', { deadlines: [deadline('effective_date', '2026-07-02')] }, 'coming'],
    [
      'is in force once its first part is',
      { deadlines: [deadline('effective_date', '2026-01-01'), deadline('effective_date', '2027-01-01')] },
      'in_force',
    ],
    [
      'has none of a day that is in doubt',
      { deadlines: [deadline('effective_date', '2026-01-01', { status: 'unconfirmed' })] },
      null,
    ],
    ['is a draft while comments are taken', { deadlines: [deadline('consultation_close', '2026-07-01')] }, 'draft'],
    [
      'is a draft while comments are taken, also where it names the day from which it is to apply',
      { deadlines: [deadline('consultation_close', '2026-07-10'), deadline('effective_date', '2027-01-01')] },
      'draft',
    ],
    [
      'is still one after that, until the day that it names',
      { deadlines: [deadline('consultation_close', '2026-01-10'), deadline('effective_date', '2026-07-01')] },
      'draft',
    ],
    [
      'is not known to be in force on the day that its draft named',
      { deadlines: [deadline('consultation_close', '2026-01-10'), deadline('effective_date', '2026-06-01')] },
      null,
    ],
    [
      'is in force while comments are taken on something else',
      { deadlines: [deadline('effective_date', '2026-01-01'), deadline('consultation_close', '2026-07-10')] },
      'in_force',
    ],
    ['is not known to be one later', { deadlines: [deadline('consultation_close', '2026-06-30')] }, null],
    ['is over after its last day', { deadlines: [deadline('campaign_end', '2026-06-30')] }, 'expired'],
    ['is in force on its last day', { deadlines: [deadline('pilot_end', '2026-07-01')] }, 'in_force'],
    [
      'is coming before a pilot begins',
      { deadlines: [deadline('pilot_end', '2026-12-31', { start: '2026-08-01' })] },
      'coming',
    ],
    [
      'stands where its bulletin says, whatever its dates',
      { stage: 'postponed', deadlines: [deadline('effective_date', '2026-01-01')] },
      'postponed',
    ],
  ])('%s', (_, entry, expected) => {
    expect(standing(entry)).toBe(expected);
  });

  it('is superseded once an entry replaces it, in whatever bulletin', () => {
    const { byId } = corpusOf([bulletin('a', [{ stage: 'draft' }]), bulletin('b', [{ supersedes: ['a-r1'] }])]);
    const [older, newer] = [byId.get('a-r1'), byId.get('b-r1')];

    expect(older && [standingOf(older, today), older.supersededBy, isOver(older, today)]).toEqual([
      'superseded',
      ['b-r1'],
      true,
    ]);
    expect(newer && standingOf(newer, today)).toBeNull();
  });
});

it('a bulletin is known from its day of issue on, or from the first of its month', () => {
  const bulletins = ['2026-06', '2026-06-15', '2026-07'].map((issued, i) => bulletin(`b${i}`, [{}], { issued }));
  const known = (date: string) => issuedBy(bulletins, day(date)).map(({ issued }) => issued);

  expect(known('2026-05-31')).toEqual([]);
  expect(known('2026-06-01')).toEqual(['2026-06']);
  expect(known('2026-06-15')).toEqual(['2026-06', '2026-06-15']);
  expect(known('2026-07-01')).toEqual(['2026-06', '2026-06-15', '2026-07']);
});

it('an entry has the jurisdiction of its bulletin unless it names its own', () => {
  const { entries } = corpusOf([bulletin('a', [{}, { jurisdiction: 'EU' }])]);

  expect(entries.map(jurisdictionOf)).toEqual(['CN', 'EU']);
});
