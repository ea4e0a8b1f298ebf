import { type CorpusDeadline, datedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, endKey, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { type DeskSubject, type SnoozeChoice, snoozeChoices } from '../cards/button-values.ts';
import { pageOf } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { currentLanguage, inLanguage, type Language } from '../messages/language.ts';
import type { Clock, People } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { DeliveryLedger, ReminderPoster } from '../remind/ports.ts';
import { canSnooze, snoozedReminder, snoozedUntil } from '../remind/upcoming-reminders.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { directSubscription, languageOfChannel, ownReminders, type Subscription } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { wallClock } from '../time/zoned-clock.ts';
import type { ActionAnswer, DeskForm, FormPurpose, MineAnswer, SubmittedForm, WantedSnooze } from './answers.ts';
import { type DeadlineAction, type DeadlineState, openState } from './deadline-state.ts';
import { handedOverCard, mutedCard, snoozedForYouCard, unmutedCard } from './desk-card.ts';
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
  /** Holds the reminders of a deadline back until a day: in the channel of a posted reminder, or for the requester alone. */
  readonly snooze: (deliveryId: string, wanted: WantedSnooze, requester: Requester) => Promise<ActionAnswer>;
  /** The form that a button opens. */
  readonly form: (subject: DeskSubject, purpose: FormPurpose, requester: Requester) => Promise<ActionAnswer>;
  /** Carries out a form. */
  readonly submit: (form: SubmittedForm, requester: Requester) => Promise<ActionAnswer>;
}

/** What the desk needs. */
export interface DeskDependencies {
  readonly desk: DeskStore;
  readonly ledger: Pick<DeliveryLedger, 'posted'>;
  readonly store: Pick<SubscriptionStore, 'find' | 'ofChannel' | 'ofWorkspace'>;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly people: Pick<People, 'isPerson' | 'languageOf'>;
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
      const deliveryId = subject.kind === 'reminder' ? subject.deliveryId : null;
      return { kind: 'desk_form', form: { purpose, channelId, deadline, title, deliveryId } };
    },
    snooze: (deliveryId, wanted, requester) => snooze(deps, deliveryId, wanted, requester),
    submit: async (form, requester) => {
      if (form.kind === 'snooze') return snooze(deps, form.deliveryId, form, requester);
      const { channelId, deadline, action } = form;
      const title = titleOf(deps, deadline);
      if (title === null) return { kind: 'deadline_gone', ...(action.kind === 'settle' && { note: action.note }) };
      const owner = action.kind === 'assign' ? action.owner : null;
      if (owner !== null && (await deps.people.isPerson(requester.workspaceId, owner)) === false)
        return { kind: 'not_a_person', userId: owner };
      return act(deps, { channelId, deadline, title, isOnCard: false }, action, requester);
    },
  };
}

const ownedOnPage = 5;

// One that is no longer listed, because it was corrected away, is left out.
async function mine(
  { desk, store, library }: DeskDependencies,
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
  const reminders = ownReminders(await store.ofWorkspace(workspaceId), userId);
  return { kind: 'mine', total: listed.length, shown, page, today, zone, reminders };
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
  { desk, store, poster, people, clock, wake }: DeskDependencies,
  { channelId, deadline, title, isOnCard }: Found,
  action: DeadlineAction,
  { workspaceId, userId: by }: Requester,
): Promise<ActionAnswer> {
  const at = clock.now().getTime();
  const { before, after } = await desk.act({ workspaceId, channelId }, deadline, action, { by, at });
  const isChanged = after !== before;
  // Another try of what was done already draws the cards again: an earlier edit may have been lost.
  wake();
  const tell = (channel: string, language: Language, card: () => Card) =>
    poster.post({ workspaceId, channel, threadTs: null }, inLanguage(language, card), 'desk');
  const told = { title, deadline, by };
  const isMuted = action.kind === 'hold' && action.until === null;
  const isUnmuted = action.kind === 'release' && before.held?.until === null;
  if (isChanged && channelId !== null && (isMuted || isUnmuted)) {
    const language = languageOfChannel(await store.ofChannel({ workspaceId, channelId }));
    await tell(channelId, language, () => (isMuted ? mutedCard(told) : unmutedCard(told)));
  }
  const owner = isChanged && action.kind === 'assign' ? action.owner : null;
  if (owner === null) return { kind: 'desk', action, state: after, isChanged, isOnCard, title, asksToRemind: false };
  const isReminded = ownReminders(await store.ofWorkspace(workspaceId), owner) !== null;
  if (owner !== by) {
    const language = (await people.languageOf(workspaceId, owner)) ?? currentLanguage();
    await tell(owner, language, () => handedOverCard(told, { isReminded }));
  }
  // Asked once: whoever has other deadlines has been asked.
  const asksToRemind = owner === by && !isReminded && (await desk.ownedBy(workspaceId, owner)).length === 1;
  return { kind: 'desk', action, state: after, isChanged, isOnCard, title, asksToRemind };
}

