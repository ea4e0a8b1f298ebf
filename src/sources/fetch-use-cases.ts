import { type Message, message, worded } from '../bulletin/message.ts';
import { similarEntries } from '../curate/similar-entries.ts';
import { inLanguage } from '../messages/language.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import { todayIn } from '../time/calendar-date.ts';
import { dayLength, hour, type Instant, minute, second } from '../time/instant.ts';
import { failureText } from './failure-text.ts';
import { type FeedItem, type KeyedItem, keyedItems } from './feed.ts';
import type { FeedReader, Fetched, GivenItem, NewItem, ReadItem, Settled, SourceStore, WebFetcher } from './ports.ts';
import { combineSources, type Source, type SourceState } from './source.ts';

/** When sources are asked, in milliseconds. */
export interface FetchTiming {
  /** Between two fetches of a source. */
  readonly interval: number;
  /** After the first failure; twice as long after each that follows, up to `longestBackoff`. */
  readonly backoff: number;
  readonly longestBackoff: number;
  /** Between two pages of a site. */
  readonly betweenPages: number;
  /** How long a process may take for a source before another goes on without it. */
  readonly lease: number;
}

/** Feeds of regulators change a few times a day. */
export const fetchTiming: FetchTiming = {
  interval: 3 * hour,
  backoff: 15 * minute,
  longestBackoff: dayLength,
  betweenPages: 2 * second,
  lease: 30 * minute,
};

/** The most items that are read at once, and the most of them whose pages are fetched. The rest follows a minute later. */
const mostAtOnce = { items: 40, pages: 15 } as const;

/** How old an item of a source may be that is new to the app, in milliseconds; and how many without a time are taken from a feed that is. */
const taken = { fromNewFeed: 30 * dayLength, fromKnownFeed: 365 * dayLength, undated: 10 } as const;

/** A feed that gives less than this of an item only teases. In characters. */
const teaser = 1200;

/** What came of fetching a source. */
export type FetchOutcome =
  | { readonly kind: 'new'; readonly entries: number }
  | { readonly kind: 'nothing_new' }
  | { readonly kind: 'failed'; readonly why: Message }
  /** Another process is at it. */
  | { readonly kind: 'busy' };

/** Fetches the sources of a workspace. */
export interface Fetching {
  /** The sources of the files and of the workspace: `combineSources`. */
  readonly all: () => Promise<readonly SourceState[]>;
  /** Fetches every enabled source that is due, one after the other. */
  readonly due: (signal: AbortSignal) => Promise<void>;
  /** Fetches a source now, whether it is due or not. */
  readonly now: (state: SourceState) => Promise<FetchOutcome>;
}

