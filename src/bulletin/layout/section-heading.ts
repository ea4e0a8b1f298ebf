import { type Section, sections } from '../bulletin.ts';
import { hasHan } from './has-han.ts';
import { chinesePieces, headingFillers, headingTopics, places, vagueTopics } from './heading-words.ts';
import { withoutMarkers } from './marker.ts';

/** What a heading says of the entries under it. */
export interface SectionHeading {
  /** Null where it names no section: "International", "热点". */
  readonly section: Section | null;
}

/**
 * What a line says as the heading of a section, whatever its wording and numbering; null where it is none: a heading is short
 * and holds nothing but words that name sections, places and the like.
 */
export function sectionHeading(text: string): SectionHeading | null {
  if (text.length > longestHeading) return null;
  const words = withoutMarkers(withoutMarkers(text))
    .replace(/[\p{Emoji_Presentation}]/gu, '')
    .trim();
  if (hasHan(words)) return chineseHeading(words);
  const plain = words
    .toLowerCase()
    .replace(placeAtEnd, '')
    .replaceAll('’', "'")
    .replace(/[:,/()|–—-]\s|[:,/()|]/g, ' ')
    .trim();
  return plain === '' ? null : latinHeading(plain.split(/\s+/).map((word) => word.replace(footnote, '')));
}

const longestHeading = 80;
const longestChineseHeading = 20;
// "Regulatory developments in Examplia": the place says nothing about the section.
const placeAtEnd = /\s(?:in|from|across)\s(?:the\s)?\p{L}{1,20}(?:\s\p{L}{1,20})?$/u;
// A footnote's digit that stuck to the word.
const footnote = /(?<=[a-z])\d{1,2}$/;

const topicOf: ReadonlyMap<string, Section> = new Map(
  sections.flatMap((section) => (headingTopics[section] ?? []).map((word) => [word, section])),
);
const vague: ReadonlySet<string> = new Set([...vagueTopics, ...places]);
const fillers: ReadonlySet<string> = new Set(headingFillers);

function latinHeading(words: readonly string[]): SectionHeading | null {
  const isHeading = words.every((word) => topicOf.has(word) || vague.has(word) || fillers.has(word));
  if (!isHeading || words.length > 9) return null;
  const topic = words.find((word) => topicOf.has(word));
  if (topic !== undefined) return { section: topicOf.get(topic) ?? null };
  return words.some((word) => vague.has(word)) ? { section: null } : null;
}

const piece = new RegExp(
  chinesePieces
    .map(([text]) => text)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace('|', '\\|'))
    .join('|'),
  'gu',
);
const sectionOfPiece: ReadonlyMap<string, Section | null> = new Map(chinesePieces);

function chineseHeading(words: string): SectionHeading | null {
  const bare = words.replace(/\s/g, '');
  if (bare.length < 2 || bare.length > longestChineseHeading || bare.replace(piece, '') !== '') return null;
  const told = (bare.match(piece) ?? []).flatMap((found) => sectionOfPiece.get(found) ?? []);
  // "Policies and enforcement" is told by its first word, "incidents of policy" by none: the surer section goes first.
  const section = order.find((one) => told.includes(one)) ?? null;
  return { section };
}

const order: readonly Section[] = ['enforcement', 'regulatory', 'industry'];
