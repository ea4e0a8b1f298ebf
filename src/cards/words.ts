import { authorityName, findAuthority } from '../bulletin/authorities/authorities.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { kindNames, sectionNames } from '../bulletin/labels.ts';
import { parseCalendarDate, writtenDate } from '../time/calendar-date.ts';
import { budgets, cut } from './limits.ts';

/** "in 8 days", "today", "21 days ago": always in words, since a colour or an emoji alone says nothing to some. */
export function daysLeftWords(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  if (daysLeft === -1) return 'yesterday';
  const days = Math.abs(daysLeft).toLocaleString('en-GB');
  return daysLeft > 0 ? `in ${days} days` : `${days} days ago`;
}

/** "30 April 2019 (China)": a deadline is a day in its jurisdiction. */
export function deadlineDay({ deadline, source }: DatedDeadline): string {
  return `${writtenDate(deadline.date)} (${jurisdictionName(source.bulletin.jurisdiction)})`;
}

/** "Consultation closes" before its day and on it, "Consultation closed" after. */
export function kindWords({ deadline, daysLeft }: DatedDeadline): string {
  return kindNames[deadline.kind][daysLeft < 0 ? 'passed' : 'coming'];
}

/** "Regulatory · MIIT · 1 April 2019": what an entry is about, who acted and when. */
export function entryFacts({ entry }: CorpusEntry): string {
  const day = entry.date ? [writtenDate(entry.date)] : [];
  return cut(
    [sectionNames[entry.section], ...entry.authorities.map(shortAuthority), ...day].join(' · '),
    budgets.facts,
  );
}

// The code where the field uses it (MIIT), the name where the code is this app's own.
function shortAuthority(codeOrName: string): string {
  const known = findAuthority(codeOrName);
  return known?.names.includes(known.code) ? known.code : authorityName(codeOrName);
}

/** "China cybersecurity…, April 2019, regulatory no. 3 (cn-2019-04-r3)": where an entry was told. */
export function sourceWords({ entry, bulletin, number }: CorpusEntry): string {
  const publisher = bulletin.publisher ? `${cut(bulletin.publisher, budgets.publisher)}, ` : '';
  const place = `${sectionNames[entry.section].toLowerCase()} no. ${number} (${entry.id})`;
  return `Source: ${publisher}${cut(bulletin.title, budgets.bulletinTitle)}, ${place}`;
}

/** A day or month of issue as a reader writes it: "April 2019". */
export function issueWords(issued: string): string {
  const day = parseCalendarDate(issued.length === 7 ? `${issued}-01` : issued);
  if (!day) return issued;
  return issued.length === 7 ? writtenDate(day).replace(/^1 /, '') : writtenDate(day);
}

/** "3 entries", "1 entry". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The name of a jurisdiction by its ISO 3166 code, in English; the code itself where it has no name. */
export function jurisdictionName(code: string): string {
  return code === 'EU' ? 'European Union' : (regionNames.of(code) ?? code);
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
