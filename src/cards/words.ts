import { authorityName, findAuthority } from '../bulletin/authorities.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { kindNames, sectionNames } from '../bulletin/labels.ts';
import { formatDate, parseCalendarDate } from '../time/calendar-date.ts';
import { truncate, truncationLengths } from './limits.ts';

/** "in 8 days", "today", "21 days ago": always in words, since a colour or an emoji alone says nothing to some. */
export function formatDaysLeft(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  if (daysLeft === -1) return 'yesterday';
  const days = Math.abs(daysLeft).toLocaleString('en-GB');
  return daysLeft > 0 ? `in ${days} days` : `${days} days ago`;
}

/** "30 April 2019 (China)": a deadline is a day in its jurisdiction. */
export function formatDeadlineDate({ deadline, source }: DatedDeadline): string {
  return `${formatDate(deadline.date)} (${jurisdictionName(source.bulletin.jurisdiction)})`;
}

/** "Consultation closes" before its day and on it, "Consultation closed" after. */
export function kindLabel({ deadline, daysLeft }: DatedDeadline): string {
  return kindNames[deadline.kind][daysLeft < 0 ? 'passed' : 'coming'];
}

/** "Regulatory · MIIT · 1 April 2019": what an entry is about, who acted and when. */
export function entryMetadata({ entry }: CorpusEntry): string {
  const day = entry.date ? [formatDate(entry.date)] : [];
  return truncate(
    [sectionNames[entry.section], ...entry.authorities.map(shortAuthority), ...day].join(' · '),
    truncationLengths.facts,
  );
}

// The code where the field uses it (MIIT), the name where the code is this app's own.
function shortAuthority(codeOrName: string): string {
  const known = findAuthority(codeOrName);
  return known?.names.includes(known.code) ? known.code : authorityName(codeOrName);
}

/** "China cybersecurity…, April 2019, regulatory no. 3 (cn-2019-04-r3)": where an entry was told. */
export function sourceLine({ entry, bulletin, number }: CorpusEntry): string {
  const publisher = bulletin.publisher
    ? `${truncate(bulletin.publisher, truncationLengths.publisher)}, `
    : '';
  const place = `${sectionNames[entry.section].toLowerCase()} no. ${number} (${entry.id})`;
  return `Source: ${publisher}${truncate(bulletin.title, truncationLengths.bulletinTitle)}, ${place}`;
}

/** A day or month of issue as a reader writes it: "April 2019". */
export function formatIssueDate(issued: string): string {
  const day = parseCalendarDate(issued.length === 7 ? `${issued}-01` : issued);
  if (!day) return issued;
  return issued.length === 7 ? formatDate(day).replace(/^1 /, '') : formatDate(day);
}

/** "3 entries", "1 entry". */
export function pluralise(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The name of a jurisdiction by its ISO 3166 code, in English; the code itself where it has no name. */
export function jurisdictionName(code: string): string {
  return code === 'EU' ? 'European Union' : (regionNames.of(code) ?? code);
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
