import { dayLength } from '../../time/instant.ts';
import type { DatedSentence } from '../dates/dated-sentences.ts';
import { type Candidate, type DeadlineContext, inOrder } from './candidates.ts';
import type { WordClass } from './lexicon.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What the features of the candidates of one sentence have in common. */
interface Surroundings {
  readonly tokens: readonly Token[];
  readonly words: readonly ({ readonly feature: string; readonly before: number } | null)[];
  /** The place among the tokens of each time, by where it stands in the sentence. */
  readonly times: ReadonlyMap<number, { readonly at: number; readonly order: number }>;
  readonly script: 'han' | 'latin';
  readonly title: ReadonlySet<WordClass>;
  readonly previous: ReadonlySet<WordClass>;
}

/**
 * The features of each candidate by which the deadline model judges it: the classes of the words around it with their distance, within the
 * clause and beyond, in the title and the sentence before; the nearest words themselves; and what kind of time it is, past, near or far.
 */
export function featuresOf(
  candidates: readonly Candidate[],
  sentences: readonly DatedSentence[],
  context: DeadlineContext,
): readonly (readonly string[])[] {
  const title = classesIn(tokensOf(context.title, []));
  let sentence: Candidate['sentence'] | null = null;
  let around: Surroundings = { tokens: [], words: [], times: new Map(), script: 'latin', title, previous: new Set() };
  return candidates.map((candidate) => {
    if (candidate.sentence !== sentence) {
      sentence = candidate.sentence;
      const tokens = tokensOf(sentence.text, inOrder(sentence));
      const script = tokens.some(({ kind }) => kind === 'han') ? 'han' : 'latin';
      const previous = classesIn(tokensOf(sentences[candidate.sentenceNumber - 1]?.text ?? '', []));
      around = { tokens, words: wordsOf(tokens), times: timesIn(tokens), script, title, previous };
    }
    return features(candidate, around, context);
  });
}

const classesIn = (tokens: readonly Token[]): ReadonlySet<WordClass> =>
  new Set(tokens.flatMap(({ classes }) => classes));

function timesIn(tokens: readonly Token[]): Surroundings['times'] {
  const times = tokens.flatMap(({ kind, index }, at) => (kind === 'time' ? [{ index, at }] : []));
  return new Map(times.map(({ index, at }, order) => [index, { at, order }]));
}

function features(candidate: Candidate, around: Surroundings, context: DeadlineContext): readonly string[] {
  const { tokens } = around;
  const { at, order } = around.times.get(candidate.index) ?? { at: 0, order: 0 };
  const left = tokens.slice(Math.max(0, at - mostTokens), at).reverse();
  const right = tokens.slice(at + 1, at + 1 + mostTokens);
  const distance = distanceOf(candidate, context);
  return [
    ...ofTime(candidate, distance, context),
    ...ofPlace(candidate, around, { at, order }),
    ...nearest(left, right),
    ...words('l', left),
    ...words('r', right),
    ...bag(around.words, at),
    ...classes('L', left, distance, stem(left[0])),
    ...classes('R', right, distance, stem(left[0])),
    ...[...around.title].map((name) => `T:${name}`),
    ...[...around.previous].map((name) => `P:${name}`),
    ...subject(left, right, around, { distance, type: typeOf(candidate), section: context.section }),
  ];
}

const mostTokens = 40;

// Past, near or far from the issue.
function distanceOf({ date }: Candidate, { near }: DeadlineContext): string {
  if (date === null || near === null) return 'unknown';
  const day = date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date;
  const days = (Date.parse(day) - Date.parse(near)) / dayLength;
  return bounds.find(([most]) => days < most)?.[1] ?? 'far';
}

const bounds: readonly (readonly [days: number, name: string])[] = [
  [-400, 'long-ago'],
  [-100, 'past'],
  [-45, 'lately'],
  [0, 'just'],
  [100, 'soon'],
  [400, 'ahead'],
  [1100, 'later'],
];

