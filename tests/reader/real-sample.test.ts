import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authorityName } from '../../src/bulletin/authorities.ts';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

const shared = new URL('../../../shared/', import.meta.url);
const sample = new URL('bulletins/2019-04-china-cybersecurity-data-protection.txt', shared);
const labelsFile = new URL('eval/labels.json', shared);
const isAbsent = !existsSync(sample) || !existsSync(labelsFile);

const labelSchema = z.object({
  bulletins: z.array(
    z.object({
      id: z.string(),
      entries: z.array(
        z.object({
          title: z.string().nullable(),
          section: z.string(),
          date: z.string().nullable(),
          authorities: z.array(z.string()),
          penalties: z.array(z.object({ amount: z.number(), currency: z.string() })),
          deadlines: z.array(
            z.object({
              kind: z.string(),
              date: z.string().nullable(),
              start: z.string().nullish(),
              quote: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const labelled = () => {
  const { bulletins } = labelSchema.parse(JSON.parse(readFileSync(labelsFile, 'utf8')));
  return bulletins.find(({ id }) => id === '00')?.entries ?? [];
};
const read = () => parseBulletin(readFileSync(sample, 'utf8'), {});

describe.skipIf(isAbsent)('the bulletin of April 2019', () => {
  it('has its 14 entries, each with its section, title and day', () => {
    const facts = ({ section, title, date }: { section: string; title: string | null; date: string | null }) => ({
      section,
      title,
      date,
    });
    expect(read().entries.map(facts)).toEqual(labelled().map(facts));
    expect(read().entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 1, 2, 3]);
  });

  it('has its four deadlines and no other', () => {
    const expected = labelled().map(({ deadlines }) =>
      deadlines.map(({ kind, date, start }) => ({ kind, date, start: start ?? null })),
    );
    const found = read().entries.map(({ deadlines }) =>
      deadlines.map(({ kind, date, start }) => ({ kind, date, start })),
    );
    expect(found).toEqual(expected);
  });

  it('has its two penalties; what was earned is none', () => {
    const expected = labelled().map(({ penalties }) => penalties.map(({ amount, currency }) => ({ amount, currency })));
    expect(read().entries.map(({ penalties }) => penalties)).toEqual(expected);
  });

  it('names its authorities; of those without a code, local offices alone', () => {
    const expected = labelled().map(({ authorities }) => authorities.map((name) => name.replace(/ \(.*\)$/, '')));
    const found = read().entries.map(({ authorities }) =>
      authorities.map((code) => authorityName(code).replace(/^[A-Z]+ \((.*)\)$/, '$1')),
    );
    expect(found).toEqual(
      expected.map((names) => names.filter((name) => name !== 'Beijing Network Industry Association')),
    );
  });

  it('names the instruments that it writes with capitals', () => {
    expect(read().entries.flatMap(({ instruments }) => instruments)).toEqual([
      'Guide to Internet Personal Information Protection',
      'Civil Code',
      'Cyber Security Law',
      'Personal Information Protection Law',
    ]);
  });
});
