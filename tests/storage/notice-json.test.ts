import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import type { Notice } from '../../src/remind/delivery.ts';
import { parseNotice, printNotice } from '../../src/storage/ledger/delivery-rows.ts';
import { plusDays } from '../../src/time/calendar-date.ts';
import { day as dayOf } from './samples.ts';

const day = fc.integer({ min: -300_000, max: 2_000_000 }).map((days) => plusDays(dayOf('2026-11-02'), days));
const status = fc.constantFrom('extracted', 'confirmed');
const deadline = fc.record({
  entryId: fc.string(),
  kind: fc.constantFrom(...deadlineKinds),
  edge: fc.constantFrom('start', 'end'),
  date: day,
});
const change = fc.oneof(
  fc.record({ kind: fc.constant('moved'), to: day }),
  fc.record({ kind: fc.constantFrom('confirmed', 'withdrawn', 'restored') }),
);
const notice: fc.Arbitrary<Notice> = fc.oneof(
  fc.record({ kind: fc.constant('reminder'), deadline, lead: fc.nat(), status }),
  fc.record({ kind: fc.constant('snoozed'), deadline, until: day, status }),
  fc.record({ kind: fc.constant('nudge'), deadline }),
  fc.record({ kind: fc.constant('changed'), deadline, change, round: fc.nat(), isNews: fc.boolean() }),
  fc.record({ kind: fc.constant('digest'), day, newSince: fc.nat() }),
  fc.record({
    kind: fc.constant('new_entries'),
    knownAt: fc.nat(),
    entryIds: fc.array(fc.string()),
    count: fc.nat(),
  }),
  fc.record({ kind: fc.constant('suspension'), reason: fc.string(), since: fc.nat() }),
);

test('every notice is parsed as it was printed', () => {
  fc.assert(
    fc.property(notice, (printed) => {
      expect(parseNotice(printNotice(printed))).toEqual(printed);
    }),
  );
});

test('anything but a notice is refused', () => {
  for (const json of ['', '{}', '{"kind":"reminder"}', '{"kind":"digest","day":"2026-02-30","newSince":0}'])
    expect(() => parseNotice(json)).toThrow();
});
