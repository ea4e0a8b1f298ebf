import type { DeadlineKind } from '../bulletin.ts';
import { hasHan } from '../layout/has-han.ts';
import { chineseDeadlineCues } from './chinese-deadline-cues.ts';
import type { DateSpan } from './date-spans.ts';
import { englishDeadlineCues } from './english-deadline-cues.ts';
import type { CueWords } from './refusals.ts';
import { leadIn, windowKinds, windowStart, windowUnless, windowUntil, windowVerb } from './window-cues.ts';

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
  const told =
    /^[日号]?[，,]?[^。；]{0,20}?(?:开展|进行|实施|组织|部署|启动)[^。；]{0,50}/u.exec(right)?.[0] ?? '';
  return hasHan(cue) && told !== '' && !windowUnless.test(told) ? (lastKind(told)?.kind ?? null) : null;
}

function lastKind(text: string): { readonly kind: DeadlineKind; readonly index: number } | null {
  const found = windowKinds.flatMap(([kind, words]) =>
    [...text.matchAll(words)].map(({ index }) => ({ kind, index })),
  );
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
  const lead =
    before === '' ? '' : (leadIn.exec(sentence.slice(Math.max(from, start - leadReach), start))?.[0] ?? '');
  return sentence.slice(start - lead.length, span.end + after.length).trim();
}
