import { brief, type Grouping, nothing, styleOf } from './entry-styles.ts';
import { hanNumber, type Kit, type OwnEntry, randomFrom, sentence, shuffled, type Words } from './layout-kit.ts';
import { titled } from './titled-entries.ts';

/** A line of a bulletin, and whether an entry begins with it. */
export interface SetLine {
  readonly text: string;
  readonly isStart: boolean;
}

/** What bulletins in one language are made of. */
export interface Material {
  readonly entries: readonly OwnEntry[];
  readonly words: Words;
  readonly isChinese: boolean;
}

/** A bulletin of these entries in a layout that the seed chooses: each seed another one, the same each time. */
export function setBulletin({ entries, words, isChinese }: Material, seed: number): readonly SetLine[] {
  const random = randomFrom(seed * 7919 + 17);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const lines: SetLine[] = [];
  const add = (text: string, isStart = false): void => {
    for (const [at, part] of text.split('\n').entries()) lines.push({ text: part, isStart: isStart && at === 0 });
  };
  const blank = (): void => {
    if (lines.length > 0 && lines.at(-1)?.text !== '') add('');
  };
  const kit: Kit = { random, one, chance, words, isChinese, add, blank };

  const isFragment = chance(0.3);
  const isSmall = chance(0.42);
  const count = isSmall ? 1 + Math.floor(random() * 3) : 3 + Math.floor(random() * 11);
  const isTiny = isSmall && chance(0.6);
  const chosen = shuffled(entries, random)
    .slice(0, count)
    .map((entry, at) =>
      isTiny
        ? {
            ...entry,
            title: chance(0.6) ? entry.title : one(words.tinyTitles[at % words.tinyTitles.length] ?? []),
            paragraphs: [one(words.tiny)],
          }
        : entry,
    );
  if (!isSmall && chance(0.06)) return longArticle(kit, chosen, lines);
  if (!isFragment && chance(isSmall ? 0.5 : 0.85)) masthead(kit);
  if (!isFragment && chance(isSmall ? 0.2 : 0.6)) introduction(kit);
  const grouping = one(['none', 'topics', 'topics', 'topics', 'places', 'both', 'months'] as const);
  const groups = groupsOf(chosen, grouping, kit);
  const isInLines = grouping !== 'none' && chance(0.12);
  const style = isInLines
    ? { ...styleOf(kit, grouping), isAiry: false, open: nothing, close: nothing, write: brief(kit) }
    : isTiny && chance(0.8)
      ? { ...styleOf(kit, 'none'), isAiry: true, write: titled(kit) }
      : styleOf(kit, grouping);
  if (!isSmall && chance(0.15)) contents(kit, chosen);
  const heading = headingStyle(kit);
  let number = 0;
  for (const [at, group] of groups.entries()) {
    const isLast = at === groups.length - 1 && groups.length > 1;
    if (group.heading !== '') {
      if (style.isAiry || chance(0.5)) blank();
      add(heading(group.heading, at, 0));
      if (style.isAiry || chance(0.3)) blank();
    }
    const isLone = group.entries.length === 1;
    const own =
      isLast && isLone && chance(0.4)
        ? { ...style, write: brief(kit) }
        : isLast && chance(0.3)
          ? styleOf(kit, grouping)
          : style;
    if (style.restarts) number = 0;
    own.open(group.entries.length);
    for (const entry of group.entries) {
      number += 1;
      own.write(entry, number);
      if (own.isAiry) blank();
      if (chance(0.03)) {
        add(one(words.noise));
        if (own.isAiry) blank();
      }
    }
    own.close();
  }
  if (chance(0.08)) {
    blank();
    add(heading(one(words.topics['industry'] ?? []), 2, 0));
    blank();
    add(one(words.none));
  }
  if (chance(0.2)) diary(kit);
  if (chance(isFragment || isSmall ? 0.25 : 0.75)) footer(kit);
  return lines;
}

interface Grouped {
  readonly heading: string;
  readonly entries: readonly OwnEntry[];
}

