/**
 * What the playground's page and its server say to each other.
 *
 *   GET  /                        the page
 *   GET  /page/state?user=U       one `Snapshot`, as that user sees the workspace
 *   GET  /page/events?user=U      Server-Sent Events; each `data:` is one `Change`
 *   POST /page/do                 one `UserAction` as JSON -> `ActionOutcome`
 *
 * Blocks and views are Slack's own JSON and are passed on as they came: the page reads them as `unknown`.
 */

/** The whole workspace, as one user sees it. */
export interface Snapshot {
  readonly workspace: string;
  /** What the page must say of itself: that this is a stand-in and not Slack. */
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

/** Somebody in the workspace. */
interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

/** A conversation this user can open. */
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
  /** Slack's timestamp: the id of the message in its channel. */
  readonly ts: string;
  /** The parent's ts where the message is a reply in a thread. */
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** "Only visible to you". */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** An answer of the workspace itself, such as "failed with the error operation_timeout". */
  readonly system: boolean;
}

/** A modal, or App Home. */
export interface PageView {
  readonly id: string;
  /** Slack's view JSON: `{type, title, blocks, submit, close, callback_id, ...}`. */
  readonly view: unknown;
  /** Messages of a refused submission by block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The workspace's own clock. */
export interface PageClock {
  /** Now, as ISO 8601 with its offset. */
  readonly now: string;
  /** IANA name of the workspace's zone. */
  readonly zone: string;
}

/** How the app is connected. */
export interface PageConnection {
  readonly connected: boolean;
  /** Whether there is an event that can be delivered once more. */
  readonly canRedeliver: boolean;
}

/** What the app has told the workspace of itself: its manifest's commands and shortcuts. */
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

/** Something that changed; the new state of the part that did. */
export type Change =
  | { readonly type: 'message'; readonly message: PageMessage }
  | { readonly type: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'channels'; readonly channels: readonly PageChannel[] }
  | { readonly type: 'views'; readonly views: readonly PageView[] }
  | { readonly type: 'home'; readonly home: PageView | null }
  | { readonly type: 'clock'; readonly clock: PageClock }
  | { readonly type: 'connection'; readonly connection: PageConnection };

/** `{block_id: {action_id: value}}` as in Slack's `view.state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a user does on the page. */
export type UserAction =
  | {
      readonly do: 'say';
      readonly user: string;
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string;
    }
  | {
      readonly do: 'command';
      readonly user: string;
      readonly channel: string;
      readonly command: string;
      readonly text: string;
    }
  | {
      readonly do: 'act';
      readonly user: string;
      /** Where the element stands: in a message, a modal or Home. */
      readonly place: { readonly channel: string; readonly ts: string } | { readonly viewId: string };
      readonly blockId: string;
      readonly actionId: string;
      /** What the element holds now: `value`, `selected_option` and so on, as Slack's action payload has it. */
      readonly value: Readonly<Record<string, unknown>>;
      readonly state: StateValues;
    }
  | {
      readonly do: 'submit_view';
      readonly user: string;
      readonly viewId: string;
      readonly state: StateValues;
    }
  | { readonly do: 'close_view'; readonly user: string; readonly viewId: string }
  | { readonly do: 'global_shortcut'; readonly user: string; readonly callbackId: string }
  | {
      readonly do: 'message_shortcut';
      readonly user: string;
      readonly callbackId: string;
      readonly channel: string;
      readonly ts: string;
    }
  | {
      readonly do: 'suggest';
      readonly user: string;
      readonly place: { readonly channel: string; readonly ts: string } | { readonly viewId: string };
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string;
    }
  | { readonly do: 'open_home'; readonly user: string }
  | { readonly do: 'set_clock'; readonly date: string }
  | { readonly do: 'move_clock'; readonly days: number }
  | { readonly do: 'invite_bot'; readonly channel: string }
  | { readonly do: 'remove_bot'; readonly channel: string }
  | { readonly do: 'redeliver' }
  | { readonly do: 'drop_connection' };

/** What came of an action; a refusal says why in words for the user. `options` answers `suggest`. */
export type ActionOutcome =
  | { readonly ok: true; readonly options?: readonly unknown[] }
  | { readonly ok: false; readonly error: string };
