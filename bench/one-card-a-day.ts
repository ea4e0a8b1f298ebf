import { type Bulletin, bulletinSchema, deadlineKinds } from '../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf, deadlinesOf } from '../src/bulletin/corpus.ts';
import { deadlineKeys, printDeadlineKey } from '../src/bulletin/deadline-key.ts';
import type { DeadlineAction } from '../src/desk/deadline-state.ts';
import { planRun } from '../src/remind/plan-run.ts';
import { planningCorpus } from '../src/remind/planning-corpus.ts';
import { snoozedReminder } from '../src/remind/upcoming-reminders.ts';
import { createCorpusMemory } from '../src/storage/corpus-memory.ts';
import { createDeskStore } from '../src/storage/desk-store.ts';
import { createDeliveryLedger } from '../src/storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { createSubscriptionStore } from '../src/storage/subscription-store.ts';
import { everyWorkspace } from '../src/storage/tables.ts';
import { nextRunAt } from '../src/subscribe/subscription.ts';
import { parseCalendarDate, plusDays } from '../src/time/calendar-date.ts';
import { dayLength, hour, minute, parseTimeOfDay } from '../src/time/instant.ts';
import { wallClock } from '../src/time/zoned-clock.ts';
import { randomFrom } from '../tests/stand-in/slack-stand-in.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { table } from './measure.ts';

// A year in many channels, each with three subscriptions that overlap, whose members acknowledge, mute, snooze and settle, while deadlines move: what
// is posted, and whether a channel ever gets two cards of one deadline on one day.
//   npx tsx bench/one-card-a-day.ts [CHANNELS] [DAYS]

