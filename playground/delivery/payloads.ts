import type { Json } from '../json.ts';
import type { StateValues } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { type Message, messageAsSlack } from '../state/message.ts';
import { type StoredView, viewAsSlack } from '../state/views.ts';

/** Where a user did something: in a message, or in a view. */
export type Place =
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: Message }
  | { readonly kind: 'view'; readonly view: StoredView };

/** The fields that every interactive payload has. */
export function interactivePayload({ identity, people }: Parts, type: string, user: string): Json {
  const { team, organisation } = identity;
  const person = people.find(({ id }) => id === user);
  const name = person?.name ?? user;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    enterprise: organisation,
    is_enterprise_install: organisation !== null,
    user: { id: user, username: name, name, team_id: person?.team ?? team.id },
    api_app_id: identity.appId,
    token: 'playground',
  };
}

/** The fields for the place where something was done, and for the values of its inputs. */
export function placePayload({ identity }: Parts, place: Place, values: StateValues): Json {
  if (place.kind === 'view') {
    return {
      // A view belongs to whoever has installed the app.
      ...(identity.organisation && { team: null }),
      container: { type: 'view', view_id: place.view.id },
      view: viewAsSlack(place.view, identity, values),
    };
  }
  const { channel, message } = place;
  const isEphemeral = message.ephemeralTo !== null;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channel.name },
    // Slack leaves ephemeral messages out.
    ...(isEphemeral ? {} : { message: messageAsSlack(message, identity) }),
    state: { values },
  };
}

/** A slash command as a user typed it. */
export interface TypedCommand {
  readonly user: string;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
}

/** The payload of a slash command. */
export function commandPayload(parts: Parts, { user, channel, command, text }: TypedCommand): Json {
  const { identity, people, responseUrls, triggers } = parts;
  const { organisation } = identity;
  return {
    token: 'playground',
    team_id: people.find(({ id }) => id === user)?.team ?? identity.team.id,
    team_domain: identity.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user,
    user_name: people.find(({ id }) => id === user)?.name ?? user,
    command,
    text,
    api_app_id: identity.appId,
    is_enterprise_install: String(organisation !== null),
    ...(organisation && { enterprise_id: organisation.id, enterprise_name: organisation.name }),
    response_url: responseUrls.issue({ user, channel: channel.id, ts: null }),
    trigger_id: triggers.issue(user),
  };
}
