import { chineseNumber } from '../../time/number-words.ts';

/** The number or bullet with which a line begins. */
export interface Marker {
  /** Lines that are marked alike have the same style: `1.`, `1、`, `(1)`, `§`, `1.1.1`, `一、`, `I.`, `A.`, `•`, `i`. */
  readonly style: string;
  /** What it counts to; 0 for a bullet. */
  readonly value: number;
  /** What follows the marker; empty where the number stands alone on its line. */
  readonly rest: string;
}

/** The marker of a line; null where it begins with words. Years, amounts and dates are no numbers of a list. */
export function markerOf(text: string): Marker | null {
  const narrow = /^.?[\uFF08-\uFF5D]/.test(text) ? text.replace(/[\uFF01-\uFF5D]/g, narrowed) : text;
  const marker = markerIn(narrow);
  return marker && narrow !== text ? { ...marker, rest: marker.rest && text.slice(-marker.rest.length) } : marker;
}

// Full-width signs and their plain forms are as long as each other.
const narrowed = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);

function markerIn(text: string): Marker | null {
  const bullet = bulleted.exec(text);
  const inner = bullet ? (numberOf(bullet[2] ?? '') ?? null) : null;
  if (bullet && inner) return { ...inner, style: `•${inner.style}` };
  if (bullet) return { style: '•', value: 0, rest: (bullet[2] ?? '').trim() };
  return numberOf(text);
}

/** The text of a line without its marker, part number or brackets: `Part II – Fines` is `Fines`. */
export function withoutMarkers(text: string): string {
  const unmarked = text.replace(partNumber, '').trim();
  const rest = markerOf(unmarked)?.rest ?? unmarked;
  return rest.replace(/^[【[]\s?([^【】[\]]{1,80})\s?[】\]]$/u, '$1').trim();
}

const bulleted = /^([-*–—]\s|[•·‣※〇]|(?![©®™°])\p{So}[\uFE0E\uFE0F]?)\s{0,4}(.*)/u;
const partNumber =
  /^(?:part|section|chapter|topic|title)\s+(?:\d{1,2}|[ivx]{1,4}|[a-z]|one|two|three|four|five|six)(?![a-z])\s?[-–—:.)]?\s?|^第[一二三四五六七八九十\d]{1,3}(?:部分|章|篇|节|期)\s?[:：、.]?\s?/i;

type Reader = readonly [pattern: RegExp, style: (match: RegExpExecArray) => string, value: (digits: string) => number];

const digits = (text: string): number => Number(/\d{1,3}$/.exec(text)?.[0] ?? 0);
const inChinese = (text: string): number => chineseNumber(text) ?? 0;

const readers: readonly Reader[] = [
  [/^(\d{1,2}(?:\s?\.\s?\d{1,2}){2,3})(?![\d%])\.?\s?(.*)/, () => '1.1.1', digits],
  [/^(\d{1,2}\.\d{1,2})(?![\d%])(?:\.\s?|、|\s)(?!million|billion|per|%)(.*)/, () => '1.1', digits],
  [/^(\d{1,3})\s?([.)、．:：])(?![\d.])\s?(.*)/, ([, , sign]) => `1${sameSign(sign ?? '')}`, digits],
  [/^[(（【[](\d{1,3})[)）】\]]\s?(.*)/, () => '(1)', digits],
  [/^(?:§|№|#|No\.\s?|Item\s|Nr\.\s?)\s?(\d{1,3})(?!\d)[.:)]?\s?[-–—|]?\s?(.*)/i, () => '§', digits],
  [/^(0\d)(?=$|\s|[^\d\s.:/,-])\s?[-–—|]?\s?(.*)/, () => '01', digits],
  [/^(\d{1,2})\s?[|｜]\s?(.*)/, () => '1|', digits],
  [/^([①-⑳])\s?(.*)/, () => '①', (sign) => sign.charCodeAt(0) - 0x245f],
  [/^(?:Q(?:uestion)?|问题?)\s?(\d{0,2}|[一二三四五六七八九十])\s?[.:：、]\s?(.*)/i, () => 'Q', digits],
  [/^(\d{1,2})()$/, () => '1', digits],
  [/^([一二三四五六七八九十]{1,3})[、．.:：]\s?(.*)/, () => '一、', inChinese],
  [/^[(（]([一二三四五六七八九十]{1,3})[)）]\s?(.*)/, () => '(一)', inChinese],
  [/^[(（]?(?:([ivx]{1,5})|([a-h]))[)）]\s?(.*)/, () => 'i', () => 0],
  [/^([IVX]{1,5})[.)、]\s?(.*)/, () => 'I.', romanNumber],
  [/^([A-H])[.)、]\s(.*)/, () => 'A.', (letter) => letter.charCodeAt(0) - 64],
];

function numberOf(text: string): Marker | null {
  for (const [pattern, style, value] of readers) {
    const match = pattern.exec(text);
    if (!match) continue;
    return { style: style(match), value: value(match[1] ?? ''), rest: (match.at(-1) ?? '').trim() };
  }
  return null;
}

const sameSign = (sign: string): string => (sign === '．' ? '.' : sign === '：' ? ':' : sign);

function romanNumber(text: string): number {
  const values = text.split('').map((letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
