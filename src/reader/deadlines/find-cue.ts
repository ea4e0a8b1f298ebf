import type { DeadlineKind } from '../../bulletin/bulletin.ts';
import type { DateSpan } from '../dates/date-spans.ts';
import { hasHan } from '../segment/lines.ts';
import { chineseDeadlineCues } from './chinese-cues.ts';
import { englishDeadlineCues } from './english-cues.ts';
import type { CueWords } from './negations.ts';

/** A date in its sentence, with the stretch around it that no other date claims. */
export interface Place {
  readonly sentence: string;
  readonly span: DateSpan;
  readonly from: number;
  readonly to: number;
}

/** A cue beside a date, the words around it, and the words to quote. */
export interface FoundCue extends CueWords {
  readonly quote: string;
}

/**
 * The cue that makes a date a deadline; null where there is none.
 * @param context what was told before the sentence, for a window that does not say what it is for
 */
export function findCue(place: Place, context: string): FoundCue | null {
  return besideDate(place) ?? ofWindow(place, context);
}

const reach = 200;
const leadReach = 60;
const rightReach = 80;

const cues = [...englishDeadlineCues, ...chineseDeadlineCues];

function besideDate(place: Place): FoundCue | null {
  const { sentence, span } = place;
  const left = sentence.slice(Math.max(place.from, span.index - reach), span.index);
  const right = sentence.slice(span.end, Math.min(place.to, span.end + reach));
  for (const { kind, before, after, unless, isDuty } of cues) {
    const start = before ? lastMatch(before, left) : '';
    const end = after ? (after.exec(right)?.[0] ?? null) : '';
    if (start === null || end === null || unless?.test(`${start}${end}`)) continue;
    const cue = before ? start : (/\b(?:on|from|since|自|于)\s?$/i.exec(left)?.[0] ?? '');
    const quote = quoteOf(place, cue, after && !before ? end : '');
    return { kind, ...around(place, cue), end, isDuty: isDuty === true, quote };
  }
  return null;
}

// The shortest words that fit: the pattern is held to the end of the text, so the last place it fits from is tried first.
function lastMatch(pattern: RegExp, text: string): string | null {
  let found = pattern.exec(text);
  let best: string | null = null;
  let from = 0;
  while (found) {
    best = found[0];
    from += found.index + 1;
    found = pattern.exec(text.slice(from));
  }
  return best;
}

function ofWindow(place: Place, context: string): FoundCue | null {
  const { sentence, span } = place;
  const left = sentence.slice(Math.max(0, span.index - reach), span.index);
  const verb = windowVerb.exec(left)?.[0];
  const cue = (span.first ? (verb ?? windowStart.exec(left)?.[0]) : windowUntil.exec(left)?.[0]) ?? null;
  if (cue === null) return null;
  // "The first closes on 3 May": of the two consultations told before.
  const isVerbTold =
    verb !== undefined || /^closes?\b/i.test(cue) || windowVerb.test(left.slice(0, left.length - cue.length));
  const right = sentence.slice(span.end, span.end + rightReach);
  const kind = kindOfWindow(left, isVerbTold ? context : '') ?? kindAfter(cue, right);
  if (kind === null) return null;
  return { kind, ...around(place, cue), end: '', isDuty: false, quote: quoteOf(place, cue, '') };
}

function kindOfWindow(left: string, context: string): DeadlineKind | null {
  const own = lastKind(left);
  if (own && !windowUnless.test(left.slice(own.index))) return own.kind;
  return windowUnless.test(left) ? null : (lastKind(context)?.kind ?? null);
}

// "自即日起至2月14日，联合开展专项行动": Chinese may tell after the days what they are for.
function kindAfter(cue: string, right: string): DeadlineKind | null {
  const told = /^[日号]?[，,]?[^。；]{0,20}?(?:开展|进行|实施|组织|部署|启动)[^。；]{0,50}/u.exec(right)?.[0] ?? '';
  return hasHan(cue) && told !== '' && !windowUnless.test(told) ? (lastKind(told)?.kind ?? null) : null;
}

