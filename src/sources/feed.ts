import type { Message } from '../bulletin/message.ts';
import type { Instant } from '../time/instant.ts';

/** An item of a feed, as it says. */
export interface FeedItem {
  /** Its `guid` or `id`; null if it has none. */
  readonly id: string | null;
  /** The address of its page; null if it has none that is of the web. */
  readonly link: string | null;
  /** Plain text, in one line. */
  readonly title: string;
  /** Its text as HTML: what is given in full, else the summary. */
  readonly html: string;
  readonly publishedAt: Instant | null;
}

/** What a feed holds, or why it could not be read. */
export type ReadFeed =
  | { readonly kind: 'feed'; readonly home: string | null; readonly items: readonly FeedItem[] }
  | { readonly kind: 'unreadable'; readonly why: Message };

/** An item and what it is recognised by: it is new where none of its keys was seen. */
export interface KeyedItem {
  readonly item: FeedItem;
  /** Not empty. */
  readonly keys: readonly string[];
}

/**
 * The items of a feed, each once, with what they are recognised by: id and link, for feeds change one and keep the other. An id or link that several items share
 * tells nothing, nor does the link of the home page; an item with neither is recognised by its title and time.
 */
export function keyedItems({ home, items }: Extract<ReadFeed, { kind: 'feed' }>): readonly KeyedItem[] {
  const linksOfId = grouped(items, ({ id, link, title }) => [id, link ?? title]);
  const idsOfLink = grouped(items, ({ id, link, title }) => [link, id ?? title]);
  const isOne = (groups: ReadonlyMap<string, ReadonlySet<string>>, key: string): boolean =>
    (groups.get(key)?.size ?? 0) === 1;
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const { id, link, title, publishedAt } = item;
    const keys = [
      ...(id !== null && isOne(linksOfId, id) ? [`id ${id}`] : []),
      ...(link !== null && link !== home && isOne(idsOfLink, link) ? [`link ${link}`] : []),
    ];
    if (keys.length === 0) keys.push(`title ${title} ${publishedAt ?? ''} ${link ?? ''}`);
    if (keys.some((key) => seen.has(key))) return [];
    for (const key of keys) seen.add(key);
    return [{ item, keys }];
  });
}

/** The second parts, by the first. */
function grouped(
  items: readonly FeedItem[],
  partsOf: (item: FeedItem) => readonly [key: string | null, other: string],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, other] of items.map(partsOf)) {
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.add(other);
    else groups.set(key, new Set([other]));
  }
  return groups;
}
