/**
 * What the page and the server of the playground send each other.
 *
 *   GET  /                        the page
 *   GET  /page/state?user=U       a `Snapshot`: the workspace as that user sees it
 *   GET  /page/events?user=U      Server-Sent Events; each `data:` is one `Change`
 *   POST /page/do                 a `UserAction` as JSON -> `ActionOutcome`
 *   POST /page/files?user=U&name=N  a file, as application/octet-stream -> `{ok, id}`
 *   GET  /page/files/ID/NAME      a file
 *
 * Blocks and views are Slack's own JSON, passed on unchanged; the page reads them as `unknown`.
 */

/** The whole workspace, as one user sees it. */
export interface Snapshot {
  readonly workspace: string;
  /** Says that this is not Slack. */
  readonly disclaimer: string;
  readonly user: string;
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  readonly messages: readonly PageMessage[];
  /** Open modals of this user, bottom first. */
  readonly views: readonly PageView[];
  /** The App Home of this user, or null until the app publishes one. */
  readonly home: PageView | null;
  readonly clock: PageClock;
  readonly connection: PageConnection;
  readonly app: PageApp;
}

interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  /** What this person is for the app, such as `curator`. */
  readonly role: string | null;
}

/** A conversation that this user can open. */
export interface PageChannel {
  readonly id: string;
  readonly name: string;
  /** `im` is this user's direct messages with the bot. */
  readonly kind: 'channel' | 'im';
  readonly botIsMember: boolean;
  readonly archived: boolean;
}

/** A message as this user sees it. */
export interface PageMessage {
  readonly channel: string;
  /** Slack's timestamp, which identifies the message in its channel. */
  readonly ts: string;
  /** The ts of the parent, for a reply in a thread. */
  readonly threadTs: string | null;
  /** Whether a reply is shown in the channel as well. */
  readonly broadcast: boolean;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** "Only visible to you". */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** Whether the workspace itself posted it, such as "failed with the error operation_timeout". */
  readonly system: boolean;
}

/** A modal, or App Home. */
export interface PageView {
  readonly id: string;
  /** Slack's view: `{type, title, blocks, submit, close, callback_id, ...}`. */
  readonly view: unknown;
  /** Error messages of a rejected submission, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The workspace's clock. */
export interface PageClock {
  /** Now, as ISO 8601 with its offset. */
  readonly now: string;
  /** IANA name of the workspace's time zone. */
  readonly zone: string;
}

/** The connection to the app. */
export interface PageConnection {
  readonly connected: boolean;
  /** Whether there is an event to deliver again. */
  readonly canRedeliver: boolean;
}

/** The app as its manifest declares it. */
export interface PageApp {
  readonly name: string;
  readonly botUser: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly type: 'message' | 'global';
    readonly callbackId: string;
  }[];
  readonly messagesTab: boolean;
  readonly homeTab: boolean;
}

/** A change of the workspace, with the new state of the part that changed. */
export type Change = Readonly<
  | { type: 'message'; message: PageMessage }
  | { type: 'message_deleted'; channel: string; ts: string }
  | { type: 'channels'; channels: readonly PageChannel[] }
  | { type: 'views'; views: readonly PageView[] }
  | { type: 'home'; home: PageView | null }
  | { type: 'clock'; clock: PageClock }
  | { type: 'connection'; connection: PageConnection }
>;

/** `{block_id: {action_id: value}}`, as in Slack's `view.state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Where an element is: in a message, or in a view. */
export type ElementPlace = Readonly<{ channel: string; ts: string } | { viewId: string }>;

/** An element, by its place and its ids. */
export interface ElementRef {
  readonly place: ElementPlace;
  readonly blockId: string;
  readonly actionId: string;
}

/** What a user does on the page. The `value` of `act` is the element's part of the payload, such as `selected_option`. */
export type UserAction = Readonly<
  | { do: 'say'; user: string; channel: string; text: string; threadTs?: string }
  | { do: 'command'; user: string; channel: string; command: string; text: string }
  | ({ do: 'act'; user: string; value: Readonly<Record<string, unknown>>; state: StateValues } & ElementRef)
  | ({ do: 'suggest'; user: string; value: string } & ElementRef)
  | { do: 'submit_view'; user: string; viewId: string; state: StateValues }
  | { do: 'close_view'; user: string; viewId: string }
  | { do: 'global_shortcut'; user: string; callbackId: string }
  | { do: 'message_shortcut'; user: string; callbackId: string; channel: string; ts: string }
  | { do: 'open_home'; user: string }
  | { do: 'set_clock'; date: string }
  | { do: 'move_clock'; days: number }
  | { do: 'invite_bot'; channel: string }
  | { do: 'remove_bot'; channel: string }
  | { do: 'redeliver' }
  | { do: 'drop_connection' }
>;

/** The result of an action; an `error` is a sentence for the user. `options` answers `suggest`. */
export type ActionOutcome =
  | { readonly ok: true; readonly options?: readonly unknown[] }
  | { readonly ok: false; readonly error: string };

/** The field of the payload that holds the value of each input. */
export const valueFields: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  rich_text_input: 'rich_text_value',
  file_input: 'files',
  checkboxes: 'selected_options',
  radio_buttons: 'selected_option',
  static_select: 'selected_option',
  external_select: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

/** What an input holds before anything is entered: the field of its value, with the element's initial value. */
export function initialValue(element: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const field = valueFields[String(element['type'])];
  if (field === undefined) return {};
  const initial = field.startsWith('selected_') ? field.replace('selected', 'initial') : 'initial_value';
  return {
    [field]: element[initial] ?? (/(?:options|users|conversations|channels|files)$/.test(field) ? [] : null),
  };
}
