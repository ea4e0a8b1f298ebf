import { type DateForm, isPlausibleYear, type WrittenTime, yearIn } from './form.ts';

// January to December in French, German, Spanish, Italian, Portuguese and Dutch. Short names are read with a year only.
const names: readonly string[] = [
  'janvier januar jänner enero gennaio janeiro januari',
  'février februar feber febrero febbraio fevereiro februari',
  'mars märz maerz marzo março maart',
  'avril april abril aprile',
  'mai mayo maggio maio mei',
  'juin juni junio giugno junho',
  'juillet juli julio luglio julho',
  'août august agosto augustus',
  'septembre september septiembre setiembre settembre setembro',
  'octobre oktober octubre ottobre outubro',
  'novembre november noviembre novembro',
  'décembre dezember diciembre dicembre dezembro december',
];
const shortNames: readonly string[] = [
  'janv jan ene gen',
  'févr fév feb',
  'mär mar mrt',
  'avr apr abr',
  'mag',
  'jun giu',
  'juil jul lug',
  'aug ago',
  'sept sep set',
  'oct okt ott out',
  'nov',
  'déc dec dez dic',
];

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const monthsOf = (lists: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((list, at) => list.split(' ').map((name) => [plain(name), at + 1] as const)));

const months = monthsOf(names);
const shortMonths = monthsOf(shortNames);

/** A month by its name, with or without accents. */
const monthOf = (name: string, isDated: boolean): number | undefined =>
  months.get(plain(name)) ?? (isDated ? shortMonths.get(plain(name)) : undefined);

const anyName = [...names, ...shortNames]
  .flatMap((list) => list.split(' '))
  .flatMap((name) => [...new Set([name, plain(name)])])
  .sort((a, b) => b.length - a.length)
  .join('|');

const of = String.raw`(?:\s{1,3}(?:del?|di|do|du)\s{1,3}|\s{1,3}d'\s?|\s{1,3})`;
const name = String.raw`(${anyName})(?!\p{L})\.?`;
/** Days and months that French, German, Spanish, Italian, Portuguese and Dutch write with the name of the month. */
export const europeanForms: readonly DateForm[] = [
  {
    // 30. Juni 2026 · 1er juillet 2026 · 30 de junio de 2026 · 1º de julho · l'8 giugno · 30 juni
    least: /\d/,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,/$€£-])(\d{1,2})(?:er|[oaº°]|\.[oº]?)?${of}${name}(?:,?${of}(\d{4})(?!\d))?`,
      'giu',
    ),
    read: ([day = '', name = '', year = '']) => told(name, year, Number(day)),
  },
  {
    // Juni 2026 · juin 2026 · junio de 2026
    least: /[^\d\s][\s.,]{1,4}(?:de[l ]?[\s]|d[iou]\s|d')?\s{0,3}\d{4}/i,
    pattern: new RegExp(String.raw`(?<!\p{L})${name}${of}(\d{4})(?!\d)`, 'giu'),
    read: ([name = '', year = '']) => told(name, year, null),
  },
];

function told(name: string, year: string, day: number | null): WrittenTime | null {
  const month = monthOf(name, year !== '');
  const isRead = month !== undefined && day !== 0 && (year === '' || isPlausibleYear(Number(year)));
  return isRead ? { year: yearIn(year), month, day } : null;
}
