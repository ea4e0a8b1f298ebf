import { circled, filled, type Kit, type OwnEntry, sentence, shuffled, times, type Write } from './layout-kit.ts';
import { bodyOf, titleDress, titled } from './titled-entries.ts';

/** How the entries of a bulletin are set. */
export interface Style {
  /** Whether empty lines stand between entries. */
  readonly isAiry: boolean;
  readonly restarts: boolean;
  readonly open: (count: number) => void;
  readonly write: Write;
  readonly close: () => void;
}

/** Adds nothing. */
export const nothing = (): void => {};

/** What its entries are grouped by. */
export type Grouping = 'none' | 'topics' | 'places' | 'both' | 'months';

/** A style that the seed chooses. */
export function styleOf(kit: Kit, grouping: Grouping): Style {
  const { one, chance } = kit;
  const base = { isAiry: chance(0.65), restarts: chance(0.5), open: nothing, close: nothing };
  const isPlaced = grouping === 'places' || grouping === 'both';
  const style = one<() => Style>([
    ...times(7, () => ({ ...base, write: titled(kit) })),
    ...times(3, () => ({ ...base, write: runIn(kit) })),
    ...times(3, () => ({ ...base, isAiry: chance(0.85), write: untitled(kit) })),
    () => ({ ...base, write: dated(kit) }),
    () => rows(kit, base),
    ...times(3, () => ({ ...base, isAiry: true, write: below(kit) })),
    ...times(2, () => ({ ...base, write: isPlaced ? titled(kit) : placed(kit) })),
    () => ({ ...base, write: asked(kit) }),
    () => ({ ...base, write: labelled(kit) }),
    ...times(2, () => ({ ...base, isAiry: chance(0.3), write: brief(kit) })),
    () => ({ ...base, isAiry: true, write: article(kit) }),
  ]);
  return style();
}

/** Title and text in one line. */
function runIn(kit: Kit): Write {
  const { one, chance, add, blank, isChinese, words } = kit;
  const join = one<(title: string, body: string, place: string) => string>([
    (title, body) => `${title}${words.stop}${body}`,
    (title, body) => `${title}${words.colon}${body}`,
    (title, body) => `**${title}**${isChinese ? '：' : '. '}${body}`,
    (title, body) => `**${title}.** ${body}`,
    (title, body) => `**${title}** – ${body}`,
    (_, body, place) => `${isChinese ? place : place.toUpperCase()} – ${body}`,
    (_, body, place) => `${isChinese ? `【${place}】` : `[${place}] `}${body}`,
    (_, body, place) => `${place}${words.colon}${body}`,
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
    if (after !== null) add(filled(after, { place }));
  };
}

/** Paragraphs without titles. */
function untitled(kit: Kit): Write {
  const { one, chance, add, blank, words } = kit;
  const opening = one<() => string>([() => '', ...times(2, () => filled(words.opening, { day: one(words.days) }))]);
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
    if (after !== null) add(filled(after, { place }));
  };
}

/** Items that a day leads. */
function dated(kit: Kit): Write {
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
function below(kit: Kit): Write {
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
      `${isDated ? filled(words.opening, { day: one(words.days) }) : ''}${isDated ? paragraphs[0] : sentence(paragraphs[0] ?? '')}`,
      !byline,
    );
    if (isSpaced) blank();
    add(`${lead}${title}`);
  };
}

/** A place as the heading of one entry. */
function placed(kit: Kit): Write {
  const { one, add, blank, chance, words, isChinese } = kit;
  const dress = one<(place: string) => string>([
    ...times(2, (place: string) => place),
    (place) => (isChinese ? `【${place}】` : place.toUpperCase()),
    (place) => `**${place}**`,
    (place) => `## ${place}`,
    (place) => `${place}${words.colon.trim()}`,
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
function asked(kit: Kit): Write {
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
    add(question(filled(words.question, { title: title.replace(/[.?]$/, '') }), number), true);
    if (isSpaced) blank();
    add(answer + sentence(paragraphs[0] ?? ''));
    for (const text of paragraphs.slice(1)) add(sentence(text));
  };
}

/** A title over lines that all begin with the same labels. */
function labelled(kit: Kit): Write {
  const { one, add, words, chance, blank, isChinese } = kit;
  const dress = titleDress(kit);
  const names = shuffled(words.labels, kit.random).slice(0, 2 + Math.floor(kit.random() * 3));
  const join = one<(name: string) => string>([
    ...times(2, (name: string) => `${name}${words.colon}`),
    (name) => (isChinese ? `【${name}】` : `**${name}:** `),
    (name) => `${name} – `,
    (name) => `- ${name}${words.colon}`,
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
function article(kit: Kit): Write {
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
export function brief(kit: Kit): Write {
  const { one, add, words } = kit;
  const mark = markOf(kit, 0.75);
  const form = one<(entry: OwnEntry) => string>([
    ({ title, place }) => `${place}${words.colon}${title}${words.stop.trim()}`,
    ({ title }) => `${title}${words.stop.trim()}`,
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
