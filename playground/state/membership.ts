import { postSystem } from '../delivery/post.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from './channels.ts';

/** Brings the bot into a channel, as `/invite` does. */
export function inviteBot(parts: Parts, channel: Channel, by: string | null): ActionOutcome {
  const { botUser, name } = parts.identity;
  if (channel.kind === 'im') return { ok: false, error: 'Nobody can be added to direct messages.' };
  if (channel.archived) return { ok: false, error: `#${channel.name} is archived.` };
  if (channel.members.includes(botUser))
    return { ok: false, error: `${name} is already in #${channel.name}.` };
  parts.channels.replace({ ...channel, members: [...channel.members, botUser] });
  postSystem(parts, {
    channel: channel.id,
    to: null,
    text: `${name} was added to #${channel.name}${byWhom(parts, by)}.`,
  });
  if (parts.identity.events.includes('member_joined_channel')) {
    parts.events.send({
      ...memberEvent(parts, channel),
      type: 'member_joined_channel',
      inviter: by ?? undefined,
    });
  }
  return { ok: true };
}

/** Takes the bot out of a channel, as `/remove` does. */
export function removeBot(parts: Parts, channel: Channel, by: string | null): ActionOutcome {
  const { botUser, name } = parts.identity;
  if (channel.kind === 'im') return { ok: false, error: 'Nobody can be removed from direct messages.' };
  if (!channel.members.includes(botUser)) return { ok: false, error: `${name} is not in #${channel.name}.` };
  parts.channels.replace({ ...channel, members: channel.members.filter((member) => member !== botUser) });
  postSystem(parts, {
    channel: channel.id,
    to: null,
    text: `${name} was removed from #${channel.name}${byWhom(parts, by)}.`,
  });
  if (parts.identity.events.includes('member_left_channel')) {
    parts.events.send({ ...memberEvent(parts, channel), type: 'member_left_channel' });
  }
  return { ok: true };
}

const byWhom = ({ people }: Parts, user: string | null): string => {
  const person = people.find(({ id }) => id === user);
  return person ? ` by ${person.realName}` : '';
};

const memberEvent = ({ identity, messages }: Parts, channel: Channel): Readonly<Record<string, unknown>> => ({
  user: identity.botUser,
  channel: channel.id,
  channel_type: 'C',
  team: identity.team.id,
  event_ts: messages.newTs(),
});
