import { isDirect } from '../cards/errors.ts';
import type { DeskStore } from '../desk/ports.ts';
import type { Clock, People, RecentKeys } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { PlanningCorpus } from '../remind/planning-corpus.ts';
import { ownedThrough } from '../remind/planning-run.ts';
import type { DeliveryLedger, ReminderPoster } from '../remind/ports.ts';
import { upcomingReminders } from '../remind/upcoming-reminders.ts';
import { hour, type Instant } from '../time/instant.ts';
import { wallClock } from '../time/zoned-clock.ts';
import type { NothingMatchesAnswer, SubscriptionAnswer, SubscriptionView } from './answers.ts';
import { readFilter } from './filter.ts';
import type { FormValues } from './forms.ts';
import { parseSubscribeCommand } from './parse-subscribe-command.ts';
import type { Channel, NewSubscription, SubscriptionStore } from './ports.ts';
import { printSubscribeCommand, termsOf } from './subscribe-command.ts';
import {
  defaultLeads,
  isOfOwned,
  nextRunAt,
  type Progress,
  postingSchedule,
  type Subscription,
  type SubscriptionTerms,
} from './subscription.ts';
import { filterProblems, introductionCard, nothingMatchesText } from './subscription-card.ts';

/** What the use cases of subscriptions need. */
export interface SubscriptionDependencies {
  readonly store: SubscriptionStore;
  readonly ledger: Pick<DeliveryLedger, 'held'>;
  readonly desk: Pick<DeskStore, 'heldIn' | 'ownedBy'>;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly people: People;
  /** The current library. */
  readonly library: () => Library;
  /** Its corpus, prepared for planning. */
  readonly planning: () => PlanningCorpus;
  readonly clock: Clock;
  /** The address of the calendar feed with that token; null if none are served. */
  readonly feedOf: (token: string) => string | null;
  /** The name by which the app is invited. */
  readonly botName: string;
  readonly recent: Pick<RecentKeys, 'inTurn'>;
  /** The IANA time zone of users and channels that have none. */
  readonly zone: string;
  /** Has the reminder engine look for work at once. */
  readonly wake: () => void;
}

/** Who subscribes a channel. */
export type Subscriber = Requester & Channel;

/** Subscribes by what was typed. Refuses what is not valid, and what nothing matches yet unless `anyway`. */
export async function subscribeByCommand(
  deps: SubscriptionDependencies,
  subscriber: Subscriber,
  { words, anyway }: { readonly words: string; readonly anyway: boolean },
): Promise<SubscriptionAnswer> {
  const command = parseSubscribeCommand(words);
  const { filter, problems, zoneTyped } = command;
  const terms = termsOf(command, await defaultTerms(deps, subscriber));
  const { dates, unread, understood } = readFilter(filter, deps.library());
  if (problems.length + dates.length + unread.length > 0) {
    const choices = problems.length + dates.length + unread.length > 1 ? [] : (problems[0]?.choices ?? []);
    return {
      kind: 'invalid_command',
      problems,
      dates,
      unread,
      understood,
      terms,
      words: printSubscribeCommand(command),
      choices: choices.map(({ label, sets }) => ({ label, words: printSubscribeCommand({ ...command, ...sets }) })),
    };
  }
  const refusal = anyway ? null : nothingMatches(filter, printSubscribeCommand(command), deps.library());
  if (refusal) return refusal;
  const answer = await subscribe(deps, subscriber, { ...terms, filter, alerts: command.alerts ?? false });
  return answer.kind === 'subscribed' ? { ...answer, zoneTyped } : answer;
}

/** What is wrong with the filter of a form, in a sentence; null if it is valid. */
export function filterError(
  { library }: Pick<SubscriptionDependencies, 'library'>,
  { filter, anyway }: Pick<FormValues, 'filter' | 'anyway'>,
): string | null {
  const [problem] = filterProblems(readFilter(filter, library()));
  if (problem !== undefined) return problem;
  const refusal = anyway ? null : nothingMatches(filter, filter, library());
  return refusal && nothingMatchesText(refusal);
}

function nothingMatches(filter: string, words: string, library: Library): NothingMatchesAnswer | null {
  if (isOfOwned({ filter })) return null;
  const { matcher, understood } = readFilter(filter, library);
  // Deadlines first: an entry with a deadline that matches matches too, and there are ten times as many entries.
  const matches = library.deadlines.some(matcher.deadline) || library.corpus.entries.some(matcher.entry);
  return matches ? null : { kind: 'nothing_matches', words, understood };
}

type WantedSubscription = SubscriptionTerms & Pick<Subscription, 'filter' | 'alerts'>;

/**
 * Creates a subscription, unless the channel has one with the same filter. The introduction is posted first, once, also if several
 * subscribe at the same time: if Slack refuses it, no subscription is created.
 */
