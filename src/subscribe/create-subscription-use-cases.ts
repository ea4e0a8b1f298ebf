import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { isDirect } from '../cards/errors.ts';
import type { DeskStore } from '../desk/ports.ts';
import { inLanguage } from '../messages/language.ts';
import type { Clock, People, RecentKeys } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { PlanningCorpus } from '../remind/planning-corpus.ts';
import { ownedThrough } from '../remind/planning-run.ts';
import type { DeliveryLedger, ReminderPoster } from '../remind/ports.ts';
import { upcomingReminders } from '../remind/upcoming-reminders.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { wallClock } from '../time/zoned-clock.ts';
import type { NothingMatchesAnswer, SimilarAnswer, SubscriptionAnswer, SubscriptionView } from './answers.ts';
import { matchingDeadlines, readFilter, understoodThere } from './filter.ts';
import { parseSubscribeCommand } from './parse-subscribe-command.ts';
import type { Channel, SubscriptionStore } from './ports.ts';
import { printSubscribeCommand, termsOf } from './subscribe-command.ts';
import {
  directSubscription,
  isOfOwned,
  nextRunAt,
  type Progress,
  postingSchedule,
  type Subscription,
  type SubscriptionTerms,
  usualTerms,
  type WantedSubscription,
} from './subscription.ts';
import { introductionCard } from './subscription-card.ts';

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

/** Subscribes by what was typed. Asks about what is not valid, and unless `anyway` about what nothing matches yet and what is covered already. */
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
  const wanted = { ...terms, filter, alerts: command.alerts ?? false };
  const answer = await subscribe(deps, subscriber, { wanted, anyway });
  return answer.kind === 'subscribed' ? { ...answer, zoneTyped } : answer;
}

/** The answer where nothing matches a filter yet; null if something does. @param words the command to subscribe anyway */
export function nothingMatches(filter: string, words: string, library: Library): NothingMatchesAnswer | null {
  if (isOfOwned({ filter })) return null;
  const { matcher, understood } = readFilter(filter, library);
  // Deadlines first: an entry with a deadline that matches matches too, and there are ten times as many entries.
  const matches = library.deadlines.some(matcher.deadline) || library.corpus.entries.some(matcher.entry);
  return matches ? null : { kind: 'nothing_matches', words, understood };
}

/**
 * Creates a subscription, unless the channel has one that covers the same; one that covers much of it is asked about first, unless `anyway`. The
 * introduction is posted first, once, also if several subscribe at the same time: if Slack refuses it, no subscription is created.
 */
export function subscribe(
  deps: SubscriptionDependencies,
  subscriber: Subscriber,
  { wanted, anyway }: { readonly wanted: WantedSubscription; readonly anyway: boolean },
): Promise<SubscriptionAnswer> {
  // A person's direct message with the app goes by the person's id before there is one.
  const place = isDirect(subscriber.channelId) ? subscriber.userId : subscriber.channelId;
  return deps.recent.inTurn(`subscribe|${place}`, async () => {
    const channel = await personalChannel(deps, subscriber);
    return (await similar(deps, channel, { wanted, anyway })) ?? introduce(deps, { ...subscriber, ...channel }, wanted);
  });
}

/** The channel, or for a person who subscribes alone the direct message in which their other subscriptions are. */
export async function personalChannel(
  { store }: Pick<SubscriptionDependencies, 'store'>,
  { workspaceId, channelId, userId }: Subscriber,
): Promise<Channel> {
  if (channelId !== userId) return { workspaceId, channelId };
  const all = await store.ofWorkspace(workspaceId);
  return { workspaceId, channelId: directSubscription(all, userId)?.channelId ?? userId };
}

