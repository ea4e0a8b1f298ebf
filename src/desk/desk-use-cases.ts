import { type CorpusDeadline, datedDeadline } from '../bulletin/corpus.ts';
import { type DeadlineKey, endKey, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { DeskSubject } from '../cards/button-values.ts';
import { pageOf } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { DeliveryLedger, ReminderPoster } from '../remind/ports.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { ActionAnswer, DeskForm, FormPurpose, MineAnswer } from './answers.ts';
import { type DeadlineAction, type DeadlineState, openState } from './deadline-state.ts';
import { handedOverCard, mutedCard } from './desk-card.ts';
import type { DeskStore } from './ports.ts';

/** What members of a workspace do about deadlines. Each action can be repeated. */
export interface Desk {
  /** Does what a button says. */
  readonly act: (subject: DeskSubject, action: DeadlineAction, requester: Requester) => Promise<ActionAnswer>;
  /** The open deadlines that the requester owns, in every channel, as of a day. */
  readonly mine: (
    requester: Requester,
    asked: { readonly today: CalendarDate; readonly zone: string; readonly page: number },
  ) => Promise<MineAnswer>;
  /** The states of deadlines where the requester is, by printed key, for those about which something was done. */
  readonly states: (
    requester: Requester,
    deadlines: readonly CorpusDeadline[],
  ) => Promise<ReadonlyMap<string, DeadlineState>>;
  /** The form that a button opens. */
  readonly form: (subject: DeskSubject, purpose: FormPurpose, requester: Requester) => Promise<ActionAnswer>;
  /** Carries out a form: the channel is that of the card on which it was opened. */
  readonly submit: (
    form: Pick<DeskForm, 'channelId' | 'deadline'>,
    action: DeadlineAction,
    requester: Requester,
  ) => Promise<ActionAnswer>;
}

/** What the desk needs. */
export interface DeskDependencies {
  readonly desk: DeskStore;
  readonly ledger: Pick<DeliveryLedger, 'posted'>;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly library: () => Library;
  readonly clock: Clock;
  /** Has the reminder engine draw the cards anew at once. */
  readonly wake: () => void;
}

/** Creates the desk. */
export function createDesk(deps: DeskDependencies): Desk {
  return {
    act: async (subject, action, requester) => {
      const found = await find(deps, subject, requester);
      return 'kind' in found ? found : act(deps, found, action, requester);
    },
    mine: (requester, asked) => mine(deps, requester, asked),
    states: ({ workspaceId, channelId }, deadlines) =>
      deps.desk.states({ workspaceId, channelId }, deadlines.map(endKey)),
    form: async (subject, purpose, requester) => {
      const found = await find(deps, subject, requester);
      if ('kind' in found) return found;
      const { channelId, deadline, title } = found;
      return { kind: 'desk_form', form: { purpose, channelId, deadline, title } };
    },
    submit: async ({ channelId, deadline }, action, requester) => {
      const title = titleOf(deps, deadline);
      if (title === null) return { kind: 'deadline_gone' };
      const found = { channelId, deadline, title, isOnCard: false };
      return act(deps, found, action, requester);
    },
  };
}

const ownedOnPage = 5;

// One that is no longer listed, because it was corrected away, is left out.
async function mine(
  { desk, library }: DeskDependencies,
  { workspaceId, userId }: Requester,
  { today, zone, page: number }: { readonly today: CalendarDate; readonly zone: string; readonly page: number },
): Promise<MineAnswer> {
  const keys = await desk.ownedBy(workspaceId, userId);
  const listed = keys.flatMap((key) => {
    const about = findDeadline(library().corpus, key);
    return about ? [{ key, dated: datedDeadline(about, today) }] : [];
  });
  const { items, page } = pageOf(listed, { number, size: ownedOnPage });
  const states = await desk.states(
    { workspaceId, channelId: null },
    items.map(({ key }) => key),
  );
  const shown = items.map(({ key, dated }) => ({ dated, state: states.get(printDeadlineKey(key)) ?? openState }));
  return { kind: 'mine', total: listed.length, shown, page, today, zone };
}

/** A deadline that somebody acts on, and where. */
interface Found extends Pick<DeskForm, 'channelId' | 'deadline' | 'title'> {
  /** Whether it was pressed on a reminder, which will show what was done. */
  readonly isOnCard: boolean;
}

async function find(
  deps: DeskDependencies,
  subject: DeskSubject,
  { workspaceId, channelId }: Requester,
): Promise<Found | ActionAnswer> {
  if (subject.kind === 'deadline') {
    const title = titleOf(deps, subject.deadline);
    return title === null
      ? { kind: 'deadline_gone' }
      : { channelId, deadline: subject.deadline, title, isOnCard: false };
  }
  const posted = await deps.ledger.posted(workspaceId, subject.deliveryId);
  if (!posted || !('deadline' in posted.notice)) return { kind: 'reminder_not_known' };
  const { deadline } = posted.notice;
  const title = titleOf(deps, deadline);
  return title === null ? { kind: 'deadline_gone' } : { channelId: posted.channelId, deadline, title, isOnCard: true };
}

const titleOf = ({ library }: DeskDependencies, deadline: DeadlineKey): string | null =>
  findDeadline(library().corpus, deadline)?.source.entry.title ?? null;

async function act(
  { desk, poster, clock, wake }: DeskDependencies,
  { channelId, deadline, title, isOnCard }: Found,
  action: DeadlineAction,
  { workspaceId, userId: by }: Requester,
): Promise<ActionAnswer> {
  const at = clock.now().getTime();
  const { before, after } = await desk.act({ workspaceId, channelId }, deadline, action, { by, at });
  const isChanged = after !== before;
  // Another try of what was done already draws the cards again: an earlier edit may have been lost.
  wake();
  const tell = (channel: string, card: Card) => poster.post({ workspaceId, channel, threadTs: null }, card, 'desk');
  const told = { title, deadline, by };
  if (isChanged && action.kind === 'hold' && action.until === null && channelId !== null)
    await tell(channelId, mutedCard(told));
  if (isChanged && action.kind === 'assign' && action.owner !== null && action.owner !== by)
    await tell(action.owner, handedOverCard(told));
  return { kind: 'desk', action, state: after, isChanged, isOnCard, title };
}
