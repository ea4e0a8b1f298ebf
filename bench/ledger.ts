import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Plan } from '../src/remind/planning-run.ts';
import { createCorpusMemory } from '../src/storage/corpus-memory.ts';
import type { Database } from '../src/storage/database.ts';
import { createDeliveryLedger } from '../src/storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { everyWorkspace } from '../src/storage/tables.ts';
import { parseCalendarDate } from '../src/time/calendar-date.ts';
import { dayLength, hour, type Instant, second } from '../src/time/instant.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { quantile, table } from './measure.ts';

// The ledger at its size: 30,000 subscriptions and 2 million deliveries on PostgreSQL, of which 13,000 are due in one minute;
// and SQLite with a day's reminders of 30,000 subscriptions.
//   npx tsx bench/ledger.ts [postgres://...]      the schema bench_ledger of that database is made anew, and dropped

const [server = 'postgres://postgres@127.0.0.1:5432/postgres'] = process.argv.slice(2);
const now: Instant = Date.UTC(2026, 10, 2, 1);

/** How large a ledger is. */
interface Size {
  readonly subscriptions: number;
  readonly deliveries: number;
  /** Subscriptions whose time comes in the same minute. */
  readonly due: number;
}

async function seed(database: Database, { subscriptions, deliveries, due }: Size): Promise<void> {
  await createCorpusMemory(database).note(
    everyWorkspace,
    { version: 'v1', revision: 0, entryIds: [], deadlines: [] },
    now,
  );
  const { query, dialect } = database;
  const series = (last: number) =>
    dialect === 'postgres'
      ? sql`generate_series(1, ${sql.lit(last)}) as series (i)`
      : sql`(with recursive series (i) as (select 1 union all select i + 1 from series where i < ${sql.lit(last)})
          select i from series)`;
  const text = (prefix: string, number: ReturnType<typeof sql>) => sql`${sql.lit(prefix)} || cast(${number} as text)`;
  await sql`
    insert into subscription (id, workspace_id, channel_id, number, filter, alerts, leads_unit, leads_before, at, zone,
      digest_day, cards, language, created_by, created_at, state, next_run_at, planned_until, planned_at, planned_corpus)
    select ${text('s', sql`i`)}, ${text('T', sql`i % 300`)}, ${text('C', sql`i`)}, 1, '', 0, 'days', '14,7,1', '09:00',
      'Asia/Shanghai', 1, 'full', 'en', 'U1', 0, 'active',
      case when i <= ${sql.lit(due)} then ${sql.lit(now)} else ${sql.lit(now + hour)} + i end,
      '2026-11-01', ${sql.lit(now - dayLength)}, 'v1'
    from ${series(subscriptions)}`.execute(query);
  // Told over the years, all settled.
  const notice =
    '{"kind":"reminder","deadline":{"entryId":"cn-2026-10-r1","kind":"consultation_close","edge":"end","date":"2026-11-09"},"lead":7,"status":"extracted"}';
  await sql`
    insert into delivery (id, workspace_id, subscription_id, channel_id, kind, about, occasion, notice, entry_id,
      deadline_kind, deadline_date, status, held, attempt, first_try_at, last_try_at, due_at, may_repeat, slack_ts,
      created_at, settled_at)
    select ${text('old-', sql`i`)}, ${text('T', sql`i % 300`)}, ${text('s', sql`1 + i % ${sql.lit(subscriptions)}`)},
      ${text('C', sql`1 + i % ${sql.lit(subscriptions)}`)}, 'reminder', ${text('cn-2024-01-r', sql`i`)}, 'lead:7', ${sql.lit(notice)}, 'cn-2026-10-r1',
      'consultation_close', ${text('202', sql`i % 7`)} || '-1' || cast(i / 7 % 3 as text) || '-' || cast(10 + i / 21 % 19 as text), 'posted', 0, 1, 0, 0, 0, 0,
      '1762045200.000100', 0, i
    from ${series(deliveries)}`.execute(query);
  if (dialect === 'postgres') {
    await sql`vacuum analyze`.execute(query);
    await sql`checkpoint`.execute(query);
  } else await sql`analyze`.execute(query);
}

