import type { DeadlineKind, Section } from '../../bulletin/bulletin.ts';
import { type CalendarDate, plusDays, plusMonths } from '../../time/calendar-date.ts';
import { chineseNumber } from '../../time/number-words.ts';
import { workingDaysAfter } from '../../time/working-days.ts';
import type { ParsedDeadline } from '../parsed-bulletin.ts';
import { hasHan } from '../segment/lines.ts';

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
      if (kind === null || found.some((one) => one.quote.includes(quote) || quote.includes(one.quote))) continue;
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

const filing = /备案|报送|申报|登记|提交|报告|注册|填报|办理|\b(?:submit|file|register|report|lodge|apply)\b/i;

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
    return jurisdiction === null || count > mostWorkingDays ? null : workingDaysAfter(from, count, jurisdiction);
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

/** Words that set a limit as a period; `count` and `unit` are its groups. */
interface PeriodCue {
  /** `duty` is to file or to comply, as the words say. */
  readonly kind: DeadlineKind | 'duty';
  readonly pattern: RegExp;
  /** The one section in which the words set a limit for somebody. */
  readonly onlyIn?: Section;
}

const numbers = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety';
const count = String.raw`(?<count>\d{1,3}|${numbers})(?: \(\d{1,3}\))?`;
const unit = '(?<unit>(?:(?:working|business|calendar|consecutive) )?(?:days?|weeks?|months?|years?))';
const within = String.raw`\bwithin (?:a period of |a maximum of |the next )?${count}[ -]${unit}\b`;
// A gazette prints later than the office announces.
const gazette = String.raw`(?: in the (?:\w{1,20} )?(?:Federal Register|Official Journal|(?:Official |Government )?Gazette))?`;
const ordered =
  '(?:(?:was|were|been) (?:requested|asked|told|required|given)|(?:directing|ordering|instructing) (?:it|them|the)|ordered|orders|instructed|directed|demanded|demanding|summoned)';
const obliged =
  '(?:ordered|orders|instructed|directed|demanded|demanding|requested|required|requiring|requires|must|shall|ha(?:s|ve) to)';
const doing =
  '(?:comply|rectify|remedy|respond|correct|delete|erase|stop|implement|submit|provide|bring|report|file|register)';

const english = (kind: PeriodCue['kind'], pattern: string, onlyIn?: Section): PeriodCue => ({
  kind,
  pattern: new RegExp(pattern, 'gi'),
  ...(onlyIn && { onlyIn }),
});

/** Tried in order; words that another cue has claimed are left to it. */
const englishPeriods: readonly PeriodCue[] = [
  english(
    'consultation_close',
    String.raw`\b${count}[- ]days? (?:public )?(?:comment|consultation)(?: period| window)?\b`,
  ),
  english(
    'consultation_close',
    String.raw`\b(?:comments?|feedback|submissions|views|responses)\b[^.;]{0,60}?${within}(?: (?:of|after|from|following) (?:its |the )?(?:publication|release))?`,
  ),
  english(
    'effective_date',
    String.raw`\b(?:takes? effect|(?:comes?|goe?s?) into (?:force|effect)|enters? into force|becomes? (?:effective|applicable)|appl(?:y|ies)|effective)\b[^.;\d]{0,30}?\b${count} ${unit} (?:after|from|following|of)\b(?: (?:its|the|their|official|date|of){0,4} ?(?:publication|promulgation|announcement|entry into force|signature|adoption|enactment)${gazette})?`,
  ),
  english(
    'grace_period_end',
    String.raw`\b${count}[- ]${unit} (?:\w{1,20} )?(?:grace|transition(?:al)?|phase-in|implementation|adjustment) period\b`,
  ),
  english(
    'grace_period_end',
    String.raw`\b(?:grace|transition(?:al)?|phase-in) period of (?:up to )?${count} ${unit}\b`,
  ),
  english('duty', String.raw`\b(?:has|have|had|given|gave [^.;,]{1,40}?) ${count} ${unit} to ${doing}\b`),
  english('compliance_deadline', String.raw`\b${ordered}\b(?:(?!\b${ordered}\b)[^.;]){0,110}?${within}`),
  english('compliance_deadline', String.raw`\b${obliged}\b(?:(?!\b${obliged}\b)[^.;]){0,110}?${within}`, 'enforcement'),
];

