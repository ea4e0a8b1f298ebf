import type { ConceptTable, Mention } from '../concepts/concept-table.ts';
import type { Token } from '../tokens.ts';

/** A stretch of a question: a name, a word, or a run of Chinese characters that is neither. */
export interface Span {
  /** Its tokens: from `first` up to, but not including, `last`. */
  readonly first: number;
  readonly last: number;
  readonly does: 'names' | 'says' | 'frames' | 'asks';
  /** The name, where it is one. */
  readonly mention: Mention | null;
}

/**
 * Cuts a question in simplified characters: at each place what asks ("which authority"), the longest name, or the
 * longest function word; what is left says what the question is about. Latin script is cut at words, Chinese at what
 * is known.
 * @param isWord further words that Chinese is cut at
 */
export function cutQuestion(
  text: string,
  tokens: readonly Token[],
  concepts: ConceptTable,
  isWord: (word: string) => boolean = () => false,
): readonly Span[] {
  const mentions = new Map(concepts.mentionsIn(tokens, 'question').map((mention) => [mention.first, mention]));
  const spans: Span[] = [];
  let run: number | null = null;
  const add = (first: number, last: number, does: Span['does'], mention: Mention | null = null): number => {
    if (run !== null) spans.push({ first: run, last: first, does: 'says', mention: null });
    run = null;
    spans.push({ first, last, does, mention });
    return last;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const asked = askedUpTo(text, tokens, at);
    const mention = mentions.get(at);
    if (asked > at) at = add(at, asked, 'asks');
    else if (mention && !isFunctionMention(mention, tokens, concepts)) at = add(at, mention.last, 'names', mention);
    else if (chineseCurrency(text, token) > 0) at = add(at, at + chineseCurrency(text, token), 'frames');
    else if (!token.isHan) {
      const isFrame = isFunctionToken(token, concepts) || isCurrencyOfAmount(tokens, at);
      at = add(at, at + 1, isFrame ? 'frames' : 'says');
    } else {
      const { length, does } = hanWordAt(tokens, at, concepts, isWord);
      if (length > 0) at = add(at, at + length, does);
      else {
        if (run !== null && tokens[at - 1]?.to !== token.from) add(at, at, 'frames');
        run ??= at;
        at += 1;
      }
    }
  }
  if (run !== null) spans.push({ first: run, last: tokens.length, does: 'says', mention: null });
  return spans.filter(({ first, last }) => last > first);
}

// The amount is looked up; its currency is written in too many ways.
const isCurrencyOfAmount = (tokens: readonly Token[], at: number): boolean =>
  currencies.has(tokens[at]?.word ?? '') && [at - 1, at + 1].some((beside) => /^\d/.test(tokens[beside]?.word ?? ''));

// 元 and the like behind a number; how many characters it takes.
const chineseCurrency = (text: string, { isHan, from }: Token): number =>
  isHan && /[\d万亿千百]$/.test(text.slice(0, from))
    ? (/^(?:人民币|[美欧港日韩新加澳]元|英镑|元|块钱?)/.exec(text.slice(from, from + 3))?.[0].length ?? 0)
    : 0;

const currencies: ReadonlySet<string> = new Set(
  'eur euro euros usd dollar dollars gbp pound pounds rmb cny yuan hkd sgd aud cad chf jpy yen krw won inr'.split(' '),
);

/**
 * Whether a token carries no subject. Codes of countries and the like are written in capitals; a single letter is
 * left of something else.
 */
const isFunctionToken = ({ word, text, isContentWord }: Token, concepts: ConceptTable): boolean =>
  !isContentWord || /^[a-z]$/.test(word) || (concepts.isFunctionWord(word) && !/^[A-Z]{2,3}$/.test(text));

// "Change" of a set of synonyms is a function word all the same; as part of a longer name it is not.
const isFunctionMention = ({ concept, first, last }: Mention, tokens: readonly Token[], table: ConceptTable): boolean =>
  (concept.kind === 'words' || concept.kind === 'wider') &&
  table.isFunctionWord(
    tokens
      .slice(first, last)
      .map(({ word }) => word)
      .join(''),
  );

// "Which authority", 哪个部门, 多少条: what kind of answer is wanted, and no word of it.
function askedUpTo(text: string, tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!token || !/^(?:which|what|哪|什|多|几|谁)$/i.test(token.text)) return at;
  const [asked] = asking.exec(text.slice(token.from, token.from + 40)) ?? [];
  if (asked === undefined) return at;
  const next = tokens.findIndex(({ from }) => from >= token.from + asked.length);
  return next < 0 ? tokens.length : next;
}

const nouns = [
  'authorit(?:y|ies)|regulators?|agenc(?:y|ies)|bod(?:y|ies)|laws?|statutes?|articles?|provisions?',
  'dates?|day|month|year|countr(?:y|ies)|compan(?:y|ies)|organi[sz]ations?',
].join('|');
const chineseNouns = '部门|机构|机关|法律|法规|日期|公司|企业|国家|单位|监管机构|条款|地方|时候|时间|原因';
const counters = '[个款条家起项名部份位件种类批天日年月次号宗人元]';
const asking = new RegExp(
  [
    `^(?:(?:which|what) (?:${nouns})(?![a-z])`,
    `(?:哪[一几]?[个家部条些天日年月]?|什么)(?:政府)?(?:${chineseNouns})?`,
    `多少(?:${counters}|万元|亿元|钱)?`,
    `几${counters}{1,2}`,
    '多(?:久|长时间|长|大|快)',
    '谁)',
  ].join('|'),
  'i',
);

interface HanWord {
  readonly length: number;
  readonly does: Span['does'];
}

function hanWordAt(
  tokens: readonly Token[],
  at: number,
  concepts: ConceptTable,
  isWord: (word: string) => boolean,
): HanWord {
  let word = '';
  let found: HanWord = { length: 0, does: 'says' };
  for (let length = 1; length <= longestWord; length += 1) {
    const token = tokens[at + length - 1];
    const isNext = token?.isHan === true && (length === 1 || token.from === tokens[at + length - 2]?.to);
    if (!token || !isNext || (length > 1 && askingStart.test(token.word))) break;
    word += token.word;
    if (isWord(word)) found = { length, does: 'says' };
    else if (length === 1 ? particles.has(word) : concepts.isFunctionWord(word)) found = { length, does: 'frames' };
  }
  return found;
}

const longestWord = 6;
const askingStart = /^[哪谁几]$/;

// Single characters that hardly any noun has in it.
const particles: ReadonlySet<string> = new Set('的了吗呢吧啊嘛么是被把就也都还啥着');
