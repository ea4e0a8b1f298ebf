import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { PlannedDelivery } from '../remind/delivery.ts';
import type { Channel } from '../subscribe/ports.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { By, DeadlineAction, DeadlineEvent, DeadlineState, Hold } from './deadline-state.ts';

/** Where a deadline's state is asked for: a workspace, and one of its channels. */
export interface Place {
  readonly workspaceId: string;
  /** Null outside channels: nobody has acknowledged or muted anything there. */
  readonly channelId: string | null;
}

/** The reminder that comes on the day until which a deadline is snoozed. */
export interface SnoozedReminder {
  readonly subscriptionId: string;
  readonly delivery: PlannedDelivery;
}

/** A deadline that is muted or snoozed in a channel. */
export interface HeldDeadline {
  readonly deadline: DeadlineKey;
  readonly hold: Hold;
}

/** What an action changed. */
export interface StateChange {
  readonly before: DeadlineState;
  /** The same object as `before` if the action changed nothing; nothing was recorded then. */
  readonly after: DeadlineState;
}

/** Stores what was done about deadlines. Each method is one transaction. */
export interface DeskStore {
  /**
   * Carries out an action (`stateAfter`) and records it in the history. Of several at once each sees the one before.
   * @param reminder what a snooze adds, unless its subscription has ended; it is in the ledger once
   */
  readonly act: (
    place: Place,
    deadline: DeadlineKey,
    action: DeadlineAction,
    by: By,
    reminder?: SnoozedReminder,
  ) => Promise<StateChange>;
  /** The states of deadlines by printed key, for those about which something was done. */
  readonly states: (place: Place, deadlines: readonly DeadlineKey[]) => Promise<ReadonlyMap<string, DeadlineState>>;
  /** The open deadlines that a channel has muted, or snoozed until a day after that one, soonest first; none that are past on it. */
  readonly heldIn: (channel: Channel, today: CalendarDate) => Promise<readonly HeldDeadline[]>;
  /** The open deadlines that a user owns, soonest first. */
  readonly ownedBy: (workspaceId: string, userId: string) => Promise<readonly DeadlineKey[]>;
  /** What was done about a deadline, latest first; about all of a workspace if there is no deadline. */
  readonly history: (workspaceId: string, deadline: DeadlineKey | null) => Promise<readonly DeadlineEvent[]>;
  /**
   * Gives a deadline that has moved the state of the one that it was: owner, outcome and holds, but no acknowledgement, since nobody has
   * seen the new day.
   */
  readonly move: (workspaceId: string, from: DeadlineKey, to: DeadlineKey, by: By) => Promise<void>;
}
