import { fromKysely, PgBoss } from 'pg-boss';
import type { Clock, Log } from '../../ports.ts';
import type { Instant } from '../../time/instant.ts';
import type { ReminderJobs } from './reminder-loop.ts';

/** A delivery that has become open, and when it is due. */
interface Opened {
  readonly id: string;
  readonly dueAt: Instant;
}

/** What a job does. */
interface Work {
  /** Plans what has become due, and announces what was left lying. */
  readonly tick: () => Promise<void>;
  /** Delivers those of the deliveries that are due. */
  readonly deliver: (ids: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Jobs on PostgreSQL, not yet started. */
export interface PgBossJobs extends AsyncDisposable {
  /** Adds a job for each delivery, in the transaction that opened them. */
  readonly announce: (
    transaction: Parameters<typeof fromKysely>[0],
    opened: readonly Opened[],
  ) => Promise<void>;
  /** Begins to work. Any number of processes may. */
  readonly start: (work: Work) => Promise<ReminderJobs>;
}

const queues = { tick: 'privacy-law-tick', deliver: 'privacy-law-deliver' } as const;

/** Deliveries that a worker takes together, and workers in a process. */
const batch = 50;
const workers = 4;

/** Longer than a call to Slack may take (10 s): a worker that is silent for so long is dead. In seconds. */
const heartbeat = 30;

/**
 * Opens pg-boss on a database; its tables are made where they are missing. The ledger is the truth, a job only says when to
 * look: one too many finds nothing to claim, one too few is made good by the next tick.
 */
export async function openPgBossJobs(connectionString: string, log: Log): Promise<PgBossJobs> {
  const boss = new PgBoss({ connectionString, application_name: 'privacy-law jobs', max: 6 });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue reports an error'));
  await boss.start();
  await boss.createQueue(queues.tick, { policy: 'short', retryLimit: 0, expireInSeconds: 300 });
  await boss.createQueue(queues.deliver, {
    retryLimit: 1000,
    retryDelay: 1,
    heartbeatSeconds: heartbeat,
    deleteAfterSeconds: 3600,
  });
  return {
    announce: async (transaction, opened) => {
      if (opened.length === 0) return;
      const jobs = opened.map(({ id, dueAt }) => ({ data: { id }, startAfter: new Date(dueAt) }));
      await boss.insert(queues.deliver, jobs, { db: fromKysely(transaction) });
    },
    start: (work) => start(boss, work),
    [Symbol.asyncDispose]: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

async function start(boss: PgBoss, { tick, deliver, clock, log }: Work): Promise<ReminderJobs> {
  let lastDone: Instant | null = null;
  const wake = (): void => {
    boss
      .send(queues.tick, null, { singletonKey: 'tick' })
      .catch((error: unknown) => log.warn({ err: error }, 'the reminders could not be woken'));
  };
  await boss.schedule(queues.tick, '* * * * *', null, { missed: 'once' });
  await boss.work(queues.tick, { pollingIntervalSeconds: 1 }, async () => {
    await tick();
    lastDone = clock.now().getTime();
  });
  await boss.work<{ readonly id: string }>(
    queues.deliver,
    { batchSize: batch, localConcurrency: workers, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
    (jobs) => deliver(jobs.map(({ data }) => data.id)),
  );
  wake();
  return {
    wake,
    lastDoneAt: () => lastDone,
    [Symbol.asyncDispose]: async () => {
      await boss.offWork(queues.tick, { wait: true });
      await boss.offWork(queues.deliver, { wait: true });
    },
  };
}
