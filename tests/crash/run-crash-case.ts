import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StorePlace } from '../../src/app/settings.ts';
import { createDeliveryLedger } from '../../src/storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { openSlackStandIn, type SlackStandIn, type StandInFaults } from '../stand-in/slack-stand-in.ts';
import { settledIn } from '../storage/settled-in.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type CrashPlace, postgresPlace } from './postgres-place.ts';
import { deadlinesEach, seedReminders } from './seed-reminders.ts';

/** A story of crashes. */
export interface CrashCase {
  readonly store: 'sqlite' | 'postgres';
  readonly processes: number;
  /** Whether the app may read channels. */
  readonly history: boolean;
  readonly kills: number;
  /** Whether they are direct messages to the owners of deadlines, and not posts in channels. */
  readonly owners?: boolean;
  /** How many are due at once, a multiple of five. */
  readonly reminders: number;
  readonly troubles: Partial<StandInFaults>;
  /** A process is killed when a random number of posts, up to `posts`, has been taken since its start; after `most` milliseconds anyway. */
  readonly life: { readonly posts: number; readonly most: number };
  readonly seed: number;
  /** On PostgreSQL: at each so-manieth kill every connection is cut, as when the database is started anew. */
  readonly cutEvery?: number;
  /** Runs the sources through tsx instead of the built program. */
  readonly fromSource?: boolean;
  /** Shorter waits than in production, in milliseconds: how long a claim holds, and after how long a lost post is looked for. */
  readonly timing?: { readonly lease: number; readonly reconcileDelay: number };
}

/** What became of all reminders. */
export interface Row {
  readonly name: string;
  readonly kills: number;
  readonly due: number;
  /** How many posts were taken while processes were being killed: the rest came after. */
  readonly during: number;
  /** Reminders that stand in their channel exactly once. */
  readonly once: number;
  /** Reminders that stand there more than once, where each copy but the first says that it may be a repeat; and the others. */
  readonly marked: number;
  readonly unmarked: number;
  readonly lost: number;
  /** How often a process ended by itself, as when the database was cut while it opened: whatever runs it starts it again. */
  readonly ended: number;
  readonly seconds: number;
}

/** Lets the processes run, kills them, lets them finish, and counts. */
export async function runCrashCase(story: CrashCase): Promise<Row> {
  const began = performance.now();
  await using folder = await temporaryFolder();
  await using slack = await openSlackStandIn({ ...story.troubles, history: story.history }, story.seed);
  await using place = await placeOf(story, folder.path);
  const { reminders, owners = false } = story;
  await seedReminders(place.place, folder.path, reminders / deadlinesEach, { owners });
  const ground = { slack, folder: folder.path, place: place.place, cut: place.cut };
  const { killed, ended } = await killAgainAndAgain(story, ground);
  const during = slack.posts.length;
  await finish(story, ground);
  const seconds = (performance.now() - began) / 1000;
  return { ...count(slack, story), during, ended, kills: killed, seconds };
}

/** What the processes of a story work with. */
export interface Ground {
  readonly slack: SlackStandIn;
  readonly folder: string;
  readonly place: StorePlace;
  /** Cuts every connection to the database. */
  readonly cut: () => Promise<void>;
}

/** An empty place for the store of a story. */
export async function placeOf(story: Pick<CrashCase, 'store'>, folder: string): Promise<CrashPlace> {
  if (story.store === 'postgres') return postgresPlace();
  const place = { kind: 'embedded', folder: join(folder, 'state') } as const;
  return { place, cut: () => Promise.resolve(), [Symbol.asyncDispose]: () => Promise.resolve() };
}

async function killAgainAndAgain(
  story: CrashCase,
  ground: Ground,
): Promise<{ readonly killed: number; readonly ended: number }> {
  let killed = 0;
  let ended = 0;
  const line = async (): Promise<void> => {
    while (killed < story.kills && ground.slack.posts.length < story.reminders * 3) {
      const child = start(story, ground);
      await untilItHasPosted(story.life, ground.slack, child);
      if (child.exitCode !== null) {
        ended += 1;
        continue;
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      killed += 1;
      if (story.cutEvery !== undefined && killed % story.cutEvery === 0) await ground.cut();
    }
  };
  await Promise.all(Array.from({ length: story.processes }, line));
  return { killed, ended };
}

// Killed in the midst of posting, wherever it is then: before the post, during it, or before its outcome is noted.
async function untilItHasPosted(
  { posts, most }: CrashCase['life'],
  slack: SlackStandIn,
  child: ChildProcess,
): Promise<void> {
  const enough = slack.posts.length + 1 + Math.random() * posts;
  const end = performance.now() + most;
  while (slack.posts.length < enough && performance.now() < end && child.exitCode === null) await wait(3);
}

// The trouble is over, and what is uncertain comes to an end.
async function finish(story: CrashCase, ground: Ground): Promise<void> {
  ground.slack.misbehave({ lost: 0, limited: 0, broken: 0, stalled: 0, latency: 0 });
  const children = Array.from({ length: story.processes }, () => start(story, ground));
  await using database = await openDatabase(ground.place);
  const ledger = createDeliveryLedger(database);
  for (;;) {
    const { open } = await ledger.stats(Date.now());
    if (open === 0 && (await settledIn(database)).posted >= story.reminders) break;
    const ended = children.find(({ exitCode }) => exitCode !== null);
    if (ended) throw new Error(`the app ended by itself with ${ended.exitCode}`);
    await wait(200);
  }
  for (const child of children) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Starts the app as a process of its own. */
export function start(
  { fromSource, timing }: Pick<CrashCase, 'fromSource' | 'timing'>,
  { slack, folder, place }: Omit<Ground, 'cut'>,
): ChildProcess {
  const main = fromSource
    ? ['--import', 'tsx', join(root, 'tests/crash/app-process.ts')]
    : [join(root, 'dist/app/main.js'), 'start'];
  return spawn(process.execPath, main, {
    cwd: root,
    stdio: ['ignore', 'ignore', process.env['CRASH_LOG'] ? 'inherit' : 'ignore'],
    env: {
      PATH: process.env['PATH'],
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_APP_TOKEN: 'xapp-stand-in',
      TZ_DEFAULT: 'UTC',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'warn',
      ...(place.kind === 'postgres' ? { DATABASE_URL: place.url } : { STATE_DIR: place.folder }),
      ...(timing && { CRASH_TIMING: JSON.stringify(timing) }),
    },
  });
}

function count(
  slack: SlackStandIn,
  { store, history, reminders }: CrashCase,
): Omit<Row, 'kills' | 'during' | 'ended' | 'seconds'> {
  const copies = new Map<string, string[]>();
  for (const { deliveryId, text, blocks } of slack.posts) {
    const key = deliveryId ?? text;
    copies.set(key, [...(copies.get(key) ?? []), blocks]);
  }
  const all = [...copies.values()];
  const again = all.filter(({ length }) => length > 1);
  const marked = again.filter(([, ...later]) => later.every((blocks) => blocks.includes('Possible duplicate')));
  return {
    name: `${store}-${history ? 'history' : 'blind'}`,
    due: reminders,
    once: all.length - again.length,
    marked: marked.length,
    unmarked: again.length - marked.length,
    lost: Math.max(0, reminders - all.length),
  };
}