export function subscribe(
  deps: SubscriptionDependencies,
  subscriber: Subscriber,
  wanted: WantedSubscription,
): Promise<SubscriptionAnswer> {
  return deps.recent.inTurn(`subscribe|${subscriber.channelId}`, () => introduce(deps, subscriber, wanted));
}

async function introduce(
  deps: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
  wanted: WantedSubscription,
): Promise<SubscriptionAnswer> {
  const now = deps.clock.now().getTime();
  const subscription = { ...wanted, workspaceId, channelId, createdBy: userId, createdAt: now };
  const duplicate = await findDuplicate(deps, subscription);
  if (duplicate) return duplicate;
  const { understood } = readFilter(wanted.filter, deps.library());
  const target = { workspaceId, channel: channelId, threadTs: null };
  const outcome = await deps.poster.post(target, introductionCard(subscription, understood), 'introduction');
  if (outcome.kind === 'rate_limited') return { kind: 'slack_is_busy', seconds: outcome.retryAfterSeconds };
  if (outcome.kind === 'refused') {
    const { botName } = deps;
    return { kind: 'cannot_post', error: outcome.error, words: wordsOf(wanted), place: { botName, channelId } };
  }
  // A post to a person is in the direct message with the app, where the subscription then belongs.
  const place = outcome.kind === 'posted' && isDirect(channelId) ? (outcome.channel ?? channelId) : channelId;
  const created = await deps.store.create({ ...subscription, channelId: place }, nextRunAt(wanted, now));
  // Somebody else was faster.
  if (created === null) return (await findDuplicate(deps, subscription)) ?? { kind: 'no_subscription' };
  const view = await viewSubscription(deps, created);
  return { kind: 'subscribed', view, isIntroduced: outcome.kind === 'posted', zoneTyped: null };
}

// The command that asks for it.
const wordsOf = (wanted: WantedSubscription): string =>
  printSubscribeCommand({
    ...wanted,
    ...wanted.leads,
    digestDay: wanted.digestDay ?? 'none',
    zoneTyped: null,
    problems: [],
  });

async function findDuplicate(
  deps: SubscriptionDependencies,
  { workspaceId, channelId, ...wanted }: NewSubscription,
): Promise<SubscriptionAnswer | null> {
  const duplicate = await coveringTheSame(deps, { workspaceId, channelId }, wanted.filter);
  if (!duplicate) return null;
  return { kind: 'already_subscribed', view: await viewSubscription(deps, duplicate), words: wordsOf(wanted) };
}

/** The subscription of a channel that covers the same as a filter, however it is worded; null if there is none. */
export async function coveringTheSame(
  { store, library }: Pick<SubscriptionDependencies, 'store' | 'library'>,
  channel: Channel,
  filter: string,
): Promise<Subscription | null> {
  const { covers } = readFilter(filter, library());
  const existing = await store.ofChannel(channel);
  return existing.find((one) => readFilter(one.filter, library()).covers === covers) ?? null;
}

/** A subscription with what it means now: how its filter is understood, and its next reminders. */
export async function viewSubscription(
  deps: Pick<SubscriptionDependencies, 'library' | 'planning' | 'ledger' | 'desk' | 'clock' | 'botName' | 'feedOf'>,
  subscription: Subscription,
): Promise<SubscriptionView> {
  const now = deps.clock.now().getTime();
  const held = await deps.ledger.held(subscription, now);
  const owned = await ownedThrough(deps.desk, subscription);
  const input = { subscription, held, owned, progress: progressOf(subscription, now) };
  return {
    subscription,
    hasCalendar: deps.feedOf('') !== null,
    botName: deps.botName,
    understood: readFilter(subscription.filter, deps.library()).understood,
    upcoming: subscription.state.kind === 'active' ? upcomingReminders(input, deps.planning(), { now, count: 3 }) : [],
  };
}

// Every posting time since the subscription was created has been planned, or will be in a moment.
function progressOf(subscription: Subscription, now: Instant): Progress {
  const { planningDay, postingAt } = postingSchedule(subscription, now);
  return subscription.createdAt <= postingAt
    ? { plannedUntil: planningDay, plannedAt: postingAt }
    : { plannedUntil: null, plannedAt: null };
}

/**
 * The terms that a new subscription starts from: the channel's settings, or 14, 7 and 1 days before at 09:00 in the user's time
 * zone.
 */
export async function defaultTerms(
  { store, people, zone }: Pick<SubscriptionDependencies, 'store' | 'people' | 'zone'>,
  { workspaceId, channelId, userId }: Subscriber,
): Promise<SubscriptionTerms> {
  const saved = await store.settings({ workspaceId, channelId });
  if (saved) return saved;
  const usersZone = await people.zoneOf(workspaceId, userId);
  return { leads: defaultLeads, at: nine, zone: usersZone ?? zone, digestDay: null, cards: 'full' };
}

const nine = wallClock(9 * hour, 'UTC').time;
