import type { Entry } from '../bulletin/bulletin.ts';
import { dropInvalidItems } from '../bulletin/entry-rules.ts';
import { message } from '../bulletin/message.ts';
import type { Problem } from '../bulletin/problem.ts';
import { decodeAnyText } from '../reader/formats/decode-text.ts';
import { htmlText } from '../reader/formats/html-text.ts';
import { readDocument } from '../reader/formats/read-document.ts';
import { parseArticle, parseBulletin } from '../reader/parse-bulletin.ts';
import type { ParsedBulletin } from '../reader/parsed-bulletin.ts';
import type { KnownHead } from '../reader/read-head.ts';
import { toBulletin } from '../reader/to-bulletin.ts';
import type { GivenItem, ReadItem } from './ports.ts';

/**
 * Reads items of a feed into entries, each with the item's address as its source: one entry an item, except where an item is a bulletin itself. The text is that of
 * the page, where that was fetched and holds more, else that of the feed.
 */
export async function readItems(
  items: readonly GivenItem[],
  known: Pick<KnownHead, 'jurisdiction' | 'language'>,
): Promise<readonly ReadItem[]> {
  const read: ReadItem[] = [];
  for (const given of items) read.push(await readItem(given, known));
  return read;
}

async function readItem(given: GivenItem, known: Pick<KnownHead, 'jurisdiction' | 'language'>): Promise<ReadItem> {
  const { item, issued } = given;
  const text = (await textOf(given)).slice(0, longestText);
  const title = item.title || firstLine(text);
  if (title === '') return { entries: [], problems: [] };
  const head = { ...known, issued };
  const parsed = asBulletin(text, title, head) ?? parseArticle({ title, text }, head);
  const made = toBulletin(parsed, { id: draftId });
  if (!made.bulletin) return { entries: [], problems: made.problems.map((problem) => about(title, problem)) };
  const { bulletin, problems } = dropInvalidItems(made.bulletin);
  const source = item.link;
  return {
    entries: bulletin.entries.map((entry): Entry => (source === null ? entry : { ...entry, source })),
    problems: [...parsed.problems, ...made.problems, ...problems]
      .filter(({ rule }) => !ofWholeTexts.has(rule))
      .map((problem) => about(title, problem)),
  };
}

/** The bulletin of entries that have no place in one yet. */
const draftId = 'draft';

/** In characters: an entry holds at most 50,000. */
const longestText = 45_000;

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 200) ?? '';

// Said of bulletins, not of an item.
const ofWholeTexts: ReadonlySet<string> = new Set(['issued-unknown', 'section-empty']);

const about = (title: string, { rule, message: problem }: Pick<Problem, 'rule' | 'message'>) => ({
  line: 0,
  rule,
  message: message('problem.of_item', { title: title.slice(0, 80), problem }),
});

async function textOf({ item, page }: GivenItem): Promise<string> {
  const own = await htmlText(item.html);
  if (page === null) return own;
  const ofPage = await pageText(page.bytes, page.name);
  return ofPage.length > own.length ? ofPage : own;
}

// Of a web page its article; of a PDF or a Word file everything.
async function pageText(bytes: Uint8Array, name: string): Promise<string> {
  const text = /\.html?$/.test(name) ? await articleText(bytes) : await readDocument(bytes, name);
  return typeof text === 'string' ? text : '';
}

async function articleText(bytes: Uint8Array): Promise<string> {
  const html = await decodeAnyText(bytes, declaredIn(bytes));
  if (typeof html !== 'string') return '';
  const [{ Readability }, { DOMParser }] = await Promise.all([import('@mozilla/readability'), import('linkedom')]);
  const page: unknown = new DOMParser().parseFromString(html, 'text/html');
  const article = new Readability(page).parse();
  return article?.content ? htmlText(article.content) : '';
}

/** The encoding that a page names for itself. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^<>]{0,200}charset\s?=\s?["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

// Words in the titles of bulletins that report several things.
const roundup =
  /\b(?:newsletter|bulletin|round-?up|digest|highlights|(?:weekly|monthly|quarterly) (?:update|review|report|briefing)|week in review)\b|周报|月报|週報|月報|简报|簡報|动态汇总|资讯速递|双周/iu;

/** The entries of an item that is a bulletin itself, as its title says, or its headings of sections; null if it is not. */
function asBulletin(text: string, title: string, head: KnownHead): ParsedBulletin | null {
  const parsed = parseBulletin(text, head);
  const sections = new Set(parsed.entries.map(({ section }) => section));
  const isBulletin = roundup.test(title) || (sections.size > 1 && parsed.entries.length > 3);
  return isBulletin && parsed.entries.length > 1 ? { ...parsed, bulletin: { ...parsed.bulletin, title } } : null;
}
