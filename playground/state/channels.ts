import type { Json } from '../json.ts';
import type { PageChannel } from '../page-protocol.ts';
import type { Identity, Person } from './people.ts';

/** A public channel, or somebody's direct messages with the bot. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'im';
  readonly members: readonly string[];
  readonly archived: boolean;
}

/** The conversations of a new workspace: two channels with the bot, one without, one archived, and direct messages. */
export function initialChannels(people: readonly Person[], { botUser }: Identity): readonly Channel[] {
  const humans = people.filter(({ isBot }) => !isBot).map(({ id }) => id);
  const channel = (id: string, name: string, botIsMember: boolean, archived = false): Channel => ({
    id,
    name,
    kind: 'channel',
    members: botIsMember ? [...humans, botUser] : humans,
    archived,
  });
  const directMessages = (human: string): Channel => ({
    id: directMessagesId(human),
    name: 'directmessage',
    kind: 'im',
    members: [human, botUser],
    archived: false,
  });
  return [
    channel('C0PRIVACY1', 'privacy', true),
    channel('C0GENERAL1', 'general', false),
    channel('C0CHINAUP1', 'china-updates', true),
    channel('C0ARCHIVE1', 'archive-2018', true, true),
    ...humans.map(directMessages),
  ];
}

/** The id of a user's direct messages with the bot. */
export const directMessagesId = (user: string): string => `D${user.slice(1)}`;

/** A channel as the page shows it. */
export function pageChannel(channel: Channel, { botUser, name }: Identity): PageChannel {
  return {
    id: channel.id,
    name: channel.kind === 'im' ? name : channel.name,
    kind: channel.kind,
    botIsMember: channel.members.includes(botUser),
    archived: channel.archived,
  };
}

/** A conversation as `conversations.info` returns it. */
export function channelAsSlack({ id, name, kind, members, archived }: Channel, identity: Identity): Json {
  const { botUser, team } = identity;
  const common = { id, is_archived: archived, created: 1_546_300_800, context_team_id: team.id };
  if (kind === 'im') {
    return { ...common, is_im: true, user: members.find((each) => each !== botUser), is_org_shared: false };
  }
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_general: name === 'general',
    is_member: members.includes(botUser),
    num_members: members.length,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
