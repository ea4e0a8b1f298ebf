import { readFileSync } from 'node:fs';
import { isForFitting, type Labels } from '../../bench/reading/labels.ts';
import { anchorsOf, authorityKey, beginsThere } from '../../bench/reading/score-bulletin.ts';
import { paired } from '../../bench/reading/tally.ts';
import { sections } from '../../src/bulletin/bulletin.ts';
import { datedSentences } from '../../src/reader/dates/dated-sentences.ts';
import { toldDays } from '../../src/reader/dates/main-date.ts';
import { countryOf } from '../../src/reader/facts/countries.ts';
import { mentionsIn } from '../../src/reader/facts/find-authorities.ts';
import { countedIn } from '../../src/reader/facts/find-penalties.ts';
import { sectionFeatures } from '../../src/reader/facts/section.ts';
import { firstFacts, linesOf, readParts } from '../../src/reader/read-parts.ts';
import { ownText } from '../../src/reader/segment/quoted-mail.ts';
import { sentencesOf } from '../../src/reader/segment/sentences.ts';
import { parseCalendarDate } from '../../src/time/calendar-date.ts';
import type { Sample } from './logistic.ts';

/** What one labelled entry teaches. */
export interface EntryExamples {
  readonly id: string;
  /** Whether its number is even, in a set whose even numbers are reported on. */
  readonly isEven: boolean;
  readonly section: readonly Sample[];
  readonly date: readonly Sample[];
  readonly authority: readonly Sample[];
  readonly penalty: readonly Sample[];
}

/** The examples of the entries that are found in labelled bulletins. */
export function entryExamples({ bulletins, canonicalNames }: Labels): readonly EntryExamples[] {
  return bulletins.flatMap((bulletin) => {
    const { label } = bulletin;
    const { text } = ownText(bulletin.text);
    const issued = label.issue_date ?? label.issue_period;
    const { parts, around } = readParts(linesOf(text), text, issued === undefined ? {} : { issued });
    const { pairs } = paired(anchorsOf(label.entries, text), parts, beginsThere);
    return pairs.map(([{ entry }, part]): EntryExamples => {
      const facts = firstFacts(part, around);
      const { inTitle, inBody, penalties, authorities, instruments } = facts;
      const context = { ...part, headed: part.section, isPunished: penalties.length > 0, authorities, instruments };
      const named = new Set(entry.authorities.map((name) => authorityKey(name)));
      // Some bulletins do not say when they were issued.
      const days = [around.issued, null].flatMap((issued) =>
        toldDays(inTitle, inBody, { issued, section: entry.section }),
      );
      return {
        id: label.id,
        isEven: !isForFitting(bulletin),
        section: [{ features: sectionFeatures(context), label: sections.indexOf(entry.section) }],
        date: days.map(({ day, features }) => ({ features, label: day === entry.date ? 1 : 0 })),
        authority: mentionsIn(part.body, facts.authorityContext).map(({ authority, features }) => ({
          features,
          label: named.has(authorityKey(canonicalNames.get(authority) ?? authority)) ? 1 : 0,
        })),
        penalty: countedIn([...inTitle, ...inBody], facts.penaltyContext).flatMap(({ amounts }) =>
          amounts.flatMap(({ features, amount, currency }) => {
            const isPenalty = entry.penalties.some((one) => one.amount === amount && one.currency === currency);
            return features === null ? [] : [{ features, label: isPenalty ? 1 : 0 }];
          }),
        ),
      };
    });
  });
}

/** The lines of a file of our own, save its notes. */
const linesIn = (file: URL): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The examples of acting authorities of our own sentences: those in braces act. A title stands before " || ". */
export function ownAuthorities(file: URL): readonly Sample[] {
  return linesIn(file).flatMap((line) => {
    const [title = '', body = ''] = line.includes(' || ') ? line.split(' || ') : ['', line];
    const marked = `${title}\n${body}`;
    const spans = [...marked.matchAll(/[{}]/g)].map(({ index }, nth) => index - nth);
    const plain = body.replace(/[{}]/g, '');
    const country = countryOf(title) ?? countryOf(plain);
    return mentionsIn(plain, { title, country }).map(({ from, features }) => ({
      features,
      label: spans.some((open, at) => at % 2 === 0 && from >= open && from < (spans[at + 1] ?? 0)) ? 1 : 0,
    }));
  });
}

/** The examples of sections of our own entries, `section | title || body`. */
export const ownSections = (file: URL): readonly Sample[] =>
  linesIn(file).map((line) => {
    const [section = '', told = ''] = line.split(' | ');
    const [title = '', body = ''] = told.split(' || ');
    const context = { title, body, under: '', headed: null, isPunished: false, authorities: [], instruments: [] };
    return { features: sectionFeatures(context), label: sections.findIndex((one) => one === section) };
  });

/** The examples of main events of our own sentences. */
export function ownEvents(file: URL): readonly Sample[] {
  const issued = parseCalendarDate('2024-03-31');
  return linesIn(file).flatMap((line) => {
    const open = line.indexOf('{');
    const sentences = datedSentences(line.replace(/[{}]/g, ''), 'day-first');
    return toldDays([], sentences, { issued, section: 'regulatory' }).map(({ features, index }) => ({
      features,
      label: index === open ? 1 : 0,
    }));
  });
}

/** The examples of penalties of our own sentences: amounts in braces are. A title stands before " || ". */
export function ownPenalties(file: URL): readonly Sample[] {
  return linesIn(file).flatMap(markedPenalties);
}

function markedPenalties(line: string): readonly Sample[] {
  const opened = [...line.matchAll(/[{]/g)].map(({ index }, nth) => index - 2 * nth);
  const plain = line.replace(/[{}]/g, '');
  const at = plain.indexOf(' || ');
  const title = at < 0 ? '' : plain.slice(0, at);
  const text = plain.replace(' || ', '\n   ');
  const sentences = sentencesOf(text);
  const country = countryOfMoney(line);
  return countedIn(sentences, { country, title }).flatMap(({ sentence, amounts }, nth) => {
    const { index: from = 0, text: own = '' } = sentences[nth] ?? {};
    const lead = sentence.length - own.length;
    return amounts.flatMap(({ features, index, end }) => {
      const [start, stop] = [from + index - lead, from + end - lead];
      const isPenalty = opened.some((open) => open >= start - 2 && open < stop);
      return features === null ? [] : [{ features, label: isPenalty ? 1 : 0 }];
    });
  });
}

// Whose "$" or `元` is meant.
const countryOfMoney = (text: string): string | null =>
  [
    [/HK\$|裁判|私隱|港[幣元币]|公署/, 'HK'],
    [/罰鍰|裁罰|金管會|新臺幣|個資法/, 'TW'],
    [/S\$|PDPC/, 'SG'],
    [/infringement notice|A\$/, 'AU'],
  ].flatMap(([pattern, country]) => (pattern instanceof RegExp && pattern.test(text) ? [String(country)] : []))[0] ??
  null;