const typeOf = ({ span, period, precision }: Candidate): string =>
  period ? (period.count === 0 ? 'that-day' : 'period') : span?.first ? 'range' : precision;

function ofTime(candidate: Candidate, distance: string, { section, event = null }: DeadlineContext): readonly string[] {
  const { span, period, date } = candidate;
  const isEnforced = section === 'enforcement';
  const type = typeOf(candidate);
  const own = period
    ? [
        `anchor:${period.anchor}`,
        `unit:${period.unit}`,
        `anchored:${period.anchor}:${period.unit}`,
        `before:${period.isBefore}`,
      ]
    : [`year:${span?.last.year.kind}`, `event:${date !== null && date === event}`];
  return [
    'bias',
    `type:${type}`,
    `far:${distance}`,
    `type-far:${type}:${distance}`,
    `enforced:${isEnforced}`,
    `enforced-type:${isEnforced}:${type}`,
    `section:${section}`,
    ...own,
  ];
}

function ofPlace(
  candidate: Candidate,
  { tokens, times, script }: Surroundings,
  { at, order }: { readonly at: number; readonly order: number },
): readonly string[] {
  return [
    `sentence:${Math.min(3, candidate.sentenceNumber)}`,
    `number:${Math.min(3, candidate.number)}`,
    `of:${Math.min(order, 3)}/${Math.min(times.size, 4)}`,
    `script:${script}`,
    `start:${at <= 2}`,
    `end:${at >= tokens.length - 2}`,
  ];
}

function nearest(left: readonly Token[], right: readonly Token[]): readonly string[] {
  const [l1, l2, l3] = [0, 1, 2].map((i) => stem(left[i]));
  const [r1, r2, r3] = [0, 1, 2].map((i) => stem(right[i]));
  return [
    `l1:${l1}`,
    `l2:${l2}`,
    `l3:${l3}`,
    `l21:${l2} ${l1}`,
    `l321:${l3} ${l2} ${l1}`,
    `r1:${r1}`,
    `r2:${r2}`,
    `r12:${r1} ${r2}`,
    `r123:${r1} ${r2} ${r3}`,
    `lr:${l1} ${r1}`,
  ];
}

const stem = (token: Token | undefined): string => token?.stem ?? '^';

// The words of the sentence, wherever they stand: what it is about.
function bag(words: Surroundings['words'], at: number): readonly string[] {
  const from = Math.max(0, at - mostTokens);
  return words.slice(from, at + 1 + mostTokens).flatMap((word) => (word && word.before < from ? [word.feature] : []));
}

// A feature for each token that is a word, and where the same stands before it, so that each is told once.
function wordsOf(tokens: readonly Token[]): Surroundings['words'] {
  const last = new Map<string, number>();
  return tokens.map((token, at) => {
    if (!isWord(token)) return null;
    const feature = bagName(token.stem);
    const before = last.get(feature) ?? -1;
    last.set(feature, at);
    return { feature, before };
  });
}

// What was named before need not be named again, and is found faster among the weights.
function once<Value>(make: (part: string) => Value): (part: string) => Value {
  const made = new Map<string, Value>();
  return (part) => {
    const before = made.get(part);
    if (before !== undefined) return before;
    if (made.size >= mostKept) made.clear();
    const value = make(part);
    made.set(part, value);
    return value;
  };
}

const mostKept = 20_000;
const bagName = once((word) => `b:${word}`);
const wordNames = { l: once((word) => `l:${word}`), r: once((word) => `r:${word}`) };
const classNames = { L: once((name) => namesOf(`L:${name}`)), R: once((name) => namesOf(`R:${name}`)) };

const namesOf = (name: string) => ({
  at: once((distance) => `${name}:${distance}`),
  in: { plain: `${name}:in`, far: once((distance) => `${name}:in:${distance}`) },
  out: { plain: `${name}:out`, far: once((distance) => `${name}:out:${distance}`) },
  after: once((word) => `${name}:after:${word}`),
});

