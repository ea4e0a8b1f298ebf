import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { By, DeadlineAction, DeadlineEvent, DeadlineState } from './deadline-state.ts';

/** Where a deadline's state is asked for: a workspace, and one of its channels. */
export interface Place {
  readonly workspaceId: string;
  /** Null outside channels: nobody has acknowledged or muted anything there. */
  readonly channelId: string | null;
}

/** What an action changed. */
export interface StateChange {
  readonly before: DeadlineState;
  /** The same object as `before` if the action changed nothing; nothing was recorded then. */
  readonly after: DeadlineState;
}

/** Stores what was done about deadlines. Each method is one transaction. */
export interface DeskStore {
  /** Carries out an action (`stateAfter`) and records it in the history. Of several at once each sees the one before. */
  readonly act: (place: Place, deadline: DeadlineKey, action: DeadlineAction, by: By) => Promise<StateChange>;
  /** The states of deadlines by printed key, for those about which something was done. */
  readonly states: (place: Place, deadlines: readonly DeadlineKey[]) => Promise<ReadonlyMap<string, DeadlineState>>;
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
