import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBulletin } from '../../src/bulletin/read-bulletin.ts';
import { decodeText } from '../../src/bulletin/read-yaml.ts';
import { schemaLine, writeBulletin } from '../../src/bulletin/write-bulletin.ts';
import { arbitraryBulletin, hostileText } from './arbitrary-bulletin.ts';

it('a bulletin that was written is read back the same, whatever its texts contain', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (bulletin) => {
      const bytes = new TextEncoder().encode(writeBulletin(bulletin));

      const text = decodeText(bytes);

      const read = typeof text === 'string' ? readBulletin(text, 'written.yaml') : text;
      expect(read).toMatchObject({ bulletin, problems: [] });
    }),
    { numRuns: 500 },
  );
});

it('a bulletin that was read back is written the same', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (bulletin) => {
      const text = writeBulletin(bulletin);
      const { bulletin: read } = readBulletin(text, 'written.yaml');
      expect(read && writeBulletin(read)).toBe(text);
    }),
  );
});

it('the first line tells editors the schema', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (bulletin) => writeBulletin(bulletin).startsWith(`${schemaLine}\n`)),
    { numRuns: 10 },
  );
});

it('any text is read as a bulletin or as problems, and none throws', () => {
  const mangled = fc
    .tuple(arbitraryBulletin.map(writeBulletin), fc.nat(), fc.nat({ max: 40 }), hostileText)
    .map(([text, at, length, other]) => {
      const start = at % text.length;
      return text.slice(0, start) + other + text.slice(start + length);
    });
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.string(), mangled), (text) => {
      const { bulletin, problems } = readBulletin(text, 'any.yaml');
      expect(bulletin === null).toBe(problems.length > 0);
      const lines = text.split('\n').length;
      for (const { line } of problems) expect(line >= 1 && line <= lines).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