const isWord = ({ kind }: Token): boolean => kind === 'word' || kind === 'han';

const inClause = (tokens: readonly Token[]): readonly Token[] => {
  const end = tokens.findIndex(({ text, kind }) => (kind === 'sign' && stops.has(text)) || connectives.has(text));
  return end < 0 ? tokens : tokens.slice(0, end);
};
const stops = new Set(',;:.|()（），；：。、—–·•');
const connectives = new Set(['and', 'but', 'which', 'while', 'whereas', 'although', 'because', 'so', '并', '而', '但']);

function words(side: 'l' | 'r', tokens: readonly Token[]): readonly string[] {
  const clause = inClause(tokens).slice(0, 14);
  const single = clause.filter(isWord).map((token) => wordNames[side](token.stem));
  // Chinese words that the lexicon lacks are pairs of characters.
  const pairs = clause.flatMap((token, at) => {
    const next = clause[at + 1];
    if (token.kind !== 'han' || next?.kind !== 'han' || token.text.length + next.text.length > 3) return [];
    return [wordNames[side](side === 'l' ? `${next.text}${token.text}` : `${token.text}${next.text}`)];
  });
  return [...new Set([...single, ...pairs])];
}

function classes(side: 'L' | 'R', tokens: readonly Token[], distance: string, preposition: string): readonly string[] {
  const clause = inClause(tokens).length;
  const seen = new Set<WordClass>();
  const found: string[] = [];
  for (const [away, token] of tokens.entries()) {
    for (const name of token.classes) {
      if (seen.has(name)) continue;
      seen.add(name);
      const names = classNames[side](name);
      const where = away < clause ? names.in : names.out;
      found.push(names.at(steps(away)), where.plain, where.far(distance));
      if (away < clause) found.push(names.after(preposition));
    }
  }
  return found;
}

const steps = (away: number): string =>
  away < 1 ? '0' : away < 2 ? '1' : away < 4 ? '3' : away < 8 ? '7' : away < 15 ? '14' : 'far';

/** The classes that say of what kind a deadline is. */
const kindClasses: readonly WordClass[] = [
  'effect',
  'consult',
  'comply',
  'file',
  'campaign',
  'pilot',
  'grace',
  'event',
  'ending',
  'court',
];

// What the clause is about: the class of a kind that stands nearest on either side, in the sentence, the title or the sentence before.
function subject(
  left: readonly Token[],
  right: readonly Token[],
  { title, previous }: Surroundings,
  { distance, type, section }: { readonly distance: string; readonly type: string; readonly section: string },
): readonly string[] {
  const first = (tokens: readonly Token[]): string =>
    tokens.flatMap(({ classes }) => kindClasses.find((name) => classes.includes(name)) ?? []).at(0) ?? 'none';
  const [l, lc, r, rc] = [first(left), first(inClause(left)), first(right), first(inClause(right))];
  const ofTitle = kindClasses.find((name) => title.has(name)) ?? 'none';
  const before = kindClasses.find((name) => previous.has(name)) ?? 'none';
  const preposition = stem(left[0]);
  const any = [lc, rc, l, r, ofTitle].find((one) => one !== 'none') ?? before;
  const around = [...inClause(left), ...inClause(right)];
  const together = kindClasses.filter((name) => around.some(({ classes }) => classes.includes(name)));
  return [
    `S:all:${together.join('+')}`,
    `S:any:${any}:${distance}`,
    `S:any:${any}:${type}`,
    `section:${section}:${any}`,
    `l1:${preposition}:${distance}`,
    `l1:${preposition}:${type}`,
    `S:${lc}`,
    `S:l:${l}`,
    `S:r:${r}`,
    `S:rc:${rc}`,
    `S:${lc}/${rc}`,
    `S:${lc === 'none' ? rc : lc}`,
    `S:${l}/${ofTitle}`,
    `S:any:${any}`,
    `S:${lc}:${preposition}`,
    `S:${rc}:${preposition}`,
  ];
}