function lastKind(text: string): { readonly kind: DeadlineKind; readonly index: number } | null {
  const found = windowKinds.flatMap(([kind, words]) => [...text.matchAll(words)].map(({ index }) => ({ kind, index })));
  return found.reduce<(typeof found)[number] | null>(
    (last, one) => (last && last.index >= one.index ? last : one),
    null,
  );
}

function around({ sentence, span }: Place, cue: string): Pick<CueWords, 'lead' | 'cue' | 'rest'> {
  const start = span.index - cue.length;
  return {
    lead: sentence.slice(Math.max(0, start - leadReach), start),
    cue,
    rest: sentence.slice(span.end, span.end + reach),
  };
}

function quoteOf({ sentence, span, from }: Place, before: string, after: string): string {
  const start = span.index - before.length;
  const lead = before === '' ? '' : (leadIn.exec(sentence.slice(Math.max(from, start - leadReach), start))?.[0] ?? '');
  return sentence.slice(start - lead.length, span.end + after.length).trim();
}

/** What a window of time is for, by the word that stands last before it. */
const windowKinds: readonly (readonly [kind: DeadlineKind, words: RegExp])[] = [
  ['pilot_end', /\b(?:pilots?|trial (?:run|operation|period|phase)s?|sandbox(?:es)?)\b|试点|试运行/gi],
  [
    'campaign_end',
    /\b(?:campaigns?|crackdowns?|clean-?ups?|sweeps?|rectifications?|inspections?|(?:special|enforcement) (?:\w{1,20} ){0,2}(?:actions?|operations?|drives?|programmes?|programs?|schemes?))\b|专项行动|专项整治|专项治理|集中整治|专项检查|专项执法|行动(?=时间|期限)/gi,
  ],
  [
    'consultation_close',
    /\b(?:consultations?|comments?|feedback|comment period)\b|征求意见|反馈意见|意见反馈|公示期?|(?:公众|公开)咨询|咨询期|咨询(?=将?(?:持续|截止))/gi,
  ],
  [
    'grace_period_end',
    /\b(?:grace|transition(?:al)?|guidance|leniency|phase-in|adjustment) (?:\w{1,20} )?(?:periods?|phases?|arrangements?)\b|过渡期|宽限期/gi,
  ],
  ['filing_deadline', /(?:申报|报名|征集|备案|报送|填报|申请|登记)(?=[^。；，]{0,8}(?:时间|截止|截至|期限|日期))/gu],
];

/** A word that says of what went before that it goes on for a time; ends right before the window. */
const windowVerb =
  /\b(?:runs?|running|lasts?|lasting|continues?|carried out|conducted|implemented|takes? place|taking place|scheduled|extended|remains? open|open)(?: (?:from|between))?\s$/i;

/** The words right before the first day of a window. */
const windowStart = /\bfrom\s$|(?:时间|期限|日期|试点期|过渡期)(?:是|为|定为|：|:)\s?(?:自|从|由)?\s?$|[自从于在]\s?$/i;

/** The words right before the last day of a window whose first day is not told. */
const windowUntil =
  /\b(?:until|till|through|(?:ends?|ending|closes?|closing|concludes?|expires?|finishes)(?: on)?|extended (?:by [\w -]{1,20} )?(?:to|until))\s$|即日起\s?(?:至|到)\s?$|截止(?:时间|日期|日)?(?:到|至|为|是|于|：|:)?\s?$|(?:至|截至)\s?$/i;

/** Words between those that are for something else than the window: counts, terms, storage. */
const windowUnless =
  /\b(?:found|kept|stored|retained|received|reported|recorded|collected|removed|occurred|valid|validity|imprison\w{0,20}|detention|sentenced|licen[cs]e|postponed|complaints|data (?:from|of))\b/i;

/** Short words that belong to the quote when they lead into it. */
const leadIn =
  /(?:\b(?:for|open|public|has|have|is|are|was|were|be|been|will|shall|would|may|must|can|to|officially|formally|scheduled|expected|set|due|also)\s){1,5}$/i;
