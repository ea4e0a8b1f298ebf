import type {
  ActionOutcome,
  Change,
  PageMessage,
  Snapshot,
  StateValues,
  UserAction,
} from '../page-protocol.ts';

/** All the page shows. */
export interface PageState {
  readonly snapshot: Snapshot;
  /** The id of the open channel, or 'home' for App Home. */
  readonly place: string;
  /** The parent's ts of the thread that is open beside the channel. */
  readonly thread: string | null;
  /** Channels where something came while another place was open. */
  readonly unread: ReadonlySet<string>;
  /** Whether the playground can be heard. */
  readonly online: boolean;
}

/** Keeps the state and draws again what depends on a part that changed. */
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
      const now = parts(this.#state);
      const same = drawn?.every((part, index) => Object.is(part, now[index])) ?? false;
      drawn = now;
      if (!same) draw(this.#state);
    };
    this.#watchers.push(watcher);
    watcher();
  }
}

/** What every region of the page works with. */
export interface Page {
  readonly store: Store;
  /** Does something as the present user; a playground that cannot be reached is a refusal too. */
  readonly ask: (action: UserAction) => Promise<ActionOutcome>;
  /** Opens or closes the thread beside the channel. */
  readonly openThread: (ts: string | null) => void;
  /** What was typed and chosen on a surface, which outlives its drawing. */
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

/** Whether the change brings a message that was not there before. */
export const isNew = ({ messages }: Snapshot, change: Change): boolean =>
  change.type === 'message' && !messages.some((each) => isAt(each, change.message));

const isAt = (message: PageMessage, at: { readonly channel: string; readonly ts: string }): boolean =>
  message.channel === at.channel && message.ts === at.ts;

const withMessage = (messages: readonly PageMessage[], message: PageMessage): readonly PageMessage[] =>
  messages.some((each) => isAt(each, message))
    ? messages.map((each) => (isAt(each, message) ? message : each))
    : [...messages, message];

/** Which element of a surface is meant. */
export interface Spot {
  readonly blockId: string;
  readonly actionId: string;
}

/**
 * What the inputs of one surface hold. As in Slack, a value outlives an update of the message or the view as long as
 * its `block_id` and `action_id` stay.
 */
export class FormValues {
  #kept = new Map<string, Map<string, Json>>();
  #shown = new Map<string, Map<string, Json>>();

  /** To be called before the surface is drawn: elements that are not drawn again lose their values. */
  redrawing(): void {
    this.#kept = this.#shown;
    this.#shown = new Map();
  }

  /** The value a drawn element starts from: what it held before, or else its initial value. */
  start(spot: Spot, initial: Json): Json {
    const value = this.#kept.get(spot.blockId)?.get(spot.actionId) ?? initial;
    this.set(spot, value);
    return value;
  }

  /** Notes what an element holds now. */
  set({ blockId, actionId }: Spot, value: Json): void {
    const block = this.#shown.get(blockId) ?? new Map<string, Json>();
    this.#shown.set(blockId, block.set(actionId, value));
  }

  /** What an element holds now. */
  get({ blockId, actionId }: Spot): Json | undefined {
    return this.#shown.get(blockId)?.get(actionId);
  }

  /** All values, in the shape of Slack's `state.values`. */
  state(): StateValues {
    return Object.fromEntries([...this.#shown].map(([block, values]) => [block, Object.fromEntries(values)]));
  }
}

/** A JSON object whose fields nobody has named yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether the value is an object, and neither null nor a list. */
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one where it is something else. */
export const record = (value: unknown): Json => (isRecord(value) ? value : {});

/** The list, or an empty one where it is something else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text, or '' where it is something else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The number, or undefined where it is something else. */
export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The words of a text object (`plain_text`, `mrkdwn`), or '' where there is none. */
export const wordsOf = (value: unknown): string => text(record(value)['text']);
