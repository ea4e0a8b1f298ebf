import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { ImportDraft } from '../curate/ports.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { FeedItem, ReadFeed } from './feed.ts';
import type { Source, SourceState } from './source.ts';

/** What a server said of a version that was fetched before. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why an address could not be fetched. */
export type FetchFailure =
  /** It isn't an http or https address. */
  | { readonly reason: 'not_web' }
  /** It leads into a private network. */
  | { readonly reason: 'not_public' }
  | { readonly reason: 'port' }
  | { readonly reason: 'too_many_redirects' }
  /** The site's robots.txt asks not to. */
  | { readonly reason: 'robots' }
  /** The site's robots.txt could not be read, so nobody knows. */
  | { readonly reason: 'robots_unknown' }
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

/** What was read of an item of a feed: its entries, numbered from 1 within each section, without the id of a bulletin. */
export interface ReadItem {
  readonly entries: readonly Entry[];
  readonly problems: readonly Omit<Problem, 'file'>[];
}

/** An item to read, and its page where that was fetched. */
export interface GivenItem {
  readonly item: FeedItem;
  readonly page: (GivenFile & { readonly address: string }) | null;
}

/** Reads feeds and their items without blocking the process, and within a time limit. Never rejects. */
export interface FeedReader {
  readonly feed: (file: Pick<GivenFile, 'bytes'>, about: Pick<Source, 'url'> & { readonly contentType: string }) => Promise<ReadFeed>;
  /** The items in their order; null if they could not be read at all. */
  readonly items: (items: readonly GivenItem[], known: KnownHead) => Promise<readonly ReadItem[] | null>;
}