/** What fetching needs. */
export interface FetchDependencies {
  readonly workspaceId: string;
  /** The sources of the files. */
  readonly sourceFiles: readonly Source[];
  readonly sources: SourceStore;
  readonly web: WebFetcher;
  readonly feeds: FeedReader;
  readonly library: () => Library;
  /** The zone in which a fetch is dated. */
  readonly zone: string;
  readonly clock: Clock;
  /** A number from 0 to 1, so that not every app asks a site at the same moment. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly timing: FetchTiming;
  readonly log: Log;
}

/** Creates the use cases of fetching. */
export function createFetching(deps: FetchDependencies): Fetching {
  const all = async (): Promise<readonly SourceState[]> =>
    combineSources(deps.sourceFiles, await deps.sources.list(deps.workspaceId));
  return {
    all,
    due: async (signal) => {
      const now = deps.clock.now().getTime();
      for (const state of await all()) {
        if (signal.aborted) return;
        if (state.source.enabled && state.nextAt <= now) await fetchOne(deps, state, { evenIfNotDue: false });
      }
    },
    now: (state) => fetchOne(deps, state, { evenIfNotDue: true }),
  };
}

async function fetchOne(
  deps: FetchDependencies,
  state: SourceState,
  { evenIfNotDue }: { readonly evenIfNotDue: boolean },
): Promise<FetchOutcome> {
  const { source } = state;
  const began = deps.clock.now().getTime();
  const claim = { now: began, until: began + deps.timing.lease, evenIfNotDue };
  if (!(await deps.sources.claim(deps.workspaceId, source, claim))) return { kind: 'busy' };
  const fetched = await deps.web.fetch(source.url, state);
  const came = await readAnswer(deps, source, fetched);
  const now = deps.clock.now();
  const settled: Settled = {
    ...unchanged(deps, state, now.getTime()),
    ...came.settled,
    ...(came.why !== undefined && failedAgain(deps, state, { why: came.why, fetched, now: now.getTime() })),
    day: todayIn(deps.zone, now),
    similar: (bulletin) => similarEntries(bulletin, deps.library().corpus),
  };
  const entries = await deps.sources.settle(deps.workspaceId, source, settled);
  const facts = { source: source.id, entries };
  if (came.why !== undefined) {
    const { why } = came;
    const english = inLanguage('en', () => worded(why));
    deps.log.warn({ ...facts, why: english, failures: settled.failures }, 'source not read; tried again later');
    return { kind: 'failed', why };
  }
  deps.log.info(facts, 'source fetched');
  return entries > 0 ? { kind: 'new', entries } : { kind: 'nothing_new' };
}

/** A source that answered as expected and had nothing new. */
function unchanged(
  { timing, random }: FetchDependencies,
  state: SourceState,
  now: Instant,
): Omit<Settled, 'day' | 'similar'> {
  const { etag, lastModified } = state;
  return {
    checkedAt: now,
    nextAt: now + Math.round(timing.interval * (0.8 + 0.4 * random())),
    etag,
    lastModified,
    failures: 0,
    error: null,
    items: [],
    passed: [],
  };
}

function failedAgain(
  { timing, random }: FetchDependencies,
  { failures }: SourceState,
  { why, fetched, now }: { readonly why: Message; readonly fetched: Fetched; readonly now: Instant },
): Pick<Settled, 'failures' | 'error' | 'nextAt'> {
  const asked = fetched.kind === 'failed' ? (fetched.retryAfter ?? 0) : 0;
  const own = Math.min(timing.longestBackoff, timing.backoff * 2 ** Math.min(failures, 20));
  // A site may ask for a long pause, but not for one without end.
  const wait = Math.max(own * (1 + 0.2 * random()), Math.min(asked, 7 * dayLength));
  return { failures: failures + 1, error: why, nextAt: now + Math.round(wait) };
}

interface Came {
  readonly settled: Partial<Settled>;
  /** Why the source could not be read; undefined if it could. */
  readonly why?: Message;
}

async function readAnswer(deps: FetchDependencies, source: Source, fetched: Fetched): Promise<Came> {
  if (fetched.kind === 'unchanged') return { settled: {} };
  if (fetched.kind === 'failed') return { settled: {}, why: failureText(fetched.failure) };
  const feed = await deps.feeds.feed(fetched.bytes, fetched);
  if (feed.kind === 'unreadable') return { settled: {}, why: feed.why };
  const { wanted, passed } = await choose(deps, source, keyedItems(feed));
  const batch = wanted.slice(0, mostAtOnce.items);
  const items = await readBatch(deps, source, batch);
  const isAll = batch.length === wanted.length;
  const { etag, lastModified } = fetched;
  return {
    settled: {
      items,
      passed: passed.flatMap(({ keys }) => keys),
      // What is left is asked for again, in full.
      ...(isAll
        ? { etag, lastModified }
        : { etag: null, lastModified: null, nextAt: deps.clock.now().getTime() + minute }),
    },
  };
}

/** The items that nobody has seen, in the order of the feed: those to read, and those that are too old. */
async function choose(deps: FetchDependencies, { id }: Source, items: readonly KeyedItem[]) {
  const keys = items.flatMap((item) => item.keys);
  const unseen = await deps.sources.unseen(deps.workspaceId, id, keys);
  const isNewFeed = unseen.size === keys.length;
  const oldest = deps.clock.now().getTime() - (isNewFeed ? taken.fromNewFeed : taken.fromKnownFeed);
  const wanted: KeyedItem[] = [];
  const passed: KeyedItem[] = [];
  let undated = 0;
  for (const one of items.filter((item) => item.keys.every((key) => unseen.has(key)))) {
    const { publishedAt } = one.item;
    if (publishedAt === null) undated += 1;
    const isRecent = publishedAt === null ? !isNewFeed || undated <= taken.undated : publishedAt >= oldest;
    (isRecent ? wanted : passed).push(one);
  }
  return { wanted, passed };
}

async function readBatch(
  deps: FetchDependencies,
  source: Source,
  batch: readonly KeyedItem[],
): Promise<readonly NewItem[]> {
  const now = deps.clock.now().getTime();
  const given: (GivenItem & { readonly unread: Message | null })[] = [];
  let pages = 0;
  for (const { item } of batch) {
    const { publishedAt } = item;
    // Whatever it says, what can be read was published.
    const issued = todayIn(deps.zone, new Date(Math.min(publishedAt ?? now, now)));
    const wantsPage = source.full_page && pages < mostAtOnce.pages && teases(item);
    if (wantsPage && pages > 0) await deps.pause(deps.timing.betweenPages);
    if (wantsPage) pages += 1;
    const { page, why } = wantsPage ? await pageOf(deps, item) : { page: null, why: null };
    given.push({ item, issued, page, unread: why });
  }
  const read = await readAll(deps, source, given);
  return batch.map(({ item, keys }, at) => {
    const { entries = [], problems = [] } = read[at] ?? {};
    const why = given[at]?.unread ?? null;
    return { keys, entries, problems: why === null ? problems : [...problems, pageUnread(item, why)] };
  });
}

const teases = ({ link, html }: FeedItem): boolean =>
  link !== null && html.replace(/<[^<>]*>/g, '').trim().length < teaser;

const pageUnread = ({ title }: FeedItem, why: Message) => ({
  line: 0,
  rule: 'page-unread',
  message: message('problem.page_unread', { title: title.slice(0, 80), why }),
});

interface FoundPage {
  readonly page: GivenFile | null;
  readonly why: Message | null;
}

async function pageOf({ web }: FetchDependencies, { link }: FeedItem): Promise<FoundPage> {
  const fetched = await web.fetch(link ?? '');
  if (fetched.kind !== 'fetched')
    return { page: null, why: fetched.kind === 'failed' ? failureText(fetched.failure) : null };
  const name = nameOf(fetched.contentType);
  return name === null
    ? { page: null, why: message('fetch.not_document') }
    : { page: { name, bytes: fetched.bytes }, why: null };
}

/** The name under which the reader recognises a page. */
function nameOf(contentType: string): string | null {
  if (/html|^$/i.test(contentType)) return 'page.html';
  if (/pdf/i.test(contentType)) return 'page.pdf';
  if (/wordprocessingml/i.test(contentType)) return 'page.docx';
  return /^text\/plain/i.test(contentType) ? 'page.txt' : null;
}

/** All at once; one by one where the reader fails at one of them, which is then read from its title alone. */
async function readAll(
  { feeds }: FetchDependencies,
  { jurisdiction, language }: Source,
  given: readonly GivenItem[],
): Promise<readonly ReadItem[]> {
  if (given.length === 0) return [];
  const known = { jurisdiction, language };
  const together = await feeds.items(given, known);
  if (together) return together;
  const read: ReadItem[] = [];
  for (const one of given) {
    const [alone] = (await feeds.items([one], known)) ?? [];
    read.push(alone ?? (await titleOnly(feeds, one, known)));
  }
  return read;
}

async function titleOnly(
  feeds: FeedReader,
  { item, issued }: GivenItem,
  known: Parameters<FeedReader['items']>[1],
): Promise<ReadItem> {
  const [read] = (await feeds.items([{ item: { ...item, html: '' }, page: null, issued }], known)) ?? [];
  const unread = message('problem.item_unread', { title: item.title.slice(0, 80) });
  return {
    entries: read?.entries ?? [],
    problems: [...(read?.problems ?? []), { line: 0, rule: 'reading-failed', message: unread }],
  };
}
