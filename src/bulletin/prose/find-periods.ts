import { type CalendarDate, plusDays, plusMonths } from '../../time/calendar-date.ts';
import { workingDaysAfter } from '../../time/working-days.ts';
import type { DeadlineKind, Section } from '../bulletin.ts';
import { chineseNumber } from '../chinese-number.ts';
import { hasHan } from '../layout/has-han.ts';
import type { ParsedDeadline } from './parsed-bulletin.ts';
import {
  chinesePeriods,
  englishPeriods,
  fromPublication,
  inGazette,
  ofEachEvent,
  ofLaw,
  type PeriodCue,
  perhapsNot,
} from './period-cues.ts';

/** What a period may be counted from, and where it stands. */
export interface PeriodContext {
  readonly section: Section;
  readonly published?: CalendarDate | null;
  /** Whose working days are counted; null where that is not known. */
  readonly jurisdiction?: string | null;
}

/**
 * Limits told as a period: "must rectify within 15 working days", `自公布之日起30日内反馈`. Only a limit that was set for somebody
 * is one; what a law asks of everybody ("shall notify within 3 days") is procedure. In enforcement every obligation is set for
 * somebody. The day is computed where the text counts from a publication whose day is known; in working days only where the
 * jurisdiction's holidays are.
 */
export function findPeriods(sentence: string, context: PeriodContext): readonly ParsedDeadline[] {
  if (!unitOfTime.test(sentence) || perhapsNot.test(sentence)) return [];
  const cues = hasHan(sentence) ? chinesePeriods : englishPeriods;
  const found: ParsedDeadline[] = [];
  for (const cue of cues) {
    if (cue.onlyIn !== undefined && cue.onlyIn !== context.section) continue;
    for (const { 0: quote, index, groups = {} } of sentence.matchAll(cue.pattern)) {
      if (cue.onlyIn !== undefined && isProcedure(sentence, index, quote)) continue;
      const kind = kindOf(cue, quote, context.section);
      if (kind === null || found.some((one) => one.quote.includes(quote) || quote.includes(one.quote)))
        continue;
      const isKnown = fromPublication.test(quote) && !inGazette.test(quote);
      const date = isKnown ? dayAfter(context, groups) : null;
      found.push({ kind, date, start: null, precision: 'relative', quote: quote.trim() });
    }
  }
  return found;
}

const isProcedure = (sentence: string, index: number, quote: string): boolean =>
  ofLaw.test(sentence.slice(0, index)) || ofEachEvent.test(sentence.slice(index + quote.length));

// Most sentences tell no period, and are not held to every cue.
const unitOfTime =
  /\b(?:days?|weeks?|months?|years?)\b|[日天周月年]\D{0,3}[内后期宽过缓]|期[限为是]?\s?[\d一二两三四五六七八九十]/i;

const filing =
  /备案|报送|申报|登记|提交|报告|注册|填报|办理|\b(?:submit|file|register|report|lodge|apply)\b/i;

// What an authority orders is to be complied with, also where it is to be handed in.
function kindOf({ kind }: PeriodCue, quote: string, section: Section): DeadlineKind | null {
  if (kind !== 'duty') return kind;
  return section !== 'enforcement' && filing.test(quote) ? 'filing_deadline' : 'compliance_deadline';
}

function dayAfter(
  { published: from = null, jurisdiction = null }: PeriodContext,
  groups: Readonly<Record<string, string | undefined>>,
): CalendarDate | null {
  const count = countOf(groups['count'] ?? '');
  const unit = (groups['unit'] ?? '').toLowerCase();
  if (from === null || count === 0) return null;
  if (/^(?:days?|calendar days?|日|天|自然日)$/.test(unit)) return plusDays(from, count);
  if (/^(?:working|business) days?$|^工作日$/.test(unit))
    return jurisdiction === null || count > mostWorkingDays
      ? null
      : workingDaysAfter(from, count, jurisdiction);
  if (/^weeks?$|^周$/.test(unit)) return plusDays(from, count * 7);
  if (/^months?$|^月$/.test(unit)) return plusMonths(from, count);
  return /^years?$|^年$/.test(unit) ? plusMonths(from, count * 12) : null;
}

// About a year: no limit is longer.
const mostWorkingDays = 250;

const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

const countOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (words[text.toLowerCase()] ?? chineseNumber(text) ?? 0);
