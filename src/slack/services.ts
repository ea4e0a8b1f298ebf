import type { Context } from '@slack/bolt';
import type { UseCases } from '../bot/bot.ts';
import type { CardPlace } from '../cards/card.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { Requester } from '../question/request.ts';
import type { ChannelPoster } from './post-card.ts';

/** What every listener works with. */
export interface Services extends UseCases {
  readonly clock: Clock;
  readonly log: Log;
  readonly poster: ChannelPoster;
  /** Event ids that were answered. */
  readonly answered: RecentKeys;
  /** Entries that were shared. */
  readonly shared: RecentKeys;
}

/** Who asks, as Bolt read it out of what Slack sent. */
export function requesterOf(
  { teamId, userId }: Pick<Context, 'teamId' | 'userId'>,
  channelId: string | null,
): Requester {
  return { workspaceId: teamId ?? '', userId: userId ?? '', channelId };
}

/** A direct message has an id that begins with D: there is no channel to share with. */
export function cardPlace(channelId: string): CardPlace {
  return { canShare: !channelId.startsWith('D') };
}

/**
 * What a person typed, out of Slack's encoding of it: mentions of the bot go, links and names give their visible text,
 * `&amp;`, `&lt;` and `&gt;` are read back; other angle brackets were typed and stay. Source: Slack, "Formatting text for app surfaces".
 * @param botUserId the bot's own id, whose mentions are dropped; other mentions stay as their id
 */
export function plainText(text: string, botUserId?: string): string {
  return text
    .replace(/<([@#!][^<>]*|(?:https?|mailto|tel):[^<>]*)>/g, (_, inside: string) =>
      visibleText(inside, botUserId),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function visibleText(inside: string, botUserId: string | undefined): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  if (botUserId !== undefined && target === `@${botUserId}`) return ' ';
  return bar < 0 ? target.replace(/^[!@#]/, '').replace(/^(mailto|tel):/, '') : inside.slice(bar + 1);
}
