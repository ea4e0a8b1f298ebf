import { type Section, sections } from '../bulletin.ts';
import { chineseHeadingTopics, headingFillers, headingTopics } from './heading-words.ts';
import { type Line, withoutMarkers } from './lines.ts';

/** A stretch of the text under one heading; without a heading where it stands before the first. */
export interface SectionLines {
  readonly section: Section;
  readonly heading: Line | null;
  readonly lines: readonly Line[];
}

/** Parts the lines at the headings that name a section. What stands before the first is `other`. */
export function splitSections(lines: readonly Line[]): readonly SectionLines[] {
  const starts = lines.flatMap((line, at) => {
    const section = sectionOf(line.text);
    return section ? [{ at, section, heading: line }] : [];
  });
  const parts = starts.map(({ at, section, heading }, index) => ({
    section,
    heading,
    lines: lines.slice(at + 1, starts[index + 1]?.at ?? lines.length),
  }));
  const before = lines.slice(0, starts[0]?.at ?? lines.length);
  return before.length > 0 ? [{ section: 'other', heading: null, lines: before }, ...parts] : parts;
}

/** The section that a line names as its heading; null where it is no heading. */
export function sectionOf(line: string): Section | null {
  if (line.length > longestHeading) return null;
  const words = withoutMarkers(line).toLowerCase().replace(placeAtEnd, '').replace(/[:,/]/g, ' ').trim();
  return /\p{Script=Han}/u.test(words) ? chineseTopic(words) : topicOf(words.split(/\s+/));
}

const longestHeading = 80;
const longestChineseHeading = 12;
// "Regulatory developments in China": the place says nothing about the section.
const placeAtEnd = /\s(?:in|from|across)\s(?:the\s)?\p{L}+(?:\s\p{L}+)?$/u;

const topicWords: ReadonlyMap<string, Section> = new Map(
  sections.flatMap((section) => headingTopics[section].map((word) => [word, section])),
);
const fillers: ReadonlySet<string> = new Set(headingFillers);

function topicOf(words: readonly string[]): Section | null {
  const isHeading = words.every((word) => topicWords.has(word) || fillers.has(word));
  const topic = words.find((word) => topicWords.has(word));
  return isHeading && topic !== undefined ? (topicWords.get(topic) ?? null) : null;
}

function chineseTopic(words: string): Section | null {
  if (words.length > longestChineseHeading || /[，。；]/u.test(words)) return null;
  return chineseHeadingTopics.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