const [channels = 1000, days = 365] = process.argv.slice(2).map(Number);
const first = parseCalendarDate('2026-01-05');
if (!first) throw new Error('no such day');
const start = Date.parse('2026-01-05T00:00Z');
const random = randomFrom(20_261_128);
const pick = <T>(from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const offsets = Array.from({ length: 60 }, () => 3 + Math.floor(random() * (days + 20)));

/** A corpus of sixty deadlines, some of which have moved. */
function corpusWith(moved: ReadonlyMap<number, number>): Corpus {
  const bulletin: Bulletin = bulletinSchema.parse({
    id: 'cn',
    title: 'A bulletin',
    issued: '2026-01',
    jurisdiction: 'CN',
    language: 'en',
    entries: offsets.map((offset, at) => ({
      id: `cn-r${at + 1}`,
      section: 'regulatory',
      title: 'An entry',
      date: null,
      body: 'Told.',
      deadlines: [
        {
          kind: deadlineKinds[at % deadlineKinds.length],
          date: first && plusDays(first, offset + (moved.get(at) ?? 0)),
          quote: 'Told',
        },
      ],
    })),
  });
  return corpusOf([bulletin]);
}

await using folder = await temporaryFolder();
await using database = await openDatabase({ kind: 'embedded', folder: folder.path });
const [ledger, desk, memory] = [
  createDeliveryLedger(database),
  createDeskStore(database),
  createCorpusMemory(database),
];
const subscriptions = createSubscriptionStore(database);
const workspaceId = 'T1';

const moved = new Map<number, number>();
let revision = 0;
let corpus = corpusWith(moved);
const note = async (now: number) => {
  const keys = deadlinesOf(corpus).flatMap(deadlineKeys);
  const version = `v${revision}`;
  await memory.note(
    everyWorkspace,
    { version, revision, entryIds: corpus.entries.map(({ entry }) => entry.id), deadlines: keys },
    now,
  );
  const firstSeen = await memory.firstSeen(everyWorkspace);
  // Every filter but the empty one lets through what its number divides.
  const matcherOf = (filter: string) => {
    const matches = (id: string) => filter === '' || Number(id.slice(4)) % Number(filter) === 0;
    return {
      deadline: ({ source }: { readonly source: { readonly entry: { readonly id: string } } }) =>
        matches(source.entry.id),
      entry: ({ entry }: { readonly entry: { readonly id: string } }) => matches(entry.id),
    };
  };
  return { version, planning: planningCorpus(corpus, firstSeen, matcherOf) };
};

const zones = ['Asia/Shanghai', 'Europe/Brussels', 'America/New_York', 'Pacific/Auckland'] as const;
const leadSets = [[14, 7, 1], [30, 7], [7, 6, 5, 4, 3, 2, 1, 0], [1]] as const;
for (let channel = 0; channel < channels; channel += 1) {
  const zone = pick(zones);
  for (const filter of ['', '2', '3']) {
    const at = parseTimeOfDay(pick(['08:00', '09:00', '17:30']));
    if (!at) throw new Error('no such time');
    const terms = {
      leads: { unit: 'days', before: pick(leadSets) } as const,
      at,
      zone: random() < 0.9 ? zone : pick(zones),
      digestDay: null,
      cards: 'full' as const,
      language: 'en' as const,
    };
    const wanted = {
      ...terms,
      filter,
      alerts: false,
      workspaceId,
      channelId: `C${channel}`,
      createdBy: 'U1',
      createdAt: start,
    };
    await subscriptions.create(wanted, nextRunAt(terms, start));
  }
}

const cards = new Map<string, number>();
const counts = { cards: 0, corrections: 0, edits: 0, twice: 0, actions: 0, moves: 0, afterSettled: 0 };
const settledKeys = new Set<string>();
let state = await note(start);
const actions = (today: string): readonly DeadlineAction[] => {
  const until = parseCalendarDate(today);
  return [
    { kind: 'acknowledge' },
    { kind: 'assign', owner: 'U2' },
    { kind: 'hold', until: null },
    { kind: 'hold', until: until && plusDays(until, 3) },
    { kind: 'release' },
    { kind: 'settle', as: 'done', note: '' },
    { kind: 'reopen' },
  ];
};
const began = performance.now();
for (let now = start; now < start + days * dayLength; now += hour / 2) {
  for (;;) {
    const outcome = await ledger.planDue(
      now,
      { view: everyWorkspace, most: 500, corpusVersion: state.version },
      (input) => planRun(input, state.planning, now),
    );
    if (outcome.kind !== 'planned') throw new Error(outcome.kind);
    if (outcome.failed.length > 0) throw outcome.failed[0]?.error;
    if (outcome.subscriptions < 500) break;
  }
  for (;;) {
    const claimed = await ledger.claim(now, { most: 500, lease: minute, pace: 0 });
    if (claimed.length === 0) break;
    for (const { delivery, subscription } of claimed) {
      const { notice, channelId } = delivery;
      if (notice.kind === 'redraw') counts.edits += 1;
      if (notice.kind === 'changed') counts.corrections += 1;
      if (notice.kind !== 'reminder' && notice.kind !== 'snoozed' && notice.kind !== 'nudge') continue;
      counts.cards += 1;
      const about = printDeadlineKey(notice.deadline);
      if (settledKeys.has(about)) counts.afterSettled += 1;
      const key = `${channelId}|${about}|${wallClock(now, subscription.zone).date}`;
      cards.set(key, (cards.get(key) ?? 0) + 1);
      if ((cards.get(key) ?? 0) > 1) counts.twice += 1;
    }
    await ledger.settle(
      claimed.map(({ delivery: { id, attempt, notice } }) => ({
        id,
        attempt,
        settlement: { kind: 'posted', ts: notice.kind === 'redraw' ? notice.ts : `${now}.${id.slice(-4)}`, at: now },
      })),
    );
  }
  if (random() < 0.4) {
    const today = wallClock(now, 'Asia/Shanghai').date;
    const about = pick(
      deadlinesOf(corpus)
        .flatMap(deadlineKeys)
        .filter(({ date }) => date >= today)
        .slice(0, 12),
    );
    const action = pick(actions(today));
    const place = { workspaceId, channelId: `C${Math.floor(random() * channels)}` };
    const [subscription] = await subscriptions.ofChannel(place);
    const until = action.kind === 'hold' ? action.until : null;
    const snoozed =
      subscription && until && until <= about.date
        ? {
            subscriptionId: subscription.id,
            delivery: snoozedReminder({ deadline: about, status: 'confirmed' }, until, subscription),
          }
        : undefined;
    await desk.act(place, about, action, { by: 'U1', at: now }, snoozed);
    const { outcome } = (await desk.states(place, [about])).get(printDeadlineKey(about)) ?? { outcome: null };
    if (outcome) settledKeys.add(printDeadlineKey(about));
    else settledKeys.delete(printDeadlineKey(about));
    counts.actions += 1;
  }
  if (random() < 0.002) {
    const at = Math.floor(random() * offsets.length);
    moved.set(at, (moved.get(at) ?? 0) + 5);
    revision += 1;
    corpus = corpusWith(moved);
    state = await note(now);
    counts.moves += 1;
  }
}
const measured = {
  channels,
  subscriptions: channels * 3,
  days,
  cards: counts.cards,
  'two of one deadline on one day': counts.twice,
  'after it was settled': counts.afterSettled,
  corrections: counts.corrections,
  edits: counts.edits,
  actions: counts.actions,
  'moved deadlines': counts.moves,
  seconds: ((performance.now() - began) / 1000).toFixed(0),
};
process.stdout.write(table(Object.keys(measured), [Object.values(measured)]));
