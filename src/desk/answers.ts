import type { DatedDeadline } from '../bulletin/corpus.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { Page } from '../cards/buttons.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlineAction, DeadlineState } from './deadline-state.ts';

/** What a form of the desk is for. */
export type FormPurpose = 'done' | 'not_applicable' | 'hand_over' | 'mute';

/** A form about a deadline. */
export interface DeskForm {
  readonly purpose: FormPurpose;
  /** The channel of the card on which it was opened; null for Home and direct messages. */
  readonly channelId: string | null;
  readonly deadline: DeadlineKey;
  readonly title: string;
}

/** The open deadlines that somebody owns, soonest and overdue first. */
export interface MineAnswer {
  readonly kind: 'mine';
  readonly total: number;
  readonly shown: readonly OwnedDeadline[];
  readonly page: Page;
  readonly today: CalendarDate;
  /** The zone in which the days of states are told. */
  readonly zone: string;
}

/** A deadline with its state. */
export interface OwnedDeadline {
  readonly dated: DatedDeadline;
  readonly state: DeadlineState;
}

/** What the desk answers. */
export type DeskAnswer = ActionAnswer | MineAnswer;

/** The answer to an action of the desk. */
export type ActionAnswer =
  | {
      readonly kind: 'desk';
      readonly action: DeadlineAction;
      readonly state: DeadlineState;
      /** False if it was so already. */
      readonly isChanged: boolean;
      /** Whether the card that was pressed shows it. */
      readonly isOnCard: boolean;
      readonly title: string;
    }
  | { readonly kind: 'desk_form'; readonly form: DeskForm }
  /** The deadline is no longer listed. */
  | { readonly kind: 'deadline_gone' }
  /** The ledger has no such posted reminder: it was posted a moment ago, or its record was deleted. */
  | { readonly kind: 'reminder_not_known' };
