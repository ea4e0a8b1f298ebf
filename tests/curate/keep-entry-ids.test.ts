import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { keepEntryIds } from '../../src/curate/keep-entry-ids.ts';
import { bulletinOf } from '../bulletin-of.ts';

const texts: Readonly<Record<string, string>> = {
  lamps: 'The authority published draft rules on smart lamps and asks the public for comments until the end of June.',
  kettles:
    'A court in the harbour town decided that a kettle which counts cups does not process personal data of guests.',
  doors: 'The ministry opens a pilot for doorbells that recognise faces, and invites makers to register before autumn.',
  台灯: '市网信办发布智能台灯管理办法草案并公开征求意见，要求生产者说明录音的接收方。',
};

interface Part {
  readonly id?: string;
  readonly title?: string;
  readonly body: string;
}

/** A bulletin whose entries are numbered as they stand, as the reader numbers them. */
const bulletin = (...parts: readonly Part[]): Bulletin =>
  bulletinOf(
    { id: 'b' },
    parts.map(({ id, title, body }, i) => ({ id: `b-${id ?? `r${i + 1}`}`, title: title ?? body.slice(0, 12), body })),
  );

const part = (name: string, title = name): Part => ({ title, body: texts[name] ?? name });

const idsOf = (now: Bulletin, versions: readonly Bulletin[], areGiven = false): readonly string[] =>
  keepEntryIds(now, versions, { areGiven }).entries.map(({ id }) => id.slice(2));

const before = bulletin(part('lamps'), part('kettles'));

test.each<[string, Bulletin, readonly string[]]>([
  ['nothing changed', before, ['r1', 'r2']],
  ['one is inserted before', bulletin(part('doors'), part('lamps'), part('kettles')), ['r3', 'r1', 'r2']],
  ['one is removed', bulletin(part('kettles')), ['r2']],
  ['they change places', bulletin(part('kettles'), part('lamps')), ['r2', 'r1']],
  ['a title is reworded', bulletin(part('doors'), part('lamps', 'Rules on lamps')), ['r3', 'r1']],
  [
    'a text is rewritten under its title',
    bulletin(part('doors'), { title: 'Lamps', body: 'They apply now.' }),
    ['r3', 'r1'],
  ],
  ['all is new', bulletin(part('doors'), part('台灯')), ['r3', 'r4']],
])('entries keep their ids: %s', (_, now, ids) => {
  expect(idsOf(now, [before])).toEqual(ids);
});

test('of two entries with one title each keeps its own, by its text', () => {
  const twins = bulletin(part('lamps', 'Notice'), part('kettles', 'Notice'));
  expect(idsOf(bulletin(part('kettles', 'Notice'), part('lamps', 'Notice')), [twins])).toEqual(['r2', 'r1']);
});

test('an entry that comes back gets its id again, and no other ever does', () => {
  const without = keepEntryIds(bulletin(part('kettles')), [before], { areGiven: false });
  expect(idsOf(bulletin(part('doors'), part('kettles')), [without, before])).toEqual(['r3', 'r2']);
  expect(idsOf(bulletin(part('lamps'), part('kettles')), [without, before])).toEqual(['r1', 'r2']);
});

test('in a file with ids, an entry that is not recognised keeps its own, unless another needs it', () => {
  expect(idsOf(bulletin(part('lamps'), { id: 'r7', ...part('doors') }), [before], true)).toEqual(['r1', 'r7']);
  expect(idsOf(bulletin(part('doors'), part('lamps')), [before], true)).toEqual(['r3', 'r1']);
});

test('ids stay unique, and a second time nothing changes, whatever the versions are', () => {
  const anyBulletin = fc
    .array(fc.constantFrom(...Object.keys(texts)), { minLength: 1, maxLength: 6 })
    .chain((names) =>
      fc
        .array(fc.constantFrom('Notice', 'Rules', 'Plan'), { minLength: names.length, maxLength: names.length })
        .map((titles) => bulletin(...names.map((name, i) => part(name, titles[i] ?? name)))),
    );
  fc.assert(
    fc.property(anyBulletin, anyBulletin, fc.boolean(), (old, now, areGiven) => {
      const once = keepEntryIds(now, [old], { areGiven });
      expect(new Set(once.entries.map(({ id }) => id)).size).toBe(now.entries.length);
      expect(keepEntryIds(once, [old], { areGiven })).toEqual(once);
      expect(keepEntryIds(old, [old], { areGiven })).toEqual(old);
    }),
  );
});
