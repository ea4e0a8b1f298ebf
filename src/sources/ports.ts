import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { ImportDraft } from '../curate/ports.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { FeedItem, ReadFeed } from './feed.ts';
import type { FetchState, Source, SourceState } from './source.ts';

/** What a server said of a version that was fetched before. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why an address could not be fetched. */
export type FetchFailure =
  /** It isn't an http or https address, or has a password in it. */
  | { readonly reason: 'not_web' }
  /** It leads into a private network. */
  | { readonly reason: 'not_public' }
  | { readonly reason: 'port' }
  | { readonly reason: 'too_many_redirects' }
  /** The site's robots.txt asks not to. */
  | { readonly reason: 'robots' }
  /** The site's robots.txt could not be read, so nobody knows. */
  | { readonly reason: 'robots_unknown' }
  /** @param most in bytes */
  | { readonly reason: 'too_large'; readonly most: number }
  | { readonly reason: 'too_slow'; readonly seconds: number }
  /** The name is unknown, or nothing answers there. */
  | { readonly reason: 'unreachable'; readonly code: string }
  | { readonly reason: 'status'; readonly status: number };

/** What an address answered. */
export type Fetched =
  | ({
      readonly kind: 'fetched';
      readonly bytes: Uint8Array;
      /** The header, such as `text/xml; charset=gb2312`; empty if there is none. */
      readonly contentType: string;
      /** Where it was found, after any redirects. */
      readonly address: string;
    } & Validators)
  /** It is as it was. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly failure: FetchFailure;
      /** How long the server asks to wait, in milliseconds; null if it does not say. */
      readonly retryAfter: number | null;
    };

/** Fetches public addresses of the web: never one of a private network, within limits of size, time and redirects, and as robots.txt allows. */
export interface WebFetcher {
  /** Never rejects. */
  readonly fetch: (address: string, known?: Validators) => Promise<Fetched>;
}

/** An item to read, the page where that was fetched, and the day from which its dates are understood. */
export interface GivenItem {
  readonly item: FeedItem;
  readonly page: GivenFile | null;
  readonly issued: CalendarDate;
}

/** What was read of an item of a feed: its entries, whose ids begin with `draft`. */
export interface ReadItem {
  readonly entries: readonly Entry[];
  readonly problems: readonly Omit<Problem, 'file'>[];
}

/** Reads feeds and their items without blocking the process, and within a time limit. Never rejects. */
export interface FeedReader {
  /** @param contentType the header with which the bytes came */
  readonly feed: (
    bytes: Uint8Array,
    at: { readonly address: string; readonly contentType: string },
  ) => Promise<ReadFeed>;
  /** The items in their order; null if they could not be read at all. */
  readonly items: (
    items: readonly GivenItem[],
    known: Pick<KnownHead, 'jurisdiction' | 'language'>,
  ) => Promise<readonly ReadItem[] | null>;
}

/** A new item of a source with what was read of it. */
export interface NewItem extends ReadItem {
  /** What it is recognised by. */
  readonly keys: readonly string[];
}

/** The outcome of fetching a source. */
export interface Settled extends Omit<FetchState, 'found'> {
  /** The day on which it was fetched, in the app's zone. */
  readonly day: CalendarDate;
  /** New items to keep, in the order of the feed. */
  readonly items: readonly NewItem[];
  /** Keys of items that are to count as seen, though nobody reads them: they were there before the source was followed. */
  readonly passed: readonly string[];
  /** Which entries of a bulletin look like others of the corpus. */
  readonly similar: (bulletin: Bulletin) => ImportDraft['similar'];
}

/** A draft that waits for a curator. */
export interface WaitingDraft {
  readonly draftId: string;
  /** A source, or the watched folder. */
  readonly sourceId: string;
  readonly title: string;
  readonly entries: number;
  /** Detected deadlines, none of which anybody confirmed. */
  readonly deadlines: number;
  /** When the last of it came. */
  readonly at: Instant;
  /** Whether the curators were told of it as it is. */
  readonly isAnnounced: boolean;
}

/** Stores the sources of workspaces, what was seen of them, and the drafts of what was new. Safe for any number of processes. */
export interface SourceStore {
  /** The workspaces that follow a source which is due, or have a draft that its curators were not told of. */
  readonly busyWorkspaces: (now: Instant) => Promise<readonly string[]>;
  /** The stored sources of a workspace, in no order. */
  readonly list: (workspaceId: string) => Promise<readonly SourceState[]>;
  /** Stores a source, or what is new in its definition; what is known of fetching it stays, and it is asked next at once. */
  readonly save: (workspaceId: string, source: Source, by: string) => Promise<void>;
  /** Removes a source and what was seen of it. Its drafts stay. */
  readonly remove: (workspaceId: string, sourceId: string) => Promise<void>;
  /** Reserves a source for a fetch by this process until then; false if another process has, or it is not due yet. */
  readonly claim: (
    workspaceId: string,
    source: Source,
    claim: { readonly now: Instant; readonly until: Instant; readonly evenIfNotDue: boolean },
  ) => Promise<boolean>;
  /** Which of these keys of a source were not seen yet. */
  readonly unseen: (workspaceId: string, sourceId: string, keys: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Records the outcome of a fetch and adds the items that nobody has seen to the draft of the source and day, in one transaction: each item is in a draft exactly
   * once, whatever happens in between.
   * @returns how many entries were added
   */
  readonly settle: (workspaceId: string, source: Source, settled: Settled) => Promise<number>;
  /** Keeps a draft of a file that is recognised by a key, unless it was seen before; then false. */
  readonly keepFile: (
    workspaceId: string,
    file: { readonly key: string; readonly draft: Omit<ImportDraft, 'decisions'> },
  ) => Promise<boolean>;
  /** What waits for the curators of a workspace, oldest first. */
  readonly waiting: (workspaceId: string) => Promise<readonly WaitingDraft[]>;
  /** Records that the curators were told of drafts, if they are still as they were at that time. */
  readonly announced: (workspaceId: string, drafts: readonly Pick<WaitingDraft, 'draftId' | 'at'>[]) => Promise<void>;
}

/** A file that lies in the watched folder. */
export interface WatchedFile {
  readonly name: string;
  /** The folder in it that is named for a jurisdiction, such as `CN`; null for the watched folder itself. */
  readonly jurisdiction: string | null;
}

/** A folder into which files are dropped to be read. */
export interface WatchedFolder {
  /** The files that are complete: they are as they were at the look before. Empty where the folder cannot be read. */
  readonly ready: () => Promise<readonly WatchedFile[]>;
  readonly read: (file: WatchedFile) => Promise<GivenFile | Problem>;
  /** Moves a file to `done`, with a note beside it if there is one. */
  readonly done: (file: WatchedFile, note: string | null) => Promise<void>;
  /** Moves a file to `failed`, with the reason in a text file beside it. */
  readonly failed: (file: WatchedFile, why: string) => Promise<void>;
}
