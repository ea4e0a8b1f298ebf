import type { Json } from './json.ts';
import type { ActionOutcome, Change, PageMessage, Snapshot, UserAction } from './page-protocol.ts';
import type { Faults } from './state/faults.ts';
import type { InstalledApp, Person } from './state/people.ts';
import type { Watch } from './watch.ts';
import type { ApiCall } from './web-api/call-log.ts';

/** How to open a workspace. */
export interface WorkspaceOptions {
  /** By default 0: any free port. */
  readonly port?: number;
  /** The start of the workspace's clock; by default 22 April 2019, 09:00 in its time zone. */
  readonly now?: Date;
  /** IANA name of the workspace's time zone; by default `Asia/Shanghai`. */
  readonly zone?: string;
  /** The app's manifest and tokens. */
  readonly app?: InstalledApp;
  /** HTTP mode: where to send payloads while the app has no socket. */
  readonly requestUrl?: string;
  /** People beside Ada and Ben: those of other workspaces, in shared channels, and those who have left. */
  readonly guests?: readonly Person[];
  /** What to show beside people's names, by their ids, such as `curator`. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Folder of the page; by default the one beside this code. */
  readonly pageDirectory?: string;
  readonly timing?: Timing;
}

/** Milliseconds of real time; tests shorten them. */
interface Timing {
  /** How long the app may take to acknowledge; by default 3000. */
  readonly ack?: number;
  /** How long a `trigger_id` is valid; by default 3000. */
  readonly trigger?: number;
  /** The wait before each retry of an event; by default none, one minute, five minutes. */
  readonly retries?: readonly number[];
}

/** A message that notifies people. */
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
  /** Now, on the workspace's clock. */
  now(): Date;
  /** Sets the workspace's clock, to the millisecond. */
  setClock(at: Date): void;
  /** Calls the listener whenever the clock is moved, on the page or here. */
  onClockMoved(listener: () => void): void;
  /** Does what a user could do on the page. */
  perform(action: UserAction): Promise<ActionOutcome>;
  snapshot(user: string): Snapshot;
  /** Calls the listener with every change that the user sees, until the returned function is called. */
  listen(user: string, listener: (change: Change) => void): () => void;
  /** Resolves once the app is connected. */
  connected(): Promise<void>;
  /** The app's calls, in order. */
  calls(): readonly ApiCall[];
  /** The app's messages that notify anybody. */
  broadcasts(): readonly Broadcast[];
  /** Sends the app an event of any type. @param at when it happened; by default now */
  deliverEvent(event: Json, at?: Date): void;
  /** Sends the last event again, with the same `event_id`; false where there is none. */
  redeliverEvent(): boolean;
  /** HTTP mode: the URL to send payloads to from now on, or null for none. */
  sendRequestsTo(url: string | null): void;
  /** Adds a file of a user to the workspace, as a file input of a modal does, and returns its id. */
  upload(user: string, name: string, bytes: Uint8Array): string;
}
