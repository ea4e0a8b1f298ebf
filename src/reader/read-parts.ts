import { findAuthority } from '../bulletin/authorities.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type DayOrder, datedSentences, dayOrderOf } from './dates/dated-sentences.ts';
import { countryOf, countryOfDollars, homeOf, tellingHome } from './facts/countries.ts';
import { findAuthorities, publisherOf, shortFormsOf, speakerOf } from './facts/find-authorities.ts';
import { findInstruments } from './facts/find-instruments.ts';
import { findPenalties } from './facts/find-penalties.ts';
import { listedAuthorities, plainText } from './facts/listed-authorities.ts';
import type { ShortForms } from './facts/short-forms.ts';
import type { ParsedHead } from './parsed-bulletin.ts';
import { type KnownHead, lastDayOfIssue, readHead } from './read-head.ts';
import { type Heading, partFused } from './segment/headings.ts';
import { type Line, readLines } from './segment/lines.ts';
import { type EntryLines, splitEntries } from './segment/split-entries.ts';
import { unwrap } from './segment/unwrap.ts';

/** What is known of the bulletin of an entry. */
export interface Around {
  readonly issued: CalendarDate | null;
  readonly head: ParsedHead;
  /** Whether the day or the month stands first in a date of figures. */
  readonly order: DayOrder;
  readonly shortForms: ShortForms;
  /** The country that the bulletin tells of where an entry names none: as is known, as its title says, or as its dollars do. */
  readonly home: string | null;
  readonly publisher: string | null;
}

/** The entries of a text before their facts are read, and what is known around them. */
export function readParts(all: readonly Line[], text: string, options: KnownHead) {
  const { entries: parts, headings } = splitEntries(all);
  const above = linesAbove(all, headings, parts);
  return { parts, headings, around: aroundOf({ parts, above, text }, options) };
}

/** What is known around the parts of a text. @param above the lines above the first of them */
export function aroundOf(
  {
    parts,
    above,
    text,
  }: { readonly parts: readonly EntryLines[]; readonly above: readonly Line[]; readonly text: string },
  options: KnownHead,
): Around {
  const head = readHead(above, text, options);
  const home =
    head.jurisdiction ??
    countryOf(head.title ?? '') ??
    homeOf(text, countriesOfAuthorities(text.slice(0, tellingHome))) ??
    countryOfDollars(text);
  const publisher =
    publisherOf(
      above.map((line) => line.text),
      home,
    ) ?? speakerOf(text, home);
  return {
    issued: lastDayOfIssue(head.issued),
    head,
    order: dayOrderOf(text, head.jurisdiction),
    shortForms: shortFormsOf(parts.map(({ title, body }) => `${title}\n${body}`)),
    home: home ?? (publisher === null ? null : (findAuthority(publisher)?.jurisdiction ?? null)),
    publisher,
  };
}

const countriesOfAuthorities = (text: string): readonly string[] =>
  listedAuthorities(plainText(text)).flatMap(({ authority }) => findAuthority(authority)?.jurisdiction ?? []);

/** The lines of a text as entries are looked for in them. */
export const linesOf = (text: string): readonly Line[] => unwrap(partFused(readLines(text)));
// What stands above the first heading and the first entry.
function linesAbove(
  lines: readonly Line[],
  headings: readonly Heading[],
  parts: readonly EntryLines[],
): readonly Line[] {
  const end = Math.min(headings[0]?.line.number ?? Infinity, parts[0]?.line ?? Infinity);
  return lines.filter(({ number }) => number < end);
}

const finesHeading = /\b(?:fines?|penalt(?:y|ies)|sanctions)\b|[罚罰][单單款]/i;

/** What can be told of an entry before its section is known. */
export function firstFacts(part: EntryLines, { order, shortForms, home, publisher }: Around) {
  const { title, body, under } = part;
  const [inTitle, inBody] = [datedSentences(title, order), datedSentences(body, order)];
  const country = countryOf(title) ?? countryOf(under) ?? countryOf(body.slice(0, 200)) ?? home;
  const links = part.lines.map(({ text }) => text).join('\n');
  const authorityContext = { country, shortForms, under, links, title, publisher };
  const penaltyContext = { country, title, isUnderFines: finesHeading.test(under) };
  return {
    inTitle,
    inBody,
    authorityContext,
    penaltyContext,
    authorities: findAuthorities(body, authorityContext),
    instruments: findInstruments(body),
    penalties: findPenalties([...inTitle, ...inBody], penaltyContext),
  };
}
