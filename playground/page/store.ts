import type { Json } from '../json.ts';
import type {
  ActionOutcome,
  Change,
  ElementRef,
  PageMessage,
  Snapshot,
  StateValues,
  UserAction,
} from '../page-protocol.ts';

/** Everything the page shows. */
export interface PageState {
  readonly snapshot: Snapshot;
  /** The id of the open channel, or 'home' for App Home. */
  readonly place: string;
  /** The ts of the parent of the open thread. */
  readonly thread: string | null;
  /** Channels with new messages that were not open at the time. */
  readonly unread: ReadonlySet<string>;
  /** Whether the server can be reached. */
  readonly online: boolean;
  /** On a narrow screen, whether the sidebar is open. */
  readonly sideOpen: boolean;
}

/** Holds the state, and redraws what depends on a part that changed. */
export class Store {
  readonly #watchers: (() => void)[] = [];
  #state: PageState;

  constructor(state: PageState) {
    this.#state = state;
  }

  get state(): PageState {
    return this.#state;
  }

  /** Replaces parts of the state. */
  update(parts: Partial<PageState>): void {
    this.#state = { ...this.#state, ...parts };
    for (const watcher of this.#watchers) watcher();
  }

  /** Draws now, and again whenever one of the parts is no longer the same object. */
  watch(parts: (state: PageState) => readonly unknown[], draw: (state: PageState) => void): void {
    let drawn: readonly unknown[] | null = null;
    const watcher = (): void => {
      const current = parts(this.#state);
      const isSame = drawn?.every((part, index) => Object.is(part, current[index])) ?? false;
      drawn = current;
      if (!isSame) draw(this.#state);
    };
    this.#watchers.push(watcher);
    watcher();
  }
}

/** What every region of the page works with. */
export interface Page {
  readonly store: Store;
  /** Performs an action. Never rejects. */
  readonly perform: (action: UserAction) => Promise<ActionOutcome>;
  /** Opens a thread beside the channel; null closes it. */
  readonly openThread: (ts: string | null) => void;
  /** The values of a surface's inputs, which are kept when it is redrawn. */
  readonly valuesOf: (surface: string) => FormValues;
}

/** The snapshot after a change. */
export function applyChange(snapshot: Snapshot, change: Change): Snapshot {
  switch (change.type) {
    case 'message':
      return { ...snapshot, messages: withMessage(snapshot.messages, change.message) };
    case 'message_deleted':
      return { ...snapshot, messages: snapshot.messages.filter((message) => !isAt(message, change)) };
    case 'channels':
      return { ...snapshot, channels: change.channels };
    case 'views':
      return { ...snapshot, views: change.views };
    case 'home':
      return { ...snapshot, home: change.home };
    case 'clock':
      return { ...snapshot, clock: change.clock };
    case 'connection':
      return { ...snapshot, connection: change.connection };
  }
}

/** Whether the change adds a message. */
export const isNewMessage = ({ messages }: Snapshot, change: Change): boolean =>
  change.type === 'message' && !messages.some((each) => isAt(each, change.message));

const isAt = (message: PageMessage, at: Pick<PageMessage, 'channel' | 'ts'>): boolean =>
  message.channel === at.channel && message.ts === at.ts;

const withMessage = (messages: readonly PageMessage[], message: PageMessage): readonly PageMessage[] =>
  messages.some((each) => isAt(each, message))
    ? messages.map((each) => (isAt(each, message) ? message : each))
    : [...messages, message];

type ElementIds = Pick<ElementRef, 'blockId' | 'actionId'>;

/**
 * The values of the inputs of one surface. As in Slack, a value survives an update of the message or the view as long
 * as its `block_id` and `action_id` stay the same.
 */
export class FormValues {
  #previous = new Map<string, Map<string, Json>>();
  #current = new Map<string, Map<string, Json>>();

  /** Starts a redraw: elements that are not drawn again lose their values. */
  startRedraw(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }

  /** The value of an element that is being drawn: the one before the redraw, or else the initial one. */
  start(ids: ElementIds, initial: Json): Json {
    const value = this.#previous.get(ids.blockId)?.get(ids.actionId) ?? initial;
    this.set(ids, value);
    return value;
  }

  set({ blockId, actionId }: ElementIds, value: Json): void {
    const block = this.#current.get(blockId) ?? new Map<string, Json>();
    this.#current.set(blockId, block.set(actionId, value));
  }

  /** All values, in the shape of Slack's `state.values`. */
  state(): StateValues {
    return Object.fromEntries([...this.#current].map(([block, values]) => [block, Object.fromEntries(values)]));
  }
}
