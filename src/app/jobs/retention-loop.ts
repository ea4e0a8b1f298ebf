import type { Clock, Log, RecentKeys } from '../../ports.ts';
import type { Database } from '../../storage/database.ts';
import { enforceRetention, type Retention } from '../../storage/retention.ts';
import { hour } from '../../time/instant.ts';
import { inBackground, pause } from './reminder-loop.ts';

interface RetentionDependencies {
  readonly database: Database;
  readonly retention: Retention;
  /** The memory that all processes share. */
  readonly recent: Pick<RecentKeys, 'addIfNew' | 'forget'>;
  readonly clock: Clock;
  readonly log: Log;
}

const key = 'retention';

/**
 * Deletes what is older than its retention period, once a day in whichever process comes first. Disposing of it waits for what is
 * being deleted.
 */
export function startRetention({ database, retention, recent, clock, log }: RetentionDependencies): AsyncDisposable {
  const round = async (): Promise<void> => {
    if (!(await recent.addIfNew(key, 23 * hour))) return;
    try {
      log.info(await enforceRetention(database, retention, clock.now().getTime()), 'retention periods enforced');
    } catch (error) {
      await recent.forget(key);
      throw error;
    }
  };
  return inBackground(async (signal) => {
    await round().catch((err: unknown) => log.error({ err }, 'retention not enforced; retrying in an hour'));
    await pause(hour, signal);
  });
}
