import { expect, test } from 'vitest';
import { compareBulletins } from '../../src/bulletin/bulletin-changes.ts';
import { bulletinWith } from '../remind/corpus-with.ts';

const before = bulletinWith(
  {
    'cn-r1': [{ date: '2026-11-30' }],
    'cn-r2': [{ date: '2026-12-15' }, { date: '2027-01-01', kind: 'effective_date' }],
    'cn-r3': [{ date: '2026-12-24' }],
  },
  'CN',
);

test('without an earlier version everything is added', () => {
  expect(compareBulletins(null, before)).toMatchObject({
    added: ['cn-r1', 'cn-r2', 'cn-r3'],
    removed: [],
    changed: [],
    deadlinesAdded: [{ entryId: 'cn-r1' }, { entryId: 'cn-r2' }, { entryId: 'cn-r2' }, { entryId: 'cn-r3' }],
  });
});

test('two equal versions have no changes', () => {
  const nothing = { added: [], removed: [], changed: [], deadlinesAdded: [], deadlinesMoved: [] };
  expect(compareBulletins(before, before)).toEqual({ ...nothing, deadlinesGone: [] });
});

test('a deadline of the same kind has moved, one of another kind was added, and the rest are gone', () => {
  const after = bulletinWith(
    {
      'cn-r2': [
        { date: '2026-12-20' },
        { date: '2026-12-31', kind: 'pilot_end' },
        { date: '2027-01-01', kind: 'effective_date' },
      ],
      'cn-r3': [{ date: '2026-12-24' }],
      'cn-r4': [],
    },
    'CN',
  );
  expect(compareBulletins(before, after)).toEqual({
    added: ['cn-r4'],
    removed: ['cn-r1'],
    changed: ['cn-r2'],
    deadlinesAdded: [{ entryId: 'cn-r2', kind: 'pilot_end', date: '2026-12-31' }],
    deadlinesMoved: [{ entryId: 'cn-r2', kind: 'consultation_close', date: '2026-12-15', to: '2026-12-20' }],
    deadlinesGone: [{ entryId: 'cn-r1', kind: 'consultation_close', date: '2026-11-30' }],
  });
});
