import {
  circled,
  filled,
  hanNumber,
  type Kit,
  type OwnEntry,
  sentence,
  shuffled,
  times,
  type Write,
} from './layout-kit.ts';

/** Writes a title on a line of its own, with or without a mark, then the body. */
export function titled(kit: Kit): Write {
  const { one, chance, add, blank, words } = kit;
  const dress = titleDress(kit);
  const isSpaced = chance(0.6);
  const under = chance(0.3) ? one(words.under) : null;
  const after = chance(0.4) ? one([...words.after, ...words.noise]) : null;
  const inner = chance(0.25) ? one(words.inner) : null;
  const body = bodyOf(kit);
  return (entry, number) => {
    add(dress(entry, number), true);
    if (under !== null) {
      if (chance(0.2)) blank();
      add(filled(under, { day: one(words.days), place: entry.place }));
    }
    if (isSpaced) blank();
    body(entry);
    if (inner && chance(0.5)) {
      if (isSpaced) blank();
      add(inner);
      if (isSpaced && chance(0.5)) blank();
      add(one(words.advice));
    }
    if (after !== null) {
      if (isSpaced && chance(0.5)) blank();
      add(filled(after, { place: entry.place }));
    }
  };
}

/** How the titles of a bulletin are marked and set off. */
export function titleDress({
  one,
  chance,
  isChinese,
  words,
  random,
}: Kit): (entry: OwnEntry, number: number) => string {
  const marks: readonly ((n: number) => string)[] = isChinese
    ? [
        (n) => `${n}. `,
        (n) => `${n}、`,
        (n) => `${n}．`,
        (n) => `（${n}）`,
        (n) => `${hanNumber(n)}、`,
        (n) => `（${hanNumber(n)}）`,
        (n) => `${circled(n)}`,
        (n) => `${n}｜`,
        (n) => `${String(n).padStart(2, '0')} `,
        (n) => `【${n}】`,
        () => '1. ',
        () => '▶ ',
        () => '● ',
        () => '◎',
        () => '· ',
        () => '■ ',
        (n) => `${n}\n`,
        (n) => `▶︎ ${n}.`,
        (n) => `${n}\n\n图片\n`,
        (n) => `**${n}**\n\n`,
      ]
    : [
        (n) => `${n}. `,
        (n) => `${n}. `,
        (n) => `${n}) `,
        (n) => `(${n}) `,
        (n) => `${n} `,
        (n) => `§ ${n} `,
        (n) => `${String(n).padStart(2, '0')} `,
        () => '1. ',
        () => '• ',
        () => '* ',
        () => '- ',
        () => '➤ ',
        () => '■ ',
        (n) => `${n}\n`,
        (n) => `**${n}**\n\n`,
        (n) => `Item ${n}: `,
        (n) => `${n}.\n`,
      ];
  const plain = () => '';
  const mark = one([...marks, ...times(10, plain)]);
  const dress = one<(text: string) => string>([
    ...times(3, (text: string) => text),
    (text) => `**${text}**`,
    (text) => `### ${text}`,
    (text) => `## ${text}`,
    (text) => (isChinese ? `【${text}】` : text.toUpperCase()),
    (text) => `${text}\n${'-'.repeat(Math.min(text.length, 60))}`,
    (text) => text,
  ]);
  const tail = chance(0.12) ? (): string => ` (${one(words.days)})` : plain;
  const lead = chance(0.2) ? (place: string): string => `${place}${words.colon}` : plain;
  const isTitleCase = !isChinese && chance(0.3);
  const isMarkOutside = random() < 0.3;
  return ({ title, place }, number) => {
    const text = `${lead(place)}${isTitleCase ? capitalised(title) : title}${tail()}`;
    const marked = mark(number);
    return marked.endsWith('\n') || isMarkOutside ? `${marked}${dress(text)}` : dress(`${marked}${text}`);
  };
}

/** How the bodies of a bulletin are written. */
export function bodyOf(kit: Kit): (entry: OwnEntry) => void {
  const { chance, add, blank, one, words, isChinese } = kit;
  const [isDated, isSpaced, hasMore, isWrapped] = [chance(0.4), chance(0.6), chance(0.6), chance(0.1)];
  const isLong = chance(0.3);
  const parts = chance(0.12) ? one(isChinese ? hanParts : latinParts) : null;
  const list = chance(0.35) ? one(isChinese ? hanLists : latinLists) : null;
  return ({ paragraphs }) => {
    const told = hasMore ? paragraphs : paragraphs.slice(0, 1);
    for (const [at, text] of told.entries()) {
      if (at > 0 && isSpaced) blank();
      const opened = at === 0 && isDated ? `${filled(words.opening, { day: one(words.days) })}${text}` : sentence(text);
      add(isWrapped ? wrapped(opened) : opened);
    }
    if (isLong) {
      for (const text of shuffled(words.filling, kit.random).slice(0, 1 + Math.floor(kit.random() * 5))) {
        if (isSpaced) blank();
        add(text);
      }
    }
    if (parts && chance(0.3)) {
      for (const [at, part] of words.parts.slice(0, 2 + Math.floor(kit.random() * 3)).entries()) {
        if (isSpaced) blank();
        add(parts(at + 1, part, one(words.filling)));
      }
    }
    if (list && chance(0.4)) {
      add(one(words.before));
      const points = shuffled(words.points, kit.random).slice(0, 2 + Math.floor(kit.random() * 3));
      add(points.map((point, at) => list(at + 1) + point).join('\n'));
    }
  };
}

const capitalised = (text: string): string => text.replace(/\b[a-z](?=[a-z]{3,})/g, (letter) => letter.toUpperCase());
const wrapped = (text: string): string =>
  text.replace(/(.{50,68}) /g, '$1\n').replace(/([\p{Script=Han}，。、]{28,32})(?=[^，。、])/gu, '$1\n');

const latinLists: readonly ((n: number) => string)[] = [
  () => '- ',
  () => '• ',
  (n) => `${n}. `,
  (n) => `(${'abcdef'[n - 1]}) `,
  (n) => `(${['i', 'ii', 'iii', 'iv', 'v'][n - 1]}) `,
  () => '  * ',
];
const hanLists: readonly ((n: number) => string)[] = [
  (n) => `${n}. `,
  (n) => `（${hanNumber(n)}）`,
  () => '• ',
  (n) => `${circled(n)}`,
  (n) => `${hanNumber(n)}是`,
];

// Parts of a body that are counted, with a heading of their own or without.
const latinParts: readonly ((n: number, part: string, text: string) => string)[] = [
  (n, part, text) => `${n}. ${part}\n${text}`,
  (n, _, text) => `${n}. ${text}`,
  (n, _, text) => `(${n}) ${text}`,
  (_, part, text) => `**${part}**\n\n${text}`,
  (n, _, text) => `(${'abcdef'[n - 1]}) ${text}`,
  (_, part, text) => `  - **${part}**: ${text}`,
  (_, part, text) => `  - **${part}**: ${text}`,
  (_, __, text) => `  * ${text}`,
  (_, __, text) => `    - ${text}`,
];
const hanParts: readonly ((n: number, part: string, text: string) => string)[] = [
  (n, part, text) => `${hanNumber(n)}、${part}\n${text}`,
  (n, _, text) => `（${hanNumber(n)}）${text}`,
  (n, _, text) => `${n}. ${text}`,
  (n, _, text) => `${hanNumber(n)}是${text}`,
  (n, part, text) => `${n}. ${part}\n\n${text}`,
  (_, part, text) => `**${part}**\n${text}`,
  (_, __, text) => `1. ${text}`,
];
