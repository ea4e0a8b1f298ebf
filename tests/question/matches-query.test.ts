import { beforeAll, describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { matchesDeadline, matchesEntry } from '../../src/question/matches-query.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const read = (text: string, about: 'entries' | 'deadlines') =>
  readQuery(text, { today: day('2019-04-22'), about, concepts: library.concepts });
const entries = (text: string) =>
  library.corpus.entries
    .filter(matchesEntry(read(text, 'entries'), library.concepts))
    .map(({ entry }) => entry.id.replace('cn-2019-04-', ''));
const deadlines = (text: string) =>
  library.deadlines
    .filter(matchesDeadline(read(text, 'deadlines'), library.concepts))
    .map(({ deadline, source }) => `${source.entry.id.replace('cn-2019-04-', '')} ${deadline.date}`);

describe('the entries that are all that was asked for', () => {
  it.each([
    ['section:enforcement', ['e1', 'e2', 'e3', 'e4', 'e5', 'e6']],
    ['-section:enforcement -section:industry', ['r1', 'r2', 'r3', 'r4', 'r5']],
    ['authority:SAMR,SASAC', ['r2', 'r4', 'e3']],
    ['kind:pilot', ['r3']],
    ['kind:pilot,campaign', ['r3', 'r4']],
    ['kind:pilot before:2019-12-31', []],
    ['kind:pilot due:2019-12-31', ['r3']],
    ['has:deadline', ['r2', 'r3', 'r4', 'i2']],
    ['has:penalty', ['e5', 'e6']],
    ['penalty:>=290000CNY', ['e5']],
    ['penalty:>290000CNY', []],
    ['penalty:>=290000EUR', []],
    ['section:enforcement -has:penalty', ['e1', 'e2', 'e3', 'e4']],
    ['section:enforcement with no fine', ['e1', 'e2', 'e3', 'e4']],
    ['section:regulatory without a deadline', ['r1', 'r5']],
    ['section:enforcement not about apps', ['e4', 'e5', 'e6']],
    ['-工信部 has:deadline', ['r2', 'r4']],
    ['-China', []],
    ['has:deadline -kind:pilot', ['r2', 'r4', 'i2']],
    ['section:regulatory date:2019-04-01', ['r2', 'r3']],
    ['from:2019-05', []],
    ['when:2019-09', ['r4']],
    ['"facial recognition"', ['r3']],
    ['"recognition facial"', []],
    ['section:regulatory pilots', ['r3']],
    ['section:regulatory -pilots', ['r1', 'r2', 'r4', 'r5']],
    ['pilot OR campaign section:regulatory', ['r3', 'r4']],
    ['section:regulatory blockchain', []],
    ['law:Civil Code', ['r5']],
    ['law:民法典', ['r5']],
    ['law:個人信息保護法', ['i3']],
    ['section:industry PIPL', ['i3']],
    ['section:industry 个保法', ['i3']],
    ['law:"Guide to Internet Personal Information Protection"', ['r1']],
  ])('%j', (text, ids) => {
    expect(entries(text)).toEqual(ids);
  });
});

describe('the deadlines that are all that was asked for', () => {
  it.each([
    ['', ['r2 2019-04-01', 'i2 2019-04-30', 'r4 2019-09-30', 'r3 2019-12-31']],
    ['MIIT', ['i2 2019-04-30', 'r3 2019-12-31']],
    ['-kind:effective', ['i2 2019-04-30', 'r4 2019-09-30', 'r3 2019-12-31']],
    ['section:regulatory after:2019-04-30', ['r4 2019-09-30', 'r3 2019-12-31']],
    ['from:2019-05', ['r4 2019-09-30', 'r3 2019-12-31']],
    ['"facial recognition"', ['r3 2019-12-31']],
    ['industrial internet', ['i2 2019-04-30']],
    ['consumers OR pilots', ['r4 2019-09-30', 'r3 2019-12-31']],
    ['blockchain', []],
    ['high-risk pilots', []],
    ['工信部', ['i2 2019-04-30', 'r3 2019-12-31']],
  ])('%j', (text, found) => {
    expect(deadlines(text)).toEqual(found);
  });
});

describe('a place', () => {
  const entry = (jurisdiction: string) => ({
    title: 'A new act',
    body: 'Applies from 1 June 2026.',
    jurisdiction,
    deadlines: [{ kind: 'effective_date', date: '2026-06-01', quote: 'from 1 June 2026', status: 'confirmed' }],
  });
  const several = (): Library => {
    const bulletin = bulletinOf({ issued: '2026-05', jurisdiction: 'ZZ' }, [entry('US'), entry('EU')]);
    return libraryInProcess(corpusOf([bulletin]), library.concepts);
  };

  it.each([
    ['in the US', ['x-r1']],
    ['United States', ['x-r1']],
    ['in the European Union', ['x-r2']],
    ['except the US', ['x-r2']],
    ['the US and the EU', ['x-r1', 'x-r2']],
    ['everything in the EU or in the US', ['x-r1', 'x-r2']],
    ['China, US', ['x-r1']],
    ['US and EU laws', ['x-r1', 'x-r2']],
    ['欧盟、美国和中国', ['x-r1', 'x-r2']],
    ['from the US to the EU', []],
  ])('is that of an entry’s own jurisdiction, though the entry does not name it: %s', (words, ids) => {
    const from = several();
    const found = from.deadlines.filter(matchesDeadline(read(words, 'deadlines'), from.concepts));

    expect(found.map(({ source }) => source.entry.id)).toEqual(ids);
  });
});
