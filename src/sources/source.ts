import { z } from 'zod';
import type { Message } from '../bulletin/message.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';

// The formats of feeds. RSS includes RSS 1.0, which is written in RDF.
const feedKinds = ['rss', 'atom', 'json'] as const;

const words = (most: number) =>
  z.string().trim().min(1, 'must not be empty').max(most, `must have at most ${most} characters`);

/** A public feed of a regulator or a firm, from which new items are read. */
export const sourceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
    .max(40, 'must have at most 40 characters'),
  name: words(80),
  url: z.url({ protocol: /^https?$/, error: 'must be a web address that starts with https:// or http://' }).max(1000),
  /** The format that is expected. What comes is recognised by what it is. */
  kind: z.enum(feedKinds).default('rss'),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code such as CN, or EU'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as en or zh-Hans'),
  /** Whether the page of an item is fetched where the feed gives only its beginning. */
  full_page: z.boolean().default(false),
  enabled: z.boolean().default(false),
});

/** A source as it was defined, in a file or in Slack. */
export type Source = z.output<typeof sourceSchema>;

/** What can be done with a source or a draft. */
export const sourceChoices = ['enable', 'disable', 'remove', 'fetch', 'discard'] as const;

/** Something to do with a source, or with a draft of one. */
export interface SourceChoice {
  readonly choice: (typeof sourceChoices)[number];
  /** Of the source; of the draft to discard. */
  readonly id: string;
}

/** A source as a curator defines it. */
export type NewSource = Pick<Source, 'name' | 'url' | 'jurisdiction' | 'language' | 'full_page'>;

/** What is known of fetching a source. */
export interface FetchState {
  /** When it was last asked; null if it never was. */
  readonly checkedAt: Instant | null;
  /** When it is asked next. */
  readonly nextAt: Instant;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How often it failed in a row. */
  readonly failures: number;
  /** Why the last time failed; null if it did not. What an earlier version of the app kept is text. */
  readonly error: Message | string | null;
  /** How many new entries were found the last time that there were any, and when. */
  readonly found: { readonly entries: number; readonly at: Instant } | null;
}

/** A source that a workspace keeps: defined there, or one of the files that was enabled, disabled or fetched. */
export interface SourceState extends FetchState {
  readonly source: Source;
}

/** A source that nobody has asked yet. */
export const neverFetched: FetchState = {
  checkedAt: null,
  nextAt: 0,
  etag: null,
  lastModified: null,
  failures: 0,
  error: null,
  found: null,
};

/**
 * The sources of the files and of a workspace, by name; those that are enabled first. What a file says of a source goes before what was stored of it, save for
 * whether it is enabled.
 */
export function combineSources(files: readonly Source[], kept: readonly SourceState[]): readonly SourceState[] {
  const states = new Map(kept.map((state) => [state.source.id, state]));
  const own = new Set(files.map(({ id }) => id));
  const all = [
    ...files.map((source): SourceState => {
      const state = states.get(source.id);
      if (!state) return { ...neverFetched, source };
      const moved = state.source.url === source.url ? {} : { etag: null, lastModified: null };
      return { ...state, ...moved, source: { ...source, enabled: state.source.enabled } };
    }),
    ...kept.filter(({ source }) => !own.has(source.id)),
  ];
  return all.sort(
    ({ source: one }, { source: other }) =>
      Number(other.enabled) - Number(one.enabled) || one.name.localeCompare(other.name, 'en'),
  );
}

/** The id of a new source: its name in letters and digits of ASCII, or else its host, and a number if that is taken. */
export function freeSourceId({ name, url }: Pick<Source, 'name' | 'url'>, taken: ReadonlySet<string>): string {
  const base = slugOf(name) || slugOf(new URL(url).hostname.replace(/^www\./, '')) || 'source';
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '');

/** The bulletin in which the new items of a source and day wait, such as `eu-edpb-2026-11-28`; the second of a day ends in `-2`. */
export function sourceBulletinId(
  source: Pick<Source, 'id' | 'jurisdiction'>,
  day: CalendarDate,
  number: number,
): string {
  const prefix = `${source.jurisdiction.toLowerCase()}-`;
  const name = source.id.startsWith(prefix) ? source.id.slice(prefix.length) : source.id;
  return `${prefix}${name}-${day}${number > 1 ? `-${number}` : ''}`;
}