function groupsOf(
  entries: readonly OwnEntry[],
  grouping: Grouping,
  { one, words, chance, random }: Kit,
): readonly Grouped[] {
  if (grouping === 'none') return [{ heading: '', entries }];
  const topics = new Map(Object.entries(words.topics).map(([section, names]) => [section, one(names)]));
  const months = words.months;
  const places = shuffled([...new Set(entries.map(({ place }) => place))], random).slice(
    0,
    Math.max(1, Math.round(entries.length / 3)),
  );
  const headingOf = (entry: OwnEntry, at: number): string =>
    grouping === 'places'
      ? (places[at % places.length] ?? entry.place)
      : grouping === 'months'
        ? (months[Math.floor((at * 4) / entries.length)] ?? '')
        : (topics.get(entry.section) ?? '');
  const groups = new Map<string, OwnEntry[]>();
  for (const [at, entry] of entries.entries()) {
    const heading = headingOf(entry, at);
    groups.set(heading, [...(groups.get(heading) ?? []), entry]);
  }
  const isFirstBare = chance(0.1);
  return [...groups].map(([heading, own], at) => ({ heading: isFirstBare && at === 0 ? '' : heading, entries: own }));
}

function headingStyle({ one, words, isChinese }: Kit): (name: string, at: number, level: number) => string {
  return one<(name: string, at: number) => string>([
    (name) => name,
    (name) => name,
    (name) => (isChinese ? `【${name}】` : name.toUpperCase()),
    (name) => (isChinese ? name : name.toUpperCase()),
    (name) => `## ${name}`,
    (name) => `**${name}**`,
    (name, at) => (isChinese ? `${hanNumber(at + 1)}、${name}` : `${'ABCDEFGHIJKLMN'[at]}. ${name}`),
    (name, at) =>
      isChinese
        ? `${hanNumber(at + 1)}、${name}`
        : `${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'][at]}. ${name}`,
    (name, at) => (isChinese ? `（${hanNumber(at + 1)}）${name}` : `Part ${at + 1}: ${name}`),
    (name, at) => `${String(at + 1).padStart(2, '0')} ${name}`,
    (name) => (isChinese ? `一、${name}` : `1. ${name}`),
    (name) =>
      `${one(isChinese ? ['▍', '■', '◎', '▶ ', '◆ ', '▎', '⬛', '★ '] : ['📌 ', '■ ', '▶ ', '// ', '— '])}${name}`,
    (name, at) => (isChinese ? `▍${name}` : `${at + 1} ${name}`),
    (name) => `${name}${words.colon.trim()}`,
    (name) => `${name}\n${'='.repeat(20)}`,
    (name) => `# ${name}`,
  ]);
}

function masthead({ add, blank, one, words, chance }: Kit): void {
  add(one(words.names));
  if (chance(0.3)) blank();
  if (chance(0.6)) add(one(words.issues));
  if (chance(0.25)) add(one(words.publishers));
  blank();
}

function introduction({ add, blank, one, words, chance }: Kit): void {
  if (chance(0.2)) {
    add(one(words.asides));
    if (chance(0.5)) blank();
  }
  add(one(words.intros));
  blank();
  if (chance(0.25)) {
    add(one(words.intros));
    blank();
  }
}

function contents({ add, blank, one, words }: Kit, entries: readonly OwnEntry[]): void {
  add(one(words.contents));
  const mark = one<(n: number) => string>([(n) => `${n}. `, () => '• ', () => '- ', () => '']);
  add(entries.map(({ title }, at) => `${mark(at + 1)}${title}`).join('\n'));
  blank();
}

function diary({ add, blank, one, words, random }: Kit): void {
  blank();
  add(one(words.diaries), true);
  if (random() < 0.5) blank();
  add(shuffled(words.events, random).slice(0, 3).join('\n'));
}

function footer({ add, blank, one, words, chance }: Kit): void {
  blank();
  if (chance(0.3)) {
    add(one(words.closings));
    if (chance(0.4)) add(one(words.cards));
  }
  add(one(words.footers));
  if (chance(0.4)) {
    blank();
    add(one(words.footers));
  }
}

/** One article on one matter, whose parts are no entries. */
function longArticle(kit: Kit, entries: readonly OwnEntry[], lines: readonly SetLine[]): readonly SetLine[] {
  const { one, add, blank, words, chance, isChinese } = kit;
  const [first] = entries;
  if (!first) return lines;
  add(first.title, true);
  if (chance(0.5)) add(one(words.bylines));
  blank();
  add(sentence(first.paragraphs[0] ?? ''));
  const dress = one<(n: number, text: string) => string>([
    (_, text) => text,
    (n, text) => `${n}. ${text}`,
    (n, text) => (isChinese ? `${hanNumber(n)}、${text}` : `${'ABCDEFGH'[n - 1]}. ${text}`),
    (_, text) => `**${text}**`,
  ]);
  for (const [at, part] of words.parts.entries()) {
    blank();
    add(dress(at + 1, part));
    if (chance(0.5)) blank();
    add(one(words.advice));
    if (chance(0.4)) add(one(words.advice));
  }
  return lines;
}
