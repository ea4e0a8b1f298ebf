import type { parseFeed } from 'feedsmith';
import { type Message, message } from '../bulletin/message.ts';
import { decodeAnyText } from '../reader/formats/decode-text.ts';
import { htmlText } from '../reader/formats/html-text.ts';
import { calendarDate } from '../time/calendar-date.ts';
import { hour, type Instant } from '../time/instant.ts';
import { writtenDates } from '../time/written-dates.ts';
import type { FeedItem, ReadFeed } from './feed.ts';

/** The most items that are read, the first of the feed: a longer one is an archive. */
export const mostItems = 500;

/** What a feed is read from. */
interface GivenFeed {
  readonly bytes: Uint8Array;
  readonly address: string;
  /** The header with which the bytes came. */
  readonly contentType: string;
}

/** Reads an RSS, Atom or JSON feed in any encoding, also one that it names wrongly. Never rejects because of what the feed holds. */
export async function readFeed({ bytes, address, contentType }: GivenFeed): Promise<ReadFeed> {
  const text = await decodeAnyText(bytes, declaredIn(bytes, contentType));
  if (typeof text !== 'string') return unreadable(message('feed.not_text'));
  if (isPage(text)) return unreadable(pageText(text, address));
  const { parseFeed } = await import('feedsmith');
  try {
    const parsed = parseFeed(text, { maxItems: mostItems });
    const items = await Promise.all(itemsOf(parsed).map((item) => feedItem(item, address)));
    return {
      kind: 'feed',
      home: absolute(homeOf(parsed), address),
      items: items.filter(({ title, html }) => title + html !== ''),
    };
  } catch {
    return unreadable(message(looksLikeFeed.test(text) ? 'feed.broken' : 'feed.other'));
  }
}

const unreadable = (why: Message): ReadFeed => ({ kind: 'unreadable', why });

const looksLikeFeed = /<(?:rss|feed|rdf:RDF)[\s>]|jsonfeed\.org/i;

/** The encoding that the feed or its server names. */
function declaredIn(bytes: Uint8Array, contentType: string): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const inXml = /^[^<]{0,10}<\?xml[^>]{0,100}\sencoding\s?=\s?["']([\w-]{2,30})["']/i.exec(head)?.[1];
  return inXml ?? /charset\s?=\s?["']?([\w-]{2,30})/i.exec(contentType)?.[1] ?? null;
}

const isPage = (text: string): boolean =>
  /^\s*(?:<!--[^>]{0,500}-->\s*)?(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000));

/** What to do about a web page in place of a feed: most name theirs. */
function pageText(html: string, address: string): Message {
  const links = html.slice(0, 200_000).match(/<link\s[^<>]{1,500}>/gi) ?? [];
  const found = links.find((link) => /application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(link));
  const feed = absolute(/\bhref\s?=\s?["']?([^"'\s>]{1,300})/i.exec(found ?? '')?.[1] ?? null, address);
  return feed === null ? message('feed.page') : message('feed.page_names', { feed });
}

type Parsed = ReturnType<typeof parseFeed<string>>;

/** An item before its texts are cleaned. */
interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly html?: string | undefined;
  readonly published?: string | undefined;
  /** What its link is relative to, `xml:base`, each to the one before. */
  readonly bases?: readonly (string | undefined)[];
}

function itemsOf(parsed: Parsed): readonly RawItem[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(({ guid, link, title, description, content, pubDate, dc }) => ({
        id: guid?.value,
        link: link ?? (guid?.isPermaLink === false || !URL.canParse(guid?.value ?? '') ? undefined : guid?.value),
        title,
        html: longer(content?.encoded, description),
        published: pubDate ?? dc?.dates?.[0],
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map(({ rdf, link, title, description, content, dc }) => ({
        id: rdf?.about,
        link: link ?? rdf?.about,
        title,
        html: longer(content?.encoded, description),
        published: dc?.dates?.[0],
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map(({ id, links, title, content, summary, published, updated, xml }) => ({
        id,
        link: (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href,
        bases: [parsed.feed.xml?.base, xml?.base],
        title: title?.value,
        html: longer(content?.value, summary?.value),
        published: published ?? updated,
      }));
    case 'json':
      return (parsed.feed.items ?? []).map(({ id, url, external_url, title, summary, date_published, ...content }) => ({
        id,
        link: url ?? external_url,
        title,
        html: longer(content.content_html ?? asHtml(content.content_text), asHtml(summary)),
        published: date_published,
      }));
  }
}

function homeOf(parsed: Parsed): string | null {
  switch (parsed.format) {
    case 'rss':
    case 'rdf':
      return parsed.feed.link ?? null;
    case 'atom':
      return parsed.feed.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null;
    case 'json':
      return parsed.feed.home_page_url ?? null;
  }
}

const longer = (text = '', other = ''): string => (text.length >= other.length ? text : other);

const asHtml = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;

/** The longest texts that are kept, in characters. */
const longest = { id: 1000, address: 1000, title: 500, html: 400_000 } as const;

async function feedItem(
  { id, link, title = '', html = '', published = '', bases = [] }: RawItem,
  address: string,
): Promise<FeedItem> {
  const base = bases.reduce<string>((from, to) => absolute(to ?? null, from) ?? from, address);
  const text = /[<&]/.test(title) ? await htmlText(title.slice(0, 5000)) : title;
  return {
    id: id?.trim().slice(0, longest.id) || null,
    link: absolute(link ?? null, base),
    title: plainLine(text).slice(0, longest.title),
    html: html.slice(0, longest.html),
    publishedAt: instantOf(published),
  };
}

// Without the marks of bold text, and the signs that turn what follows round.
const plainLine = (text: string): string =>
  text
    .replace(/\*\*|\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/**
 * When an item was published; null where its day cannot be told, as from 02/11/2026: days that an item counts from its publication must not be counted
 * from another. Noon of the day where the hour or its zone cannot be told.
 */
function instantOf(published: string): Instant | null {
  const [told, another] = writtenDates(published.replace(/^\s*\p{L}+\.?,\s*/u, ''));
  if (!told || another || told.day === null || told.isEitherOrder) return null;
  const time = Date.parse(published);
  const day = calendarDate(told.year ?? new Date(time).getUTCFullYear(), told.month, told.day);
  if (day === null) return null;
  const noon = Date.parse(`${day}T12:00:00Z`);
  return /\d:\d\d/.test(published) && Math.abs(time - noon) <= 26 * hour ? time : noon;
}

/** The address of the web that a link leads to from the feed; null if it is none, or names a user before what looks like its site. */
function absolute(link: string | null, base: string): string | null {
  const trimmed = link?.trim() ?? '';
  if (trimmed === '' || !URL.canParse(trimmed, base)) return null;
  const { href, protocol, username, password } = new URL(trimmed, base);
  return /^https?:$/.test(protocol) && username + password === '' && href.length <= longest.address ? href : null;
}