const 数 = String.raw`(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?<unit>工作日|自然日|日|天|周|月|年)`;

const chinese = (kind: PeriodCue['kind'], pattern: string, onlyIn?: Section): PeriodCue => ({
  kind,
  pattern: new RegExp(pattern, 'gu'),
  ...(onlyIn && { onlyIn }),
});

/** Tried in order; words that another cue has claimed are left to it. */
const chinesePeriods: readonly PeriodCue[] = [
  chinese(
    'effective_date',
    String.raw`自(?:发布|公布|印发|颁布|通过|公告)之日起\s?(?:满\s?)?${数}后起?(?:正式)?(?:施行|实施|生效)`,
  ),
  chinese(
    'consultation_close',
    String.raw`(?:自|于|从)?(?:发布|公布|公告|通知|本通知|本公告)[^。；，]{0,8}之日起\s?${数}内[^。；]{0,30}?(?:反馈|意见|建议)`,
  ),
  chinese('consultation_close', String.raw`(?:意见|建议|反馈)[^。；]{0,20}?之日起\s?${数}内`),
  chinese('consultation_close', String.raw`(?:公开征求意见|征求意见|公示)(?:期限?|时间)?(?:为|是)?期?\s?${数}`),
  chinese(
    'filing_deadline',
    String.raw`(?:应当?|须|需)?(?:自|在|于)[^。；，]{1,20}?之日起\s?${数}(?:之?内|前)[^。；]{0,20}?(?:备案|报送|申报|登记|变更手续|填报|注册)(?:手续)?`,
  ),
  chinese(
    'duty',
    String.raw`(?:责令|限令?|勒令|要求(?:其|该|涉事|相关))(?:(?!责令|勒令|要求)[^。；]){0,40}?(?:在|于)?\s?${数}之?内[^。；，]{0,20}`,
  ),
  chinese(
    'compliance_deadline',
    String.raw`自[^。；，]{0,10}?(?:施行|实施|生效)之日起\s?${数}之?内[^。；，]{0,12}?(?:整改|改正|达到要求|符合)`,
  ),
  chinese(
    'compliance_deadline',
    String.raw`(?:应当?|须|需)在?\s?${数}之?内[^。；，]{0,10}?(?:整改|改正|下架)`,
    'enforcement',
  ),
  chinese('grace_period_end', `${数}的?(?:合规)?(?:宽限期|过渡期|缓冲期)`),
  chinese('grace_period_end', String.raw`(?:宽限期|过渡期|缓冲期)(?:限)?(?:为|是)?\s?${数}`),
];

/** Words that tell of a day of publication. */
const fromPublication =
  /\b(?:publication|promulgation|release|announcement)\b|(?:发布|公布|印发|颁布|公告)[^。；，]{0,8}之日/i;

/** Words of a publication that is another than the one that the text tells of. */
const inGazette = /\b(?:federal register|official journal|gazette)$/i;

/** Words right after a period by which it runs anew from each event, as a law asks. */
const ofEachEvent =
  /^\s(?:of|from|after|following) (?:(?:the|a|an|any|its|their|date|day|of|becoming|being|such) ){0,5}(?:processing|aware|receiving|receipt(?! of (?:the|this) (?:order|notice|decision|letter))|requests?|discover\w{0,4}|notification|detect\w{0,4}|occurrence|incidents?|breach|collection|transfer)\b/i;

/** Words right before an obligation by which it is what a law asks of everybody. */
const ofLaw =
  /\b(?:laws?|acts?|rules?|regulations?|items?|articles?|sections?|codes?|gdpr|directives?|ordinances?|forms?|standards?)\b[^,;]{0,25}$/i;

/** Words by which a period is no limit that runs: it was abolished, or is how long something was stopped or is kept. */
const perhapsNot =
  /\b(?:eliminat\w{1,4}|abolish\w{0,4}|remov(?:es?|ed|ing) the|repeal\w{0,3}|instead of)\b|暂停[^。；]{0,30}\d{1,3}\s?[日天]|取消[^。；]{0,20}(?:期|限)/i;
