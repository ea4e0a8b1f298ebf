import { postSystem } from '../delivery/post.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';

/** Adds the bot to a channel, as `/invite` does. */
export function inviteBot(parts: Parts, channel: Channel, by: string | null): ActionOutcome {
  const { botUser, name } = parts.identity;
  if (channel.kind === 'im') return { ok: false, error: 'You can’t add anybody to direct messages.' };
  if (channel.archived) return { ok: false, error: `#${channel.name} is archived.` };
  if (channel.members.includes(botUser)) return { ok: false, error: `${name} is already in #${channel.name}.` };
  parts.channels.replace({ ...channel, members: [...channel.members, botUser] });
  report(parts, channel, { did: 'added to', by, event: 'member_joined_channel' });
  return { ok: true };
}

/** Removes the bot from a channel, as `/remove` does. */
export function removeBot(parts: Parts, channel: Channel, by: string | null): ActionOutcome {
  const { botUser, name } = parts.identity;
  if (channel.kind === 'im') return { ok: false, error: 'You can’t remove anybody from direct messages.' };
  if (!channel.members.includes(botUser)) return { ok: false, error: `${name} isn’t in #${channel.name}.` };
  parts.channels.replace({ ...channel, members: channel.members.filter((member) => member !== botUser) });
  report(parts, channel, { did: 'removed from', by, event: 'member_left_channel' });
  return { ok: true };
}

interface Report {
  readonly did: string;
  readonly by: string | null;
  readonly event: string;
}

function report(parts: Parts, { id, name }: Channel, { did, by, event }: Report): void {
  const { identity, people, messages, events } = parts;
  const person = people.find((each) => each.id === by);
  const text = `${identity.name} was ${did} #${name}${person ? ` by ${person.realName}` : ''}.`;
  postSystem(parts, { channel: id, ephemeralTo: null, text });
  if (!identity.events.includes(event)) return;
  events.send({
    type: event,
    user: identity.botUser,
    channel: id,
    channel_type: 'C',
    team: identity.team.id,
    event_ts: messages.newTs(),
    ...(by && event === 'member_joined_channel' ? { inviter: by } : {}),
  });
}
