import type { Json } from './json.ts';
import type { ActionOutcome, Change, PageMessage, Snapshot, UserAction } from './page-protocol.ts';
import type { Faults } from './state/faults.ts';
import type { InstalledApp } from './state/people.ts';
import type { Watch } from './watch.ts';
import type { ApiCall } from './web-api/call-log.ts';

/** How a workspace is opened. */
export interface WorkspaceOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Where the workspace's clock starts; by default 22 April 2019, 09:00 in its zone. */
  readonly now?: Date;
  /** IANA name of the workspace's zone; `Asia/Shanghai` by default. */
  readonly zone?: string;
  /** What the app's manifest says, and its tokens. */
  readonly app?: InstalledApp;
  /** HTTP mode: where payloads are sent while the app has no socket. */
  readonly requestUrl?: string;
  /** Folder of the page; by default the one beside this code. */
  readonly pageDirectory?: string;
  readonly timing?: Timing;
}

/** Real time, in milliseconds; tests shorten it. */
interface Timing {
  /** How long the app may take to acknowledge: 3000. */
  readonly ack?: number;
  /** The life of a `trigger_id`: 3000. */
  readonly trigger?: number;
  /** Before each new attempt at an event: at once, after a minute, after five. */
  readonly retries?: readonly number[];
}

/** A message that calls people to it. */
export interface Broadcast {
  readonly message: PageMessage;
  /** As `<!channel>` or `<@U0ADACHEN1>`. */
  readonly mentions: readonly string[];
}

/** An open workspace. */
export interface Workspace extends Watch, AsyncDisposable {
  /** The page: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** `http://127.0.0.1:PORT/api/`, for `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botUser: string;
  readonly faults: Faults;
  /** The workspace's clock. */
  now(): Date;
  /** Sets the workspace's clock, to the millisecond. */
  setClock(at: Date): void;
  /** Calls back whenever somebody moves the clock, on the page or here. */
  onClockMoved(listener: () => void): void;
  /** Does what a user would do on the page. */
  perform(action: UserAction): Promise<ActionOutcome>;
  snapshot(user: string): Snapshot;
  /** Hears every change as that user would see it, until the returned function is called. */
  listen(user: string, listener: (change: Change) => void): () => void;
  /** Resolves as soon as the app can be reached. */
  connected(): Promise<void>;
  /** What the app called, in order. */
  calls(): readonly ApiCall[];
  /** Messages of the app that would notify somebody beyond the one who reads them. */
  broadcasts(): readonly Broadcast[];
  /** Sends the app an event of any kind. */
  deliverEvent(event: Json): void;
  /** Sends the last event once more, under the same `event_id`; false where there was none. */
  redeliverEvent(): boolean;
  /** HTTP mode: sends payloads to that URL from now on; null ends it. */
  sendRequestsTo(url: string | null): void;
  /** Puts a file of a user into the workspace, as a file input of a modal does; answers its id. */
  upload(user: string, name: string, bytes: Uint8Array): string;
}