async function introduce(
  deps: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
  wanted: WantedSubscription,
): Promise<SubscriptionAnswer> {
  const now = deps.clock.now().getTime();
  const subscription = { ...wanted, workspaceId, channelId, createdBy: userId, createdAt: now };
  const introduction = inLanguage(wanted.language, () =>
    introductionCard(subscription, understoodThere(subscription, deps.library())),
  );
  const target = { workspaceId, channel: channelId, threadTs: null };
  const outcome = await deps.poster.post(target, introduction, 'introduction');
  if (outcome.kind === 'rate_limited') return { kind: 'slack_is_busy', seconds: outcome.retryAfterSeconds };
  if (outcome.kind === 'refused') {
    const { botName } = deps;
    return { kind: 'cannot_post', error: outcome.error, words: wordsOf(wanted), place: { botName, channelId } };
  }
  // A post to a person is in the direct message with the app, where the subscription then belongs.
  const place = outcome.kind === 'posted' && isDirect(channelId) ? (outcome.channel ?? channelId) : channelId;
  const created = await deps.store.create({ ...subscription, channelId: place }, nextRunAt(wanted, now));
  // Somebody else was faster.
  if (created === null) {
    return (
      (await similar(deps, { workspaceId, channelId: place }, { wanted, anyway: true })) ?? { kind: 'no_subscription' }
    );
  }
  const view = await viewSubscription(deps, created);
  return { kind: 'subscribed', view, isIntroduced: outcome.kind === 'posted', zoneTyped: null };
}

/** The command that asks for it. */
export const wordsOf = (wanted: WantedSubscription): string =>
  printSubscribeCommand({
    ...wanted,
    ...wanted.leads,
    digestDay: wanted.digestDay ?? 'none',
    zoneTyped: null,
    problems: [],
  });

async function similar(
  deps: SubscriptionDependencies,
  channel: Channel,
  { wanted, anyway }: { readonly wanted: WantedSubscription; readonly anyway: boolean },
): Promise<SimilarAnswer | null> {
  const found = await findSimilar(deps, channel, wanted.filter);
  if (!found || (anyway && found.overlap !== null)) return null;
  const view = await viewSubscription(deps, found.subscription);
  return { kind: 'similar_subscription', view, words: wordsOf(wanted), overlap: found.overlap };
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

/**
 * The subscription of a channel that covers the same as a filter, however it is worded; or else the one that shares the most upcoming deadlines with it, if
 * that is half of what the narrower one covers. Null if there is neither.
 */
async function findSimilar(
  { store, library, clock, zone }: Pick<SubscriptionDependencies, 'store' | 'library' | 'clock' | 'zone'>,
  channel: Channel,
  filter: string,
): Promise<(Pick<SimilarAnswer, 'overlap'> & { readonly subscription: Subscription }) | null> {
  const current = library();
  const same = await coveringTheSame({ store, library }, channel, filter);
  if (same) return { subscription: same, overlap: null };
  const existing = await store.ofChannel(channel);
  const today = todayIn(zone, clock.now());
  const upcoming = (one: string): readonly CorpusDeadline[] =>
    matchingDeadlines(one, current).filter(({ deadline }) => deadline.date >= today);
  const asked = new Set(upcoming(filter));
  const sharing = existing.flatMap((subscription) => {
    const matching = upcoming(subscription.filter);
    const covered = matching.filter((one) => asked.has(one)).length;
    const isMuch = covered > 0 && covered >= Math.min(asked.size, matching.length) / 2;
    const likeness = covered / (asked.size + matching.length - covered);
    return isMuch ? [{ subscription, overlap: { covered, of: asked.size }, likeness }] : [];
  });
  return sharing.sort((a, b) => b.likeness - a.likeness)[0] ?? null;
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
    today: wallClock(now, subscription.zone).date,
    hasCalendar: deps.feedOf('') !== null,
    botName: deps.botName,
    understood: understoodThere(subscription, deps.library()),
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
 * zone and language.
 */
export async function defaultTerms(
  { store, people, zone }: Pick<SubscriptionDependencies, 'store' | 'people' | 'zone'>,
  { workspaceId, channelId, userId }: Subscriber,
): Promise<SubscriptionTerms> {
  const saved = await store.settings({ workspaceId, channelId });
  if (saved) return saved;
  const usersZone = await people.zoneOf(workspaceId, userId);
  return usualTerms(usersZone ?? zone);
}
