import type { Instant } from '../time/instant.ts';

/** What looks after the reminders while the app runs. Disposing of it waits for what is under way. */
export interface ReminderJobs extends AsyncDisposable {
  /** Looks at once: the clock was moved, or something became due. */
  readonly wake: () => void;
  /** When planning and delivering last came to an end without an error; null before the first time. */
  readonly lastDoneAt: () => Instant | null;
}
