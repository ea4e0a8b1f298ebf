import { performance } from 'node:perf_hooks';
import { bulletinSchema } from '../src/bulletin/bulletin.ts';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { planRun } from '../src/remind/plan-run.ts';
import { planningCorpus } from '../src/remind/planning-corpus.ts';
import { defaultLeads, type Subscription } from '../src/subscribe/subscription.ts';
import { parseCalendarDate, plusDays } from '../src/time/calendar-date.ts';
import { dayLength, parseTimeOfDay } from '../src/time/instant.ts';
import { table } from './measure.ts';

// The planning of a peak minute, in which many subscriptions share an hour, and how its time grows: in proportion to the
// subscriptions, and not with deadlines that have passed. Milliseconds of one run, and the ratio to the first row.

const [today, at] = [parseCalendarDate('2019-05-01'), parseTimeOfDay('09:00')];
if (!today || !at) throw new Error('no such day or time');
const now = Date.parse('2019-05-01T01:00Z');
const progress = { plannedUntil: plusDays(today, -1), plannedAt: now - dayLength };

const entry = (number: number, days: number) => ({
  id: `cn-r${number}`,
  section: 'regulatory',
  title: 'An entry',
  date: null,
  body: 'Told.',
  deadlines: [{ kind: 'other', date: plusDays(today, days), quote: 'told' }],
});

function corpusWith(coming: number, passed: number) {
  const entries = [
    ...Array.from({ length: coming }, (_, place) => entry(place + 1, place % 400)),
    ...Array.from({ length: passed }, (_, place) => entry(coming + place + 1, -100 - (place % 4000))),
  ];
  const bulletin = {
    id: 'cn',
    title: 'A bulletin',
    issued: '2019-04',
    jurisdiction: 'CN',
    language: 'en',
    entries,
  };
  return corpusOf([bulletinSchema.parse(bulletin)]);
}

const subscriptionOf = (number: number, filters: number): Subscription => ({
  id: `s${number}`,
  workspaceId: 'T1',
  channelId: `C${number}`,
  number: 1,
  filter: String(number % filters),
  alerts: true,
  createdBy: 'U1',
  createdAt: 0,
  state: { kind: 'active' },
  leads: defaultLeads,
  at,
  zone: 'Asia/Shanghai',
  digestDay: 3,
  cards: 'full',
  language: 'en',
});

// A filter lets every tenth entry through.
const matcherOf = (filter: string) => ({
  deadline: ({ source }: { readonly source: { readonly number: number } }) =>
    source.number % 10 === Number(filter) % 10,
  entry: ({ number }: { readonly number: number }) => number % 10 === Number(filter) % 10,
});

function took(
  subscriptions: number,
  { filters, passed }: { readonly filters: number; readonly passed: number },
): number {
  const corpus = planningCorpus(corpusWith(1000, passed), { entry: () => 0, deadline: () => 0 }, matcherOf);
  const asked = Array.from({ length: subscriptions }, (_, number) => subscriptionOf(number, filters));
  const began = performance.now();
  for (const subscription of asked)
    planRun({ subscription, progress, posted: [], held: new Map(), owned: null, lastDigest: null }, corpus, now);
  return performance.now() - began;
}

took(1300, { filters: 10, passed: 0 });
const rows = [
  ['1,300 subscriptions', took(1300, { filters: 10, passed: 0 })],
  ['13,000 subscriptions', took(13_000, { filters: 10, passed: 0 })],
  ['and 20,000 deadlines that have passed', took(13_000, { filters: 10, passed: 20_000 })],
  ['and a filter each', took(13_000, { filters: 13_000, passed: 20_000 })],
] as const;
process.stdout.write(
  table(
    ['planned', 'ms', 'ratio'],
    rows.map(([name, time]) => [name, time.toFixed(0), (time / rows[0][1]).toFixed(1)]),
  ),
);
