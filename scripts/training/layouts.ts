/** An entry of our own, to be set in any layout. */
export interface OwnEntry {
  readonly place: string;
  readonly section: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** A line of a bulletin, and whether an entry begins with it. */
export interface SetLine {
  readonly text: string;
  readonly isStart: boolean;
}

/** The entries of a file of our own: `place | section | title | paragraph | paragraph`, a line each. */
export const readOwnEntries = (text: string): readonly OwnEntry[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [place = '', section = '', title = '', ...paragraphs] = line.split(' | ');
      return { place, section, title, paragraphs };
    });

/** A bulletin of these entries in a layout that the seed chooses: each seed another one, the same each time. */
export function setBulletin(entries: readonly OwnEntry[], isChinese: boolean, seed: number): readonly SetLine[] {
  const random = randomFrom(seed * 7919 + 17);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const words = isChinese ? chinese : english;
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

interface Kit {
  readonly random: () => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
  readonly words: Words;
  readonly isChinese: boolean;
  readonly add: (text: string, isStart?: boolean) => void;
  readonly blank: () => void;
}

interface Style {
  /** Whether empty lines stand between entries. */
  readonly isAiry: boolean;
  readonly restarts: boolean;
  readonly open: (count: number) => void;
  readonly write: (entry: OwnEntry, number: number) => void;
  readonly close: () => void;
}

const nothing = (): void => {};

type Grouping = 'none' | 'topics' | 'places' | 'both' | 'months';

function styleOf(kit: Kit, grouping: Grouping): Style {
  const { one, chance } = kit;
  const base = { isAiry: chance(0.65), restarts: chance(0.5), open: nothing, close: nothing };
  const kind = one([
    'titled',
    'titled',
    'titled',
    'titled',
    'titled',
    'titled',
    'titled',
    'runIn',
    'runIn',
    'runIn',
    'untitled',
    'untitled',
    'untitled',
    'dated',
    'row',
    'below',
    'below',
    'below',
    'placed',
    'placed',
    'asked',
    'labelled',
    'brief',
    'brief',
    'article',
  ] as const);
  switch (kind) {
    case 'titled':
      return { ...base, write: titled(kit) };
    case 'runIn':
      return { ...base, write: runIn(kit) };
    case 'untitled':
      return { ...base, isAiry: chance(0.85), write: untitled(kit) };
    case 'dated':
      return { ...base, write: dated(kit) };
    case 'row':
      return rows(kit, base);
    case 'below':
      return { ...base, isAiry: true, write: below(kit) };
    case 'placed':
      return grouping === 'places' || grouping === 'both'
        ? { ...base, write: titled(kit) }
        : { ...base, write: placed(kit) };
    case 'asked':
      return { ...base, write: asked(kit) };
    case 'labelled':
      return { ...base, write: labelled(kit) };
    case 'article':
      return { ...base, isAiry: true, write: article(kit) };
    case 'brief':
      return { ...base, isAiry: chance(0.3), write: brief(kit) };
  }
}

/** Title on a line of its own, with or without a mark, then the body. */
function titled(kit: Kit): Style['write'] {
  const { one, chance, add, blank, words } = kit;
  const dress = titleDress(kit);
  const isSpaced = chance(0.6);
  const under = chance(0.3) ? one(words.under) : null;
  const after = chance(0.4) ? one([...words.after, ...words.noise.map((noise) => () => noise)]) : null;
  const inner = chance(0.25) ? one(words.inner) : null;
  const body = bodyOf(kit);
  return (entry, number) => {
    const told = dress(entry, number);
    add(told, true);
    if (under) {
      if (chance(0.2)) blank();
      add(under(day(kit), entry.place));
    }
    if (isSpaced) blank();
    body(entry);
    if (inner && chance(0.5)) {
      if (isSpaced) blank();
      add(inner);
      if (isSpaced && chance(0.5)) blank();
      add(one(words.advice));
    }
    if (after) {
      if (isSpaced && chance(0.5)) blank();
      add(after(entry.place));
    }
  };
}

function titleDress({ one, chance, isChinese, words, random }: Kit): (entry: OwnEntry, number: number) => string {
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
  const mark = one([...marks, plain, plain, plain, plain, plain, plain, plain, plain, plain, plain]);
  const dress = one<(text: string) => string>([
    (text) => text,
    (text) => text,
    (text) => text,
    (text) => `**${text}**`,
    (text) => `### ${text}`,
    (text) => `## ${text}`,
    (text) => (isChinese ? `【${text}】` : text.toUpperCase()),
    (text) => `${text}\n${'-'.repeat(Math.min(text.length, 60))}`,
    (text) => text,
  ]);
  const tail = chance(0.12) ? (): string => ` (${one(words.days)})` : plain;
  const lead = chance(0.2) ? (place: string): string => `${place}${isChinese ? '：' : ': '}` : plain;
  const isTitleCase = !isChinese && chance(0.3);
  const isMarkOutside = random() < 0.3;
  return ({ title, place }, number) => {
    const text = `${lead(place)}${isTitleCase ? capitalised(title) : title}${tail()}`;
    const marked = mark(number);
    return marked.endsWith('\n') || isMarkOutside ? `${marked}${dress(text)}` : dress(`${marked}${text}`);
  };
}

function bodyOf(kit: Kit): (entry: OwnEntry) => void {
  const { chance, add, blank, one, words, isChinese } = kit;
  const [isDated, isSpaced, hasMore, isWrapped] = [chance(0.4), chance(0.6), chance(0.6), chance(0.1)];
  const isLong = chance(0.3);
  const parts = chance(0.12) ? one(isChinese ? hanParts : latinParts) : null;
  const list = chance(0.35) ? one(isChinese ? hanLists : latinLists) : null;
  return ({ paragraphs }) => {
    const told = hasMore ? paragraphs : paragraphs.slice(0, 1);
    for (const [at, text] of told.entries()) {
      if (at > 0 && isSpaced) blank();
      const opened = at === 0 && isDated ? `${words.opening(one(words.days))}${text}` : sentence(text);
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

/** Title and text in one line. */
function runIn(kit: Kit): Style['write'] {
  const { one, chance, add, blank, isChinese, words } = kit;
  const join = one<(title: string, body: string, place: string) => string>([
    (title, body) => `${title}${isChinese ? '。' : '. '}${body}`,
    (title, body) => `${title}${isChinese ? '：' : ': '}${body}`,
    (title, body) => `**${title}**${isChinese ? '：' : '. '}${body}`,
    (title, body) => `**${title}.** ${body}`,
    (title, body) => `**${title}** – ${body}`,
    (_, body, place) => `${isChinese ? place : place.toUpperCase()} – ${body}`,
    (_, body, place) => `${isChinese ? `【${place}】` : `[${place}] `}${body}`,
    (_, body, place) => `${place}${isChinese ? '：' : ': '}${body}`,
    (title, body, place) => `${place} – ${title}. ${body}`,
    (title, body) => `**${title}** (https://example.org/a): ${body}`,
  ]);
  const mark = markOf(kit, 0.4);
  const hasMore = chance(0.2);
  const after = chance(0.15) ? one(words.after) : null;
  return ({ title, paragraphs, place }, number) => {
    const [first = '', ...more] = paragraphs;
    add(`${mark(number)}${join(title, sentence(first), place)}`, true);
    if (hasMore) {
      for (const text of more) {
        blank();
        add(sentence(text));
      }
    }
    if (after) add(after(place));
  };
}

/** Paragraphs without titles. */
function untitled(kit: Kit): Style['write'] {
  const { one, chance, add, blank, words } = kit;
  const opening = one<() => string>([
    () => '',
    () => words.opening(one(words.days)),
    () => words.opening(one(words.days)),
  ]);
  const mark = markOf(kit, 0.4);
  const hasMore = chance(0.25);
  const after = chance(0.25) ? one(words.after) : null;
  return ({ paragraphs, place }, number) => {
    const [first = '', ...more] = paragraphs;
    const lead = opening();
    add(
      `${mark(number)}${lead}${lead === '' ? sentence(first) : first}${hasMore ? '' : more.map((text) => ` ${text}`).join('')}`,
      true,
    );
    if (hasMore && chance(0.5)) {
      for (const text of more) {
        blank();
        add(one(words.going) + text);
      }
    }
    if (after) add(after(place));
  };
}

/** Items that a day leads. */
function dated(kit: Kit): Style['write'] {
  const { one, add, isChinese, words, chance } = kit;
  const join = one<(day: string, title: string, body: string) => string>([
    (on, _, body) => `${on}${isChinese ? '，' : ' – '}${body}`,
    (on, _, body) => `${on}${isChinese ? '  ' : ': '}${body}`,
    (on, title, body) => `${on}   ${title}\n${body}`,
    (on, title, body) => `${on} | ${title}\n${body}`,
    (on, _, body) => `${on} ${body}`,
    (on, title, body) => `${on}\n${title}\n${body}`,
    (on, _, body) => `**${on}** ${body}`,
    (on, title, body) =>
      `${on}   ${title}\n\n                   ${body.slice(0, 80)}\n                   ${body.slice(80)}`,
  ]);
  const mark = markOf(kit, 0.2);
  const isShort = chance(0.5);
  return ({ title, paragraphs }) => {
    const body = sentence(paragraphs[0] ?? '');
    const [first = body] = isShort ? body.split(/(?<=[.。])\s?/) : [body];
    add(`${mark(1)}${join(one(words.days), title, first)}`, true);
  };
}

/** Rows of a table. */
function rows(kit: Kit, base: Omit<Style, 'write'>): Style {
  const { one, chance, add, words, isChinese, blank } = kit;
  const columns = one([
    ['day', 'place', 'title'],
    ['place', 'title', 'body'],
    ['day', 'title', 'body'],
    ['title', 'place', 'day', 'body'],
    ['title', 'body', 'day'],
    ['place', 'body'],
    ['day', 'body'],
  ] as const);
  const kind = one(['pipes', 'tabs', 'bars', 'gaps'] as const);
  const join = (cells: readonly string[]): string =>
    kind === 'pipes'
      ? `| ${cells.join(' | ')} |`
      : cells.join(kind === 'tabs' ? '\t' : kind === 'bars' ? (isChinese ? ' ｜ ' : ' | ') : '     ');
  const hasHeader = chance(0.8);
  return {
    ...base,
    isAiry: false,
    open: () => {
      if (hasHeader) add(join(columns.map((column) => words.columns[column])));
      if (kind === 'pipes') add(join(columns.map(() => '---')).replaceAll(' ', ''));
    },
    write: ({ place, title, paragraphs }) => {
      const cell = { day: one(words.days), place, title, body: sentence(paragraphs[0] ?? '') };
      add(join(columns.map((column) => cell[column])), true);
    },
    close: () => {
      if (chance(0.5)) {
        blank();
        add(one(words.notes));
      }
    },
  };
}

/** Text first, its title below. */
function below(kit: Kit): Style['write'] {
  const { one, add, blank, chance, words } = kit;
  const lead = one(words.lead);
  const byline = chance(0.2);
  const isSpaced = chance(0.8);
  const isDated = chance(0.4);
  return ({ title, paragraphs }) => {
    if (byline) {
      add(one(words.bylines), true);
      blank();
    }
    add(
      `${isDated ? words.opening(one(words.days)) : ''}${isDated ? paragraphs[0] : sentence(paragraphs[0] ?? '')}`,
      !byline,
    );
    if (isSpaced) blank();
    add(`${lead}${title}`);
  };
}

/** A place as the heading of one entry. */
function placed(kit: Kit): Style['write'] {
  const { one, add, blank, chance, isChinese } = kit;
  const dress = one<(place: string) => string>([
    (place) => place,
    (place) => place,
    (place) => (isChinese ? `【${place}】` : place.toUpperCase()),
    (place) => `**${place}**`,
    (place) => `## ${place}`,
    (place) => `${place}${isChinese ? '：' : ':'}`,
  ]);
  const isSpaced = chance(0.75);
  const body = bodyOf(kit);
  const seen = new Set<string>();
  return (entry) => {
    const isAgain = seen.has(entry.place);
    seen.add(entry.place);
    add(dress(isAgain ? `${entry.place}${isChinese ? '（续）' : ' – more'}` : entry.place), true);
    if (isSpaced) blank();
    body(entry);
  };
}

/** Questions and answers. */
function asked(kit: Kit): Style['write'] {
  const { one, add, blank, chance, isChinese, words } = kit;
  const question = one<(title: string, number: number) => string>([
    (title, n) => `Q${n}: ${title}`,
    (title) => (isChinese ? `问：${title}` : `Q: ${title}`),
    (title) => title,
    (title) => `**${title}**`,
    (title, n) => `${n}. ${title}`,
  ]);
  const answer = one(isChinese ? ['答：', 'A：', ''] : ['A: ', '', 'Answer: ']);
  const isSpaced = chance(0.5);
  return ({ title, paragraphs }, number) => {
    add(question(words.question(title), number), true);
    if (isSpaced) blank();
    add(answer + sentence(paragraphs[0] ?? ''));
    for (const text of paragraphs.slice(1)) add(sentence(text));
  };
}

/** A title over lines that all begin with the same labels. */
function labelled(kit: Kit): Style['write'] {
  const { one, add, words, chance, blank, isChinese } = kit;
  const dress = titleDress(kit);
  const names = shuffled(words.labels, kit.random).slice(0, 2 + Math.floor(kit.random() * 3));
  const join = one<(name: string) => string>([
    (name) => `${name}${isChinese ? '：' : ': '}`,
    (name) => `${name}${isChinese ? '：' : ': '}`,
    (name) => (isChinese ? `【${name}】` : `**${name}:** `),
    (name) => `${name} – `,
    (name) => `- ${name}${isChinese ? '：' : ': '}`,
    (name) => `${name} | `,
  ]);
  const labels = names.map(join);
  const isFree = chance(0.3);
  const isSpaced = chance(0.3);
  return (entry, number) => {
    add(dress(entry, number), true);
    if (isSpaced) blank();
    if (isFree) add(sentence(entry.paragraphs[0] ?? ''));
    const texts = [
      sentence(entry.paragraphs[0] ?? ''),
      one(words.days),
      one(words.advice),
      one(words.filling),
      one(words.events),
    ].slice(isFree ? 1 : 0);
    for (const [at, label] of labels.entries()) add(`${label}${texts[at % texts.length]}`);
  };
}

/** A title over parts that have headings of their own. */
function article(kit: Kit): Style['write'] {
  const { one, add, blank, words, chance, random } = kit;
  const dress = titleDress(kit);
  const byline = chance(0.6);
  const isSpaced = chance(0.5);
  const hasNotes = chance(0.3);
  const partDress = one<(part: string, at: number) => string>([
    (part) => part,
    (part) => part,
    (part) => `**${part}**`,
    (part, at) => `${at + 1}. ${part}`,
  ]);
  return (entry, number) => {
    add(dress(entry, number), true);
    if (byline) add(one(words.bylines));
    blank();
    add(sentence(entry.paragraphs[0] ?? ''));
    for (const [at, part] of words.parts.slice(0, 1 + Math.floor(random() * 3)).entries()) {
      blank();
      add(partDress(part, at));
      if (isSpaced) blank();
      add(one(words.advice));
    }
    if (hasNotes) {
      blank();
      add(`[${number}] ${one(words.notes)}`);
    }
  };
}

/** One-line items. */
function brief(kit: Kit): Style['write'] {
  const { one, add, isChinese } = kit;
  const mark = markOf(kit, 0.75);
  const form = one<(entry: OwnEntry) => string>([
    ({ title, place }) => `${place}${isChinese ? '：' : ': '}${title}${isChinese ? '。' : '.'}`,
    ({ title }) => `${title}${isChinese ? '。' : '.'}`,
    ({ paragraphs: [first = ''] }) => sentence(first.split(/(?<=[.。])/)[0] ?? first),
  ]);
  return (entry, number) => add(`${mark(number)}${form(entry)}`, true);
}

function markOf({ one, chance, isChinese }: Kit, share: number): (number: number) => string {
  if (!chance(share)) return () => '';
  const marks: readonly ((n: number) => string)[] = [
    () => '• ',
    () => '- ',
    () => '* ',
    () => '▶ ',
    () => '➤ ',
    () => '✔ ',
    (n) => `${n}. `,
    (n) => `${n}) `,
    (n) => (isChinese ? circled(n) : `(${n}) `),
    (n) => (isChinese ? `${n}、` : `${n}. `),
    () => (isChinese ? '●' : '· '),
    () => (isChinese ? '◆ ' : '– '),
  ];
  return one(marks);
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

function headingStyle({ one, isChinese }: Kit): (name: string, at: number, level: number) => string {
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
    (name) => `${name}${isChinese ? '：' : ':'}`,
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

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const capitalised = (text: string): string => text.replace(/\b[a-z](?=[a-z]{3,})/g, (letter) => letter.toUpperCase());
const wrapped = (text: string): string =>
  text.replace(/(.{50,68}) /g, '$1\n').replace(/([\p{Script=Han}，。、]{28,32})(?=[^，。、])/gu, '$1\n');
const day = ({ one, words }: Kit): string => one(words.days);
const hanNumber = (n: number): string =>
  n <= 10 ? '一二三四五六七八九十'.charAt(n - 1) : `十${'一二三四五六七八九'.charAt(n - 11)}`;
const circled = (n: number): string => String.fromCharCode(0x245f + Math.min(n, 20));

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
  (n, _, text) => `1. ${text}${n > 9 ? '' : ''}`,
];

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  for (let skipped = 0; skipped < 5; skipped += 1) state = (state * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

interface Words {
  readonly names: readonly string[];
  readonly issues: readonly string[];
  readonly publishers: readonly string[];
  /** What stands over words of the editor. */
  readonly asides: readonly string[];
  readonly intros: readonly string[];
  readonly contents: readonly string[];
  readonly topics: Readonly<Record<string, readonly string[]>>;
  readonly months: readonly string[];
  readonly days: readonly string[];
  readonly opening: (day: string) => string;
  readonly going: readonly string[];
  readonly under: readonly ((day: string, place: string) => string)[];
  readonly after: readonly ((place: string) => string)[];
  readonly inner: readonly string[];
  readonly advice: readonly string[];
  readonly before: readonly string[];
  readonly points: readonly string[];
  readonly lead: readonly string[];
  readonly bylines: readonly string[];
  readonly columns: Readonly<Record<'day' | 'place' | 'title' | 'body', string>>;
  readonly notes: readonly string[];
  readonly labels: readonly string[];
  readonly question: (title: string) => string;
  readonly noise: readonly string[];
  readonly diaries: readonly string[];
  readonly events: readonly string[];
  readonly closings: readonly string[];
  readonly cards: readonly string[];
  readonly tinyTitles: readonly (readonly string[])[];
  readonly tiny: readonly string[];
  readonly none: readonly string[];
  readonly footers: readonly string[];
  readonly parts: readonly string[];
  readonly filling: readonly string[];
}

const english: Words = {
  names: [
    'Privacy bulletin, May 2024',
    'Data Law Letter',
    'PRIVACY AND CYBER UPDATE',
    'The Data Desk | Issue 14',
    '# Data protection digest',
    'Regional Data Report: Second Quarter 2024',
    'Your monthly privacy mail',
    'Tech law weekly: 13 May 2024',
    'Data Watch – what happened in May',
  ],
  issues: [
    'May 2024',
    '31 May 2024',
    'Issue 5/2024',
    'Week of 13 May 2024',
    '2024-05-31',
    'No. 48',
    'Published 31 May 2024',
    'Issue 14 | 31 May 2024',
    'By Ada Doe, 31 May 2024',
    'Friday, 31 May 2024',
  ],
  publishers: [
    'Examplia Law LLP',
    'By the data team',
    'Edited by J. Doe and R. Roe',
    'London | Paris | Rome',
    'Home  Services  People  Insights',
  ],
  asides: ["Editor's note", 'From the editor', 'A word before we start', 'EDITORIAL', 'Dear readers,', '**Note**'],
  intros: [
    'Welcome to our May update. Below is what our team found worth a note this month; links are at the end of each item.',
    'Dear readers, it has been a busy month. We have put the items that need a decision first.',
    'In this issue we look at robots, ferries and the first fine of the new commission. If a colleague passed this on to you, you can sign up below.',
    'This bulletin sums up developments in data protection and cybersecurity between 1 and 31 May 2024. It is written for clients and friends of the firm.',
    'Hi all, please find the monthly news. Shout if anything is unclear.',
    'Good morning. A quiet week in the capital and a loud one elsewhere. As ever, reply to this mail if you want to know more.',
    'Much has happened since April: two regulators have new heads, and a bill that nobody expected has passed its first reading.',
    'Last year alone, regulators in the region imposed fines of more than 300 million euros in 918 cases, up from 210 million the year before.',
    'The working group brings members regular news from ministries and regulators. Members can propose items until the last Friday of a month.',
    'Keypoint: one more state has a privacy law, a governor has a bill on her desk, and the agency wants comments on brokers.',
    'Edited this month by the team in Rome.',
    "Editor's note: this is an opinion of its author, not of the society.",
    'Good morning.',
    'Hello,',
    'The table lists what we hold to be the most relevant developments of the quarter.',
    'Back issues are on our website. This is the personal view of the authors.',
    'Our observations: May was the month of delivery. Robots, couriers and post offices all got new rules, and more are on their way.',
  ],
  contents: ['Contents', 'In this issue', 'At a glance', 'Highlights', 'Table of contents'],
  topics: {
    regulatory: [
      'Regulatory developments',
      'Legislation',
      'New rules',
      'Laws and policy',
      'Consultations and guidance',
      'Rules',
    ],
    enforcement: ['Enforcement', 'Cases and fines', 'Penalties', 'Courts', 'Action taken', 'Litigation'],
    industry: ['Industry news', 'Market', 'Technology', 'In business', 'Industry'],
    other: ['In brief', 'And finally', 'Other news', 'On the radar', 'One more thing'],
  },
  months: ['February', 'March', 'April', 'May'],
  days: [
    '4 March 2024',
    '12 March 2024',
    '2024-03-18',
    '3 April',
    'March 21, 2024',
    '28.03.2024',
    '1 April 2024',
    'Apr 9',
    '17 May 2024',
    '2024/05/02',
  ],
  opening: (on) => `On ${on}, `,
  going: [
    'This is the first case of its kind. ',
    'It also matters to others. ',
    'The rules go further than the draft. ',
    '',
  ],
  under: [
    (on) => `Published ${on}`,
    (on) => `[${on}]`,
    (on) => on,
    (_, place) => `Country: ${place}`,
    (on, place) => `Date: ${on}\nCountry: ${place}`,
    () => 'By a partner, Examplia City',
    () => '3 min read',
    (on, place) => `${on} | ${place}`,
    () => '![](https://example.org/x.png "")',
    () => 'By Jane Doe and Richard Roe',
  ],
  after: [
    () => 'Read more',
    () => 'Read full article',
    () => 'Source: the official website',
    (place) => `Source: ${place} gazette`,
    () => 'For more information, please contact Jane or Richard.',
    () => 'https://example.org/news/2024/05/04/item',
    () => 'Link to the text (in English)',
    () => 'See also our note of last month.',
  ],
  inner: [
    'Practical advice',
    'Next steps',
    'Bottom line',
    'What this means for you',
    'Our view',
    'Comment',
    'Why it matters',
    'Key points',
  ],
  advice: [
    'Map your data first and write down why you need each of them.',
    'Companies should look at their contracts before the summer and amend them where needed.',
    'There is little to do until the text is final, but a gap analysis does no harm.',
    'Do not wait for the form. Start with the list of systems.',
    'Boards will want to know who is responsible, and by when the work is to be done.',
    'The duty falls on whoever decides about the purpose; processors follow.',
  ],
  before: [
    'The draft covers:',
    'Firms have to do three things:',
    'The main points are as follows:',
    'Among the duties are:',
  ],
  points: [
    'a notice in plain language;',
    'a record of every request',
    'Deletion after thirty days',
    'an audit once a year, by an outside firm;',
    'a contact for complaints',
    'Training of all staff that see the data.',
  ],
  lead: ['Continue Reading ', 'Continue reading: ', '', 'Read the full post: ', ''],
  bylines: [
    'By Jane Doe, Partner',
    'Jane Doe and Richard Roe',
    'By an associate, Examplia City',
    'Written by our Paris office',
  ],
  columns: { day: 'Date', place: 'Jurisdiction', title: 'Development', body: 'Summary' },
  notes: [
    'Note: the table makes no claim to be complete.',
    'Earlier tables are on our website.',
    'Dates are those of publication.',
  ],
  labels: [
    'What',
    'When',
    'So what',
    'Summary',
    'Key date',
    'Action',
    'Facts',
    'Comment',
    'Who is affected',
    'Next step',
    'Deadline',
    'What changes',
    'Penalty',
    'Status',
  ],
  question: (title) => `${title.replace(/[.?]$/, '')}: what do we have to do?`,
  noise: [
    'Subscribe now',
    'Share this article',
    'Advertisement',
    'SIGN UP TO RECEIVE THIS NEWSLETTER',
    '* * *',
    'Photo: Jane Doe',
  ],
  diaries: ['Dates for the diary', "What's next", 'Upcoming dates', 'Key dates', 'Calendar'],
  events: [
    '12 June – Webinar on robots (register by 10 June)',
    '• 1 July: the new code takes effect',
    '30 June – comments on palms due',
    '• 4 September: hearing in the ferry case',
    'July 16: board meeting',
    '• 9–11 October: conference, Lisbon',
  ],
  cards: [
    '\nJane Doe\nPartner, Examplia City\nJane advises makers of robots on all that has to do with data, and has done so for many years.',
    'Jane Doe | +00 123 456 | jane@example.org\nRichard Roe | +00 123 457 | richard@example.org',
  ],
  tinyTitles: [
    ['A', 'One', 'Draft rules', 'First', 'Measures', 'Notice'],
    ['B', 'Two', 'Final rules', 'A fine', 'Guidance'],
    ['C', 'Three', 'And more', 'Report'],
  ],
  none: ['None this month.', 'Nothing to report.', 'No developments.'],
  tiny: [
    'x',
    'First.',
    'Comments are due by 30 June 2024.',
    'The rules take effect on 1 July 2024.',
    'The office published draft rules on 4 May 2024. Comments may be submitted until 30 June 2024.',
    'It paid.',
    'Comments may be submitted until 30 June 2024.',
    'Firms must comply by the end of September 2024.',
    'The two consultations close on 30 June 2024 and 15 July 2024.',
    'Interested parties have until June 30, 2024 to file comments.',
    'The agency published final rules on 4 May 2024. The rules take effect 30 days after publication in the gazette.',
    'The office fined a shop EUR 5,000.',
    'Comments due: August 10, 2024. Effective: January 1, 2025.',
    'The steps are:\n1. this\n2. that\n3. more',
    'It has three parts:\n- one\n- two',
  ],
  closings: ['Contacts', 'CONTACT US', 'About the authors', 'Disclaimer', 'Events'],
  footers: [
    '© 2024.',
    '© 2024 Examplia Law LLP. All rights reserved.',
    'This bulletin is for general information only and is no legal advice.',
    'You receive this mail because you signed up. Unsubscribe | Preferences',
    'If you would like to subscribe to our newsletters, please write to the team.',
    'Attorney advertising. Prior results do not guarantee a similar outcome.',
    'Best regards\nThe privacy team',
    'Lisbon | Paris | Rome | Vienna',
    'The update was prepared by our Paris office. Views expressed are those of the authors.',
    'Page 4 of 4',
    'See you at the data lunch on 6 June!',
  ],
  filling: [
    'The decision follows an inquiry that began two years ago, after a complaint by a group of users. According to the regulator, the firm had known of the fault since 2022 and had told nobody.',
    'Meanwhile, a second bill is on its way. It would let people sue for damages of up to $1,000 and would take effect 90 days after the governor signs it.',
    'Furthermore, the rules end the cure period of 60 days. Small firms with fewer than 50 staff are exempt until 2026.',
    'In its statement the authority said: “We expect firms to know what they hold.” It named no firm.',
    'The text defines sensitive data broadly. It covers health, faith, union membership and, new in this draft, the content of messages between drivers and passengers.',
    'Critics say that the cost will fall on those who can least bear it. A trade body has asked for a delay of one year, which the ministry has ruled out.',
    'Article 12 deals with transfers. A transfer needs a contract, a record and, where the data of more than 100,000 people leave the country, an assessment.',
    'It is worth noting that courts have read the old wording differently; an appeal is pending.',
  ],
  parts: ['Background', 'Scope of the rules', 'Duties of operators', 'Transitional rules', 'What to do now'],
};

const chinese: Words = {
  names: [
    '数据合规月报（2024年5月）',
    '网络安全与数据保护简报',
    '一周数据要闻',
    '数据法律动态 | 2024年第5期',
    '# 合规观察',
    '数据治理快报 第48期',
    '某某律师事务所数据合规通讯',
    '转发：本周数据资讯',
  ],
  issues: [
    '2024年5月',
    '2024年5月31日',
    '2024年第5期（总第48期）',
    '2024年5月31日 星期五 第48期',
    '总第48期',
    '2024-05-31 21:00 作者：某公众号',
    '5月13日—5月19日',
  ],
  publishers: ['某某律师事务所', '数据合规业务组', '作者：张某、李某', '原创 合规小组', '首页 关于我们 联系我们'],
  asides: ['编者按', '卷首语', '【编者的话】', '写在前面', '导读'],
  intros: [
    '编者按：本期共收录若干条动态，供内部参考。',
    '各位同事，以下为本月数据合规要闻，请查收。',
    '五月以来，各地密集出台数据新规，本期为读者整理如下。',
    '本刊每月一期，汇总国内外网络安全与数据保护领域的立法、执法和行业动态。',
    '转眼又到月末，以下为各地动态，欢迎转发。',
    '2024年以来，全国共开展专项整治五次，各部门执法一千余次，罚款累计超过三亿元。',
    '年中整理，供培训使用。',
    '大家好，本周内容较多，先看要点。',
    '刚刚过去的五月，对数据行业来说是重要的一个月，监管部门出台多项新规，执法力度不减。',
  ],
  contents: ['目录', '本期目录', '本期要点', '导读', '要闻速览'],
  topics: {
    regulatory: ['立法动态', '政策法规', '监管动态', '规则', '立法与标准', '新规速递', '立法消息', '标准', '政策'],
    enforcement: ['执法动态', '执法与案例', '处罚案例', '通报', '司法案例'],
    industry: ['行业动态', '产业新闻', '行业', '企业动态'],
    other: ['其他', '简讯', '活动', '需要知道的', '地方', '国际', '会议'],
  },
  months: ['二月', '三月', '四月', '五月'],
  days: [
    '3月4日',
    '2024年3月12日',
    '4月9日',
    '2024年5月2日',
    '2024-03-18',
    '5月17日',
    '３月２１日',
    '2024.04.01',
    '4月28日',
  ],
  opening: (on) => `${on}，`,
  going: ['该案系首例。', '此外，', '据悉，', '下一步，'],
  under: [
    (on) => `【${on}】`,
    (on) => on,
    () => '▲向上滑动阅览',
    () => '▲点击展开',
    (on) => `发布时间：${on}`,
    (on, place) => `${on} | ${place}`,
    () => '作者：张某',
    () => '图片',
    (_, place) => `地区：${place}`,
  ],
  after: [
    () => '来源：官方网站',
    (place) => `来源：${place}发布`,
    () => '阅读全文',
    () => '（来源：公开报道）',
    () => '链接：https://example.org/a/20240504.html',
    () => '【点评】企业应关注后续细则。',
  ],
  inner: ['合规建议', '要点解读', '下一步', '律师点评', '影响分析'],
  advice: [
    '企业应当先行梳理数据清单，并记录处理目的。',
    '建议在暑期前完成合同修订，并留存沟通记录。',
    '正式文本出台前暂无须调整，但可先行开展差距分析。',
    '董事会应当明确责任部门和完成时间，并定期听取汇报。',
    '义务主体为决定处理目的的一方，受托人应当配合。',
  ],
  before: ['主要内容包括：', '企业应当做到以下几点：', '草案规定：'],
  points: ['以显著方式告知；', '保存处理记录', '三十日内删除；', '每年审计一次，由第三方实施；', '设置投诉渠道。'],
  lead: ['Continue Reading ', '阅读全文：', '', '原文：', ''],
  bylines: ['作者：张某、李某', '张某 李某 某某律师事务所', '作者：王某 某某律师事务所公司部', '文 | 数据合规组'],
  columns: { day: '时间', place: '地区', title: '事项', body: '内容' },
  notes: ['注：以上信息以官方文本为准。', '说明：表中日期为发布日期。'],
  labels: [
    '内容',
    '时间',
    '建议',
    '要点',
    '时点',
    '影响',
    '事件',
    '日期',
    '点评',
    '处罚依据',
    '处罚结果',
    '适用对象',
    '下一步',
    '背景',
    '发文机关',
    '案情',
  ],
  question: (title) => `${title}，企业需要做什么？`,
  noise: ['点击蓝字关注我们', '图片', '扫码入群', '——', '分享收藏点赞在看'],
  diaries: ['时程提醒', '日程提醒', '近期时点', '重要日期'],
  events: [
    '6月12日 线上讲座（6月10日前报名）',
    '7月1日 新守则生效',
    '6月30日 征求意见截止',
    '9月4日 轮渡案开庭',
    '• 7月16日：委员会会议',
  ],
  cards: ['张某 合伙人\n张某律师长期从事数据合规业务，曾为多家企业提供服务。', '电话：010-12345678'],
  tinyTitles: [
    ['甲', '征求意见', '办法发布'],
    ['乙', '处罚', '通报'],
    ['丙', '其他'],
  ],
  none: ['本月无。', '暂无更新。'],
  tiny: [
    '意见反馈截止时间为2024年6月30日。',
    '办法自2024年9月1日起施行。',
    '某市网信办发布办法，自公布之日起施行。',
    '某市网信办就《数据分类办法》公开征求意见，征求意见时间为2024年5月10日至25日。',
    '某市网信办对一家公司罚款5万元。',
    '公众可于2024年6月30日前提交意见。',
    '内容略。',
  ],
  closings: ['联系我们', '免责声明', '推荐阅读', '往期回顾', 'END'],
  footers: [
    '本月报仅供参考，不构成法律意见。',
    '如有侵权请联系删除',
    '推荐阅读 | 智能门铃合规问答',
    '编辑：张某 审核：李某',
    '扫码关注，获取更多资讯',
    '某某律师事务所 版权所有',
    '活动：数据沙龙6月8日举办，6月6日前报名',
    '以上内容如需进一步了解，请与我们联系。',
  ],
  filling: [
    '记者了解到，该案源于两年前的一起投诉。监管部门表示，涉事企业自2022年起即已知悉漏洞，但未向任何人报告，也未采取补救措施。',
    '与此同时，另一部法案正在审议之中，拟允许个人主张损害赔偿，金额不超过法定上限，并自签署之日起九十日后生效。',
    '办法进一步明确了敏感数据的范围，包括健康、宗教信仰以及司机与乘客之间的消息内容。处理上述数据应当取得单独同意，并进行个人信息保护影响评估。',
    '业内人士认为，新规将增加中小企业的合规成本。有关协会建议推迟一年实施，主管部门对此未作回应。',
    '关于数据出境，办法第十二条规定，提供方应当订立合同、留存记录；涉及十万人以上的，还应当开展评估。',
    '有关负责人强调：“企业应当清楚自己掌握哪些数据。”下一步，主管部门将加强监督检查，依法查处违法行为。',
    '值得注意的是，各地法院对旧规的理解并不一致，相关上诉案件仍在审理中。',
  ],
  parts: ['背景', '适用范围', '主要义务', '过渡安排', '建议'],
};
