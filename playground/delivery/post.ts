import type { Json } from '../json.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { type Message, type MessageDraft, messageAsSlack } from '../state/message.ts';

/** Posts a message and sends the app the events it is subscribed to. */
export function post(parts: Parts, draft: MessageDraft): Message {
  const message = parts.messages.post(draft);
  const channel = parts.channels.find(message.channel);
  if (channel && message.ephemeralTo === null && !message.system) sendEvents(parts, channel, message);
  return message;
}

/** Says something as the workspace itself, to one user only unless `to` is null. */
export function postSystem(
  parts: Parts,
  {
    channel,
    to,
    text,
    threadTs = null,
  }: {
    readonly channel: string;
    readonly to: string | null;
    readonly text: string;
    readonly threadTs?: string | null;
  },
): void {
  parts.messages.post({ channel, user: 'USLACKBOT', text, ephemeralTo: to, threadTs, system: true });
}

// Beside each other, as Slack sends them: neither waits for the other's acknowledgement.
function sendEvents({ identity, events }: Parts, channel: Channel, message: Message): void {
  const { botUser } = identity;
  const byApp = message.user === botUser;
  const subscribed = (name: string): boolean => identity.events.includes(name);
  if (channel.kind === 'im') {
    if (subscribed('message.im')) events.send(messageEvent(message, identity, 'im'), byApp);
    return;
  }
  if (!channel.members.includes(botUser)) return;
  if (subscribed('message.channels')) events.send(messageEvent(message, identity, 'channel'), byApp);
  if (!byApp && subscribed('app_mention') && message.text.includes(`<@${botUser}>`)) {
    events.send({ ...eventOf(message, identity), type: 'app_mention' });
  }
}

const messageEvent = (message: Message, identity: Parts['identity'], kind: string): Json => ({
  ...eventOf(message, identity),
  channel_type: kind,
});

const eventOf = (message: Message, identity: Parts['identity']): Json => ({
  ...messageAsSlack(message, identity),
  channel: message.channel,
  event_ts: message.ts,
});