const monday = parseCalendarDate('2026-11-02');
const tuesday = parseCalendarDate('2026-11-03');

/** One reminder for each subscription. */
function plan(): Plan {
  if (!monday || !tuesday) throw new Error('both are days');
  const deadline = {
    entryId: 'cn-2026-10-r1',
    kind: 'consultation_close',
    edge: 'end',
    date: tuesday,
  } as const;
  return {
    deliveries: [
      {
        notice: { kind: 'reminder', deadline, lead: 1, status: 'extracted' },
        dueAt: now,
        threadTs: null,
        channelOnce: monday,
        skipped: null,
      },
    ],
    progress: { plannedUntil: monday, plannedAt: now },
    nextRunAt: now + dayLength,
  };
}

async function measure(database: Database, size: Size): Promise<readonly string[]> {
  await seed(database, size);
  const ledger = createDeliveryLedger(database);
  const options = { view: everyWorkspace, most: 500, corpusVersion: 'v1' };
  const idle = await median(100, () => ledger.planDue(now - 1, options, plan));
  const peak = await took(async () => {
    for (;;) {
      const outcome = await ledger.planDue(now, options, plan);
      if (outcome.kind !== 'planned' || outcome.subscriptions < options.most) return;
    }
  });
  const facts = await ledger.stats(now);
  if (facts.open !== size.due) throw new Error(`${facts.open} are open, not ${size.due}`);
  const limits = { lease: 30 * second, pace: second };
  let posted = 0;
  const drain = await took(async () => {
    for (;;) {
      const claimed = await ledger.claim(now, { ...limits, most: 50 });
      if (claimed.length === 0) return;
      posted += claimed.length;
      await ledger.settle(
        claimed.map(({ delivery: { id, attempt } }) => ({
          id,
          attempt,
          settlement: { kind: 'posted', ts: '1762045200.000100', at: now },
        })),
      );
    }
  });
  if (posted !== size.due) throw new Error(`${posted} were claimed, not ${size.due}`);
  const asked = await median(5, () => ledger.stats(now));
  const next = await median(100, () => ledger.nextDueAt());
  return [
    `${size.subscriptions.toLocaleString('en')} and ${size.deliveries.toLocaleString('en')}`,
    `${idle.toFixed(2)} ms`,
    `${(peak / 1000).toFixed(2)} s for ${size.due.toLocaleString('en')}`,
    `${Math.round((posted / drain) * 1000).toLocaleString('en')} a second`,
    `${next.toFixed(2)} ms`,
    `${asked.toFixed(0)} ms`,
  ];
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function median(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) times.push(await took(work));
  return quantile(times, 0.5);
}

async function onPostgres(): Promise<readonly string[]> {
  const outside = new Client({ connectionString: server });
  await outside.connect();
  await outside.query('drop schema if exists bench_ledger cascade');
  await outside.query('create schema bench_ledger');
  const url = new URL(server);
  url.searchParams.set('options', '-c search_path=bench_ledger');
  try {
    await using database = await openDatabase({ kind: 'postgres', url: url.href });
    return await measure(database, { subscriptions: 30_000, deliveries: 2_000_000, due: 13_000 });
  } finally {
    await outside.query('drop schema bench_ledger cascade');
    await outside.end();
  }
}

async function onSqlite(): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  await using database = await openDatabase({ kind: 'embedded', folder: folder.path });
  return await measure(database, { subscriptions: 30_000, deliveries: 200_000, due: 13_000 });
}

const names = [
  'subscriptions and deliveries in the ledger',
  'a tick with nothing due, p50',
  'the peak minute planned, in batches of 500',
  'claimed and settled, 50 at a time',
  'when is the next due, p50',
  'the facts for the metrics, p50',
];
const [postgres, sqlite] = [await onPostgres(), await onSqlite()];
process.stdout.write(
  table(
    ['what', 'PostgreSQL', 'SQLite'],
    names.map((name, i) => [name, postgres[i], sqlite[i]]),
  ),
);
