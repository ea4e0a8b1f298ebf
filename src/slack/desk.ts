import type { Workflows } from '../workflows/create-workflows.ts';
import type { Clock, DoneBefore, Log } from '../workflows/ports.ts';
import type { ChannelPoster } from './channel-poster.ts';

/** What every listener works with. */
export interface Desk extends Workflows {
  readonly clock: Clock;
  readonly log: Log;
  readonly poster: ChannelPoster;
  /** Event ids that were answered. */
  readonly answered: DoneBefore;
  /** Entries that were shared. */
  readonly shared: DoneBefore;
}
