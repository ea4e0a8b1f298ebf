import type { Json } from '../json.ts';
import type { StateValues } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { type Message, messageAsSlack } from '../state/message.ts';
import { type StoredView, viewAsSlack } from '../state/views.ts';

/** The place where a user did something: a message in its channel, or a view. */
export type Place =
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: Message }
  | { readonly kind: 'view'; readonly view: StoredView };

/** What every interactive payload says: who did it, in which workspace, to which app. */
export function interactivePayload(parts: Parts, type: string, user: string): Json {
  const { identity, people } = parts;
  const person = people.find(({ id }) => id === user);
  const name = person?.name ?? user;
  return {
    type,
    team: { id: identity.team.id, domain: identity.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user, username: name, name, team_id: identity.team.id },
    api_app_id: identity.appId,
    token: 'playground',
  };
}

/** The part of a payload that says where it was done, with what the inputs there hold. */
export function placePayload({ identity }: Parts, place: Place, values: StateValues): Json {
  switch (place.kind) {
    case 'view':
      return {
        container: { type: 'view', view_id: place.view.id },
        view: viewAsSlack(place.view, identity, values),
      };
    case 'message':
      return {
        container: {
          type: 'message',
          message_ts: place.message.ts,
          channel_id: place.channel.id,
          is_ephemeral: place.message.ephemeralTo !== null,
          ...(place.message.threadTs ? { thread_ts: place.message.threadTs } : {}),
        },
        channel: { id: place.channel.id, name: place.channel.name },
        // Of an ephemeral message Slack tells no more than where it is.
        ...(place.message.ephemeralTo === null ? { message: messageAsSlack(place.message, identity) } : {}),
        state: { values },
      };
  }
}

/** A slash command as the app receives it. */
export function commandPayload(
  parts: Parts,
  typed: {
    readonly user: string;
    readonly channel: Channel;
    readonly command: string;
    readonly text: string;
  },
): Json {
  const { identity, people, responseUrls, triggers } = parts;
  const { user, channel, command, text } = typed;
  return {
    token: 'playground',
    team_id: identity.team.id,
    team_domain: identity.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user,
    user_name: people.find(({ id }) => id === user)?.name ?? user,
    command,
    text,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue({ user, channel: channel.id, ts: null }),
    trigger_id: triggers.issue(user),
  };
}
