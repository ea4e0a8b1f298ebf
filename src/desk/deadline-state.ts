import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';

/** What was done, by which user and when. */
export interface By {
  readonly by: string;
  readonly at: Instant;
}

/** How a deadline ended for a workspace: it was met, or it does not concern it. */
export interface Outcome extends By {
  readonly kind: 'done' | 'not_applicable';
  /** What the user wrote about it; empty for nothing. */
  readonly note: string;
}

/** The state of a deadline: in the whole workspace who has it and how it ended, in one channel who saw it and whether it is silent. */
export interface DeadlineState {
  /** Null if nobody has taken it. */
  readonly owner: { readonly userId: string; readonly since: Instant } | null;
  /** Null while it is open. */
  readonly outcome: Outcome | null;
  /** Who acknowledged it in the channel first; null if nobody has. */
  readonly acknowledged: By | null;
  /** Who muted or snoozed it in the channel; null if its reminders are posted. */
  readonly held: Hold | null;
}

/** A deadline of which a channel wants no reminders: none at all (muted), or none before a day (snoozed). */
export interface Hold extends By {
  readonly until: CalendarDate | null;
}

/** The state of a deadline that nobody has done anything about. */
export const openState: DeadlineState = { owner: null, outcome: null, acknowledged: null, held: null };

/** Deadlines by printed key that are muted or settled (null), or snoozed until a day. */
export type HeldDeadlines = ReadonlyMap<string, CalendarDate | null>;

/** Whether reminders of a deadline are held back on a day. */
export const isHeld = (hold: Pick<Hold, 'until'> | null, day: CalendarDate): boolean =>
  hold !== null && (hold.until === null || hold.until > day);

/** What a user does about a deadline. */
export type DeadlineAction =
  /** Seen: no reminder on the last day. */
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'take_back_acknowledgement' }
  /** The owner is responsible for it, until somebody else is or nobody. */
  | { readonly kind: 'assign'; readonly owner: string | null }
  | { readonly kind: 'settle'; readonly as: Outcome['kind']; readonly note: string }
  | { readonly kind: 'reopen' }
  /** `until` null mutes it. */
  | { readonly kind: 'hold'; readonly until: CalendarDate | null }
  | { readonly kind: 'release' };

/** An action, or what the app did because a deadline has moved. */
export type DeadlineEvent = (DeadlineAction | { readonly kind: 'moved'; readonly from: string }) &
  By & {
    readonly deadline: DeadlineKey;
    /** Null where no channel is concerned: on Home and in direct messages. */
    readonly channelId: string | null;
  };

/**
 * The state after an action. An action that changes nothing returns the same state: a second acknowledgement, an owner who has it
 * already, settling it again without a new note, reopening what is open. Who takes a deadline in a channel has seen it there, and who settles it has it.
 */
export function stateAfter(state: DeadlineState, action: DeadlineAction, { by, at }: By): DeadlineState {
  const seen = state.acknowledged ?? { by, at };
  switch (action.kind) {
    case 'acknowledge':
      return state.acknowledged ? state : { ...state, acknowledged: seen };
    case 'take_back_acknowledgement':
      return state.acknowledged ? { ...state, acknowledged: null } : state;
    case 'assign': {
      const { owner } = action;
      if (owner === (state.owner?.userId ?? null)) return state;
      return owner === null
        ? { ...state, owner: null }
        : { ...state, owner: { userId: owner, since: at }, acknowledged: owner === by ? seen : state.acknowledged };
    }
    case 'settle':
      if (state.outcome?.kind === action.as && (action.note === '' || state.outcome.note === action.note)) return state;
      return { ...state, outcome: { kind: action.as, note: action.note, by, at }, acknowledged: seen };
    case 'reopen':
      return state.outcome ? { ...state, outcome: null } : state;
    case 'hold':
      if (state.held && state.held.until === action.until) return state;
      return { ...state, held: { by, at, until: action.until } };
    case 'release':
      return state.held ? { ...state, held: null } : state;
  }
}
