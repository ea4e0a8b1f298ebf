import { readFileSync } from 'node:fs';
import { isForFitting, type Labels } from '../../bench/reading/labels.ts';
import { anchorsOf, authorityKey, beginsThere } from '../../bench/reading/score-bulletin.ts';
import { paired } from '../../bench/reading/tally.ts';
import { datedSentences } from '../../src/reader/dates/dated-sentences.ts';
import { toldDays } from '../../src/reader/dates/main-date.ts';
import { mentionsIn } from '../../src/reader/facts/find-authorities.ts';
import { sectionFeatures, sections } from '../../src/reader/facts/section.ts';
import { firstFacts, linesOf, readParts } from '../../src/reader/read-parts.ts';
import { ownText } from '../../src/reader/segment/quoted-mail.ts';
import { parseCalendarDate } from '../../src/time/calendar-date.ts';
import type { Sample } from './logistic.ts';

/** What one labelled entry teaches. */
export interface EntryExamples {
  readonly group: string;
  /** Whether its number is even, in a set whose even numbers are reported on. */
  readonly isEven: boolean;
  readonly section: readonly Sample[];
  readonly date: readonly Sample[];
  readonly authority: readonly Sample[];
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
        group: label.id,
        isEven: !isForFitting(bulletin),
        section: [{ features: sectionFeatures(context), label: sections.indexOf(entry.section) }],
        date: days.map(({ day, features }) => ({ features, label: day === entry.date ? 1 : 0 })),
        authority: mentionsIn(part.body, facts.authorityContext).map(({ authority, features }) => ({
          features,
          label: named.has(authorityKey(canonicalNames.get(authority) ?? authority)) ? 1 : 0,
        })),
      };
    });
  });
}

/** The examples of main events of our own sentences. */
export function ownEvents(file: URL): readonly Sample[] {
  const issued = parseCalendarDate('2024-03-31');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.flatMap((line) => {
    const open = line.indexOf('{');
    const sentences = datedSentences(line.replace(/[{}]/g, ''), 'day-first');
    return toldDays([], sentences, { issued, section: 'regulatory' }).map(({ features, index }) => ({
      features,
      label: index === open ? 1 : 0,
    }));
  });
}
