import table from '../../../data/heading-words.json' with { type: 'json' };
import { type Section, sections } from '../../bulletin/bulletin.ts';
import { simplified } from '../../text/simplified.ts';
import { areCountries } from '../facts/countries.ts';
import { hasHan, type Line, withText } from './lines.ts';
import { withoutMarkers } from './marker.ts';

const words = (list = ''): readonly string[] => list.split(' ').filter((word) => word !== '');

/** Words of places: a heading may hold them, and a short line of nothing else is one. */
export const placeNames = words(table.latin.places);

/** What a heading says of the entries under it. */
interface SectionHeading {
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
    .replace(/^\d{1,2}\s(?=\p{Lu})/u, '')
    .replace(/[\p{Emoji_Presentation}]/gu, '')
    .trim();
  if (areCountries(words)) return { section: null };
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

const topicOf = sectionsBy(table.latin.topics);
const vague: ReadonlySet<string> = new Set([...words(table.latin.vague), ...placeNames]);
const fillers: ReadonlySet<string> = new Set(words(table.latin.fillers));

/** The section that each of the words tells. */
function sectionsBy(lists: Readonly<Partial<Record<Section, string>>>): ReadonlyMap<string, Section> {
  return new Map(sections.flatMap((section) => words(lists[section]).map((word) => [word, section] as const)));
}

function latinHeading(words: readonly string[]): SectionHeading | null {
  const isHeading = words.every((word) => topicOf.has(word) || vague.has(word) || fillers.has(word));
  if (!isHeading || words.length > 9) return null;
  const topic = words.find((word) => topicOf.has(word));
  if (topic !== undefined) return { section: topicOf.get(topic) ?? null };
  return words.some((word) => vague.has(word)) ? { section: null } : null;
}

// A heading in Chinese is made of these pieces, the longest first.
const sectionOfPiece = sectionsBy(table.chinese.topics);
const piece = new RegExp(
  [...sectionOfPiece.keys(), ...words(table.chinese.fillers)]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace('|', '\\|'))
    .join('|'),
  'gu',
);

function chineseHeading(words: string): SectionHeading | null {
  const bare = simplified(words.replace(/\s/g, ''));
  if (bare.length < 2 || bare.length > longestChineseHeading || bare.replace(piece, '') !== '') return null;
  const told = (bare.match(piece) ?? []).flatMap((found) => sectionOfPiece.get(found) ?? []);
  // "Policies and enforcement" is told by its first word, "incidents of policy" by none: the surer section goes first.
  const section = order.find((one) => told.includes(one)) ?? null;
  return { section };
}

const order: readonly Section[] = ['enforcement', 'regulatory', 'industry'];

/**
 * The lines with headings of sections parted from what stuck to them when the text was taken out of its page: "Enforcement
 * developments 1. Carrier fined", "Industry developmentsCarriers agree".
 */
export function partFused(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const [, heading = '', rest = line.text.slice(heading.length)] =
      fused.exec(line.text) ?? numbered.exec(line.text) ?? [];
    if (heading === '' || sectionHeading(heading)?.section == null) return [line];
    return [
      withText(line, heading.trim()),
      withText({ ...line, bold: '', level: 0, startsParagraph: true }, rest.trim()),
    ];
  });
}

const fused =
  /^((?:\p{Lu}\p{L}{2,20} (?:and |& )?){1,3}(?:[Dd]evelopments?|[Uu]pdates?|[Nn]ews|[Aa]ctions?))(?=\p{Lu}\p{Ll}.{20})/u;
const numbered = /^(\D{4,60}?)\s?((?:1|01)[.)、]\s?\D.{5,})/u;

/** The heading of a section, and where it stands among the lines. */
export interface Heading {
  readonly at: number;
  /** Null where it does not tell. */
  readonly section: Section | null;
  readonly line: Line;
}

/** The headings of sections. One that stands in another, as "2.1 In Examplia" does, keeps its section. */
export function headingsIn(lines: readonly Line[]): readonly Heading[] {
  let above: Section | null = null;
  return lines.flatMap((line, at) => {
    if (line.isFolded) return [];
    const heading = sectionHeading(line.text);
    if (!heading) return [];
    above = heading.section ?? (isUnder(lines[at - 1]) ? above : null);
    return [{ at, section: above, line }];
  });
}

const isUnder = (line: Line | undefined): boolean => line !== undefined && sectionHeading(line.text) !== null;
