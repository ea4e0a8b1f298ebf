import type { Card } from '../cards/card.ts';
import { inLanguage, type Language } from '../messages/language.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { todayIn } from '../time/calendar-date.ts';
import { dayLength, hour } from '../time/instant.ts';
import { announcementCard } from './announcement-card.ts';
import type { SourceStore } from './ports.ts';

/** What telling the curators needs. */
export interface AnnounceDependencies {
  readonly workspaceId: string;
  readonly sources: Pick<SourceStore, 'waiting' | 'announced'>;
  /** A channel, or the curators whom a direct message reaches; nobody where neither is set. */
  readonly recipients: readonly string[];
  /** The language in which a channel or a person is told. Never rejects. */
  readonly languageOf: (recipient: string) => Promise<Language>;
  /** Posts a card once, in a channel or as a direct message. Never rejects. */
  readonly post: (recipient: string, card: Card) => Promise<PostOutcome>;
  readonly recent: Pick<RecentKeys, 'addIfNew' | 'forget'>;
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The hour of the day before which nobody is told, in the app's zone. */
const earliest = 9;

/** How long a refused message waits before it is tried again, in milliseconds. */
const retryAfter = hour;

/**
 * Tells the curators what waits for them, if there is anything that they were not told of: each recipient once a day at most, from nine in the morning on. A message
 * that Slack refused is tried again in an hour; one that it may have posted is not.
 */
export async function announce(deps: AnnounceDependencies): Promise<void> {
  const now = deps.clock.now();
  if (deps.recipients.length === 0 || hourIn(deps.zone, now) < earliest) return;
  const waiting = await deps.sources.waiting(deps.workspaceId);
  const fresh = waiting.filter(({ isAnnounced }) => !isAnnounced);
  if (fresh.length === 0) return;
  const today = todayIn(deps.zone, now);
  const reached: boolean[] = [];
  for (const recipient of deps.recipients) {
    const language = await deps.languageOf(recipient);
    const card = inLanguage(language, () => announcementCard(fresh, waiting.length - fresh.length));
    reached.push(await tell(deps, { recipient, today, card }));
  }
  if (reached.some((one) => one)) await deps.sources.announced(deps.workspaceId, fresh);
}

async function tell(
  { post, recent, log }: AnnounceDependencies,
  { recipient, today, card }: { readonly recipient: string; readonly today: string; readonly card: Card },
): Promise<boolean> {
  const told = `sources-told|${today}|${recipient}`;
  if (!(await recent.addIfNew(told, 2 * dayLength))) return false;
  const outcome = await post(recipient, card);
  if (outcome.kind === 'posted' || outcome.kind === 'uncertain') return true;
  log.warn({ recipient, outcome }, 'curators not told of new drafts; tried again in an hour');
  await recent.forget(told);
  await recent.addIfNew(told, retryAfter);
  return false;
}

const hourIn = (zone: string, now: Date): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now));
