import { z } from 'zod';
import { isDirect } from '../cards/errors.ts';
import type { Requester } from '../question/request.ts';
import type { PostTarget } from './post-card.ts';
import type { Identity } from './web-client.ts';

/** Where an event came from, as far as a reply needs to know. */
export interface Origin {
  readonly userId: string;
  /** The workspace of the user, which in a shared channel may be another one. */
  readonly teamId: string | undefined;
  /** The workspace to which Slack sends the request, for the log. */
  readonly workspaceId: string | undefined;
  /** Null in a modal, on Home and for a global shortcut. */
  readonly channel: string | null;
  /** The thread in which it happened. */
  readonly threadTs: string | undefined;
  /** The message whose button was pressed. */
  readonly message: PressedMessage | null;
  /** The modal in which something was pressed or submitted. */
  readonly modal: OriginModal | null;
  /** Where a mention or a direct message is answered. */
  readonly conversation: PostTarget | null;
  readonly responseUrl: string | undefined;
  readonly triggerId: string | undefined;
}

/** A message with buttons. */
export interface PressedMessage {
  readonly ts: string;
  /** Whether only the person who pressed can see it. */
  readonly isPrivate: boolean;
}

/** A modal of the app. */
export interface OriginModal {
  readonly id: string;
  /** Which form it is; empty for a modal to read. */
  readonly callbackId: string;
  readonly isSubmitted: boolean;
  /** The channel that it is about, by its `private_metadata`; null if it names none. */
  readonly channel: string | null;
}

const text = z.string().optional().catch(undefined);
const withId = z
  .object({ id: z.string(), team_id: z.string().optional().catch(undefined) })
  .optional()
  .catch(undefined);
const group = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined);

/** What commands, presses, submissions, shortcuts and events say about where they came from. */
const requestBody = z.object({
  type: text,
  response_url: text,
  trigger_id: text,
  channel_id: text,
  user_id: text,
  team_id: text,
  channel: withId,
  team: withId,
  user: withId,
  view: group({ id: z.string(), type: text, callback_id: text, private_metadata: text }),
  message: group({ thread_ts: text }),
  container: group({
    type: text,
    message_ts: text,
    thread_ts: text,
    is_ephemeral: z.boolean().optional().catch(undefined),
  }),
  event: group({
    type: text,
    channel: text,
    user: text,
    user_team: text,
    source_team: text,
    team: text,
    ts: text,
    thread_ts: text,
  }),
});

type RequestBody = z.output<typeof requestBody>;

/** Reads the origin of an event from the body that Slack sent. */
export function originOf(body: object): Origin {
  const request = requestBody.parse(body);
  const { container, event, view } = request;
  const conversation = conversationOf(event);
  const channel = conversation?.channel ?? request.channel_id ?? request.channel?.id ?? null;
  return {
    userId: event?.user ?? request.user_id ?? request.user?.id ?? '',
    // An event names the workspace to which it is sent beside it; a command names that of its user.
    teamId: event ? (event.user_team ?? event.source_team ?? event.team) : (request.user?.team_id ?? request.team_id),
    workspaceId: request.team?.id ?? request.team_id,
    channel,
    threadTs: event?.thread_ts ?? container?.thread_ts ?? request.message?.thread_ts,
    message: channel === null ? null : pressedMessage(container, channel),
    modal:
      view?.type === 'modal'
        ? {
            id: view.id,
            callbackId: view.callback_id ?? '',
            isSubmitted: request.type === 'view_submission',
            channel: /^v1\|([CDGU][A-Z0-9]+)(?:\||$)/.exec(view.private_metadata ?? '')?.[1] ?? null,
          }
        : null,
    conversation,
    responseUrl: request.response_url,
    triggerId: request.trigger_id,
  };
}

/** Who makes a request in a workspace. */
export function requesterOf({ ids, workspaceId }: Identity, { teamId, userId, channel, modal }: Origin): Requester {
  const isStranger =
    teamId !== undefined && ids.teamId !== undefined && ![ids.teamId, ids.enterpriseId].includes(teamId);
  return { workspaceId, userId, channelId: channel ?? modal?.channel ?? null, isStranger };
}

function pressedMessage(container: RequestBody['container'], channel: string): PressedMessage | null {
  if (container?.type !== 'message' || container.message_ts === undefined) return null;
  return { ts: container.message_ts, isPrivate: container.is_ephemeral === true || isDirect(channel) };
}

// The answer to a mention starts a thread if there is none. Other events name a channel too, such as the opening of Home, but do not
// ask for a message there.
function conversationOf(event: RequestBody['event']): PostTarget | null {
  const { type, channel, ts, thread_ts: threadTs } = event ?? {};
  if (channel === undefined) return null;
  if (type === 'app_mention') return { channel, threadTs: threadTs ?? ts };
  return type === 'message' ? { channel, threadTs } : null;
}