async function snooze(
  deps: DeskDependencies,
  deliveryId: string,
  { until: choice, isForMe }: WantedSnooze,
  requester: Requester,
): Promise<ActionAnswer> {
  const { desk, store, library, clock, wake } = deps;
  const { workspaceId, userId: by } = requester;
  const found = await find(deps, { kind: 'reminder', deliveryId }, requester);
  if ('kind' in found) return found;
  const { deadline, title, channelId } = found;
  const about = findDeadline(library().corpus, deadline);
  if (!about) return { kind: 'deadline_gone' };
  const subscription = await subscriptionOf(deps, deliveryId, { workspaceId, channelId });
  if (!subscription) return { kind: 'no_subscription' };
  const at = clock.now().getTime();
  const today = wallClock(at, subscription.zone).date;
  const until = isChoice(choice) ? snoozedUntil(choice, today, jurisdictionOf(about.source)) : choice;
  if (!canSnooze(deadline, until, today)) return { kind: 'not_snoozed', until, deadline };
  const own = isForMe ? directSubscription(await store.ofWorkspace(workspaceId), by) : null;
  const terms = own ?? subscription;
  const snoozed = { until, at: terms.at, zone: terms.zone };
  const told = { title, deadline, by };
  const place = isForMe
    ? await tellAlone(deps, workspaceId, own?.channelId ?? by, snoozedForYouCard(told, snoozed))
    : channelId;
  if (place === null) return { kind: 'not_reachable' };
  const delivery = snoozedReminder({ deadline, status: about.deadline.status }, until, terms);
  const action = { kind: 'hold', until } as const;
  await desk.act(
    { workspaceId, channelId: place },
    deadline,
    action,
    { by, at },
    { subscriptionId: terms.id, delivery },
  );
  wake();
  return { kind: 'snoozed', ...snoozed, isForMe, title };
}

const isChoice = (until: WantedSnooze['until']): until is Exclude<SnoozeChoice, 'form'> =>
  snoozeChoices.some((one) => one === until);

/** The subscription that brought a reminder; another one of the channel if it has ended. */
async function subscriptionOf(
  { ledger, store }: DeskDependencies,
  deliveryId: string,
  channel: { readonly workspaceId: string; readonly channelId: string | null },
): Promise<Subscription | null> {
  const { workspaceId, channelId } = channel;
  const posted = await ledger.posted(workspaceId, deliveryId);
  const found = posted && (await store.find(workspaceId, posted.subscriptionId));
  if (found || channelId === null) return found;
  return (await store.ofChannel({ workspaceId, channelId }))[0] ?? null;
}

// Who snoozes for themselves reads so in the direct message in which the reminder will come. Null if it cannot be sent.
async function tellAlone(
  { poster }: DeskDependencies,
  workspaceId: string,
  channel: string,
  card: Card,
): Promise<string | null> {
  const outcome = await poster.post({ workspaceId, channel, threadTs: null }, card, 'desk');
  return outcome.kind === 'posted' ? (outcome.channel ?? channel) : null;
}
