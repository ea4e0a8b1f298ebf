import type { Json } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type Message, type MessageDraft, messageAsSlack } from '../state/message.ts';

/** Posts a message and sends the app the events that it subscribes to. */
export function post(parts: Parts, draft: MessageDraft): Message {
  const message = parts.messages.post(draft);
  if (message.ephemeralTo === null && !message.system) sendEvents(parts, message);
  return message;
}

/** Posts a message of the workspace itself, to everybody unless `ephemeralTo` names a user. */
export function postSystem(
  { messages }: Parts,
  message: Pick<Message, 'channel' | 'text' | 'ephemeralTo'> & Partial<Pick<Message, 'threadTs'>>,
): void {
  messages.post({ ...message, user: 'USLACKBOT', system: true });
}

// In shared channels an event names the workspace of its author.
function teamOf({ people }: Parts, user: string): Json {
  const team = people.find(({ id }) => id === user)?.team;
  return team ? { team, user_team: team, source_team: team } : {};
}

// The events are sent side by side, as Slack does: neither waits for the other's acknowledgement.
function sendEvents(parts: Parts, message: Message): void {
  const { channels, identity, events } = parts;
  const { botUser } = identity;
  const channel = channels.find(message.channel);
  if (!channel?.members.includes(botUser)) return;
  const byApp = message.user === botUser;
  const event: Json = {
    ...messageAsSlack(message, identity),
    ...teamOf(parts, message.user),
    channel: message.channel,
    event_ts: message.ts,
  };
  const [subscription, type] = channel.kind === 'im' ? ['message.im', 'im'] : ['message.channels', 'channel'];
  if (identity.events.includes(subscription)) events.send({ ...event, channel_type: type }, { byApp });
  const isMention = channel.kind === 'channel' && message.text.includes(`<@${botUser}>`);
  if (isMention && !byApp && identity.events.includes('app_mention')) events.send({ ...event, type: 'app_mention' });
}
