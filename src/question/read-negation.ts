import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { namedKinds } from '../search/rank/question-parts.ts';
import { tokenize } from '../search/tokens.ts';
import { simplified } from '../text/simplified.ts';
import { withoutTimes } from '../time/time-phrases.ts';
import { filterNamed } from './filter-names.ts';
import { nameAuthorities, type PlacedWord, placedWords } from './word-roles.ts';

/**
 * Writes what plain words leave out as the query language does: "fines not by CNIL" is `fines -authority:CNIL`, 除了中国 is
 * `-words:"中国"`, "entries with no fine" is `entries -has:penalty`. Words that only look like it stay as they are:
 * "non-compliance", "no later than", "did not obtain consent", 不得.
 */
export function typedNegation(text: string, concepts: ConceptTable): string {
  const flat = simplified(text);
  let [typed, at] = ['', 0];
  for (const { index, 0: words, groups = {} } of [...flat.matchAll(marker)].slice(0, mostMarkers)) {
    if (index < at || groups['quoted'] !== undefined) continue;
    const left = leftOut(flat, { to: index + words.length, how: howOf(groups) }, concepts);
    if (!left) continue;
    typed += `${flat.slice(at, index).replace(everything, '')} ${left.typed.join(' ')} `;
    at = left.end;
  }
  return at === 0 ? text : `${typed}${flat.slice(at)}`.replace(/\s+/gu, ' ').trim();
}

// No question has more; in a text of nothing else, reading each would take long.
const mostMarkers = 20;

// All that is left: it names nothing.
const everything = /(?:^|(?<=[\s,]))(?:everything|anything|all),?\s*$/i;

/** Whether plain words leave out what has a deadline: no list of deadlines is asked for. */
export const leavesOutDeadlines = (typed: string): boolean => typed.includes('-has:deadline');

/** What is left when the exclusions that were typed are taken away. */
export const withoutExclusions = (typed: string): string =>
  typed.replace(/(?<!\S)-(?:\p{L}+:)?(?:"[^"]*"|[^\s"]+)/gu, ' ');

/** `but`: whatever follows is left out. `outside`: a place is. `not`: a name or a noun is, a verb is not. `no`: what an entry can lack is. */
const hows = [
  'but',
  'outside',
  'not',
  'that_is_not',
  'no',
  'chinese_but',
  'chinese_outside',
  'chinese_not',
  'chinese_no',
] as const;

type How = (typeof hows)[number];

const howOf = (groups: Readonly<Record<string, string | undefined>>): How =>
  hows.find((how) => groups[how] !== undefined) ?? 'not';

const wordBegins = String.raw`(?<![\p{L}\p{N}'-])`;
const wordEnds = String.raw`(?![\p{L}\p{N}'-])`;
// "Apps that did not", "need not": what follows is not done, and is what the question is about.
const auxiliary =
  'is|are|was|were|be|been|am|do|does|did|has|have|had|may|must|shall|should|can|could|will|would|might|need|or|if|why|failed|failing';

// Fines and rules may be those of another place; data, and whoever has it, are somewhere: "transfers outside the EU".
const told =
  'fines?|fined|penalt(?:y|ies)|enforcement|rules?|laws?|legislation|regulations?|cases|news|developments?|deadlines?|consultations?|entries|decisions|anything|everything';
const movable =
  '(?:transfers?|compan(?:y|ies)|firms?|controllers?|processors?|servers?|stored|located|established|based|data|information|sent|entities|operators?|providers?|persons?|people)';
const chineseTold = '立法|处罚|罚|规定|法规|规则|案|截止|征求|动态|执法|条目|新规|消息|监管';

const marker = new RegExp(
  [
    // What is typed in the query language stands as it is.
    String.raw`(?<quoted>"[^"]*"?|(?<![\p{L}\p{N}])[a-z]+:[^\s"]+)`,
    String.raw`${wordBegins}(?<but>(?:but |and )?(?:except(?:ing)?(?: for)?|excluding|exclude|not (?:mentioning|involving|concerning|covering)|other than|apart from|aside from|leaving (?:out|aside)|leave out)|but not|and not|nothing(?= (?:about|on|from|by|involving|to do with) )|(?:that |which )?(?:do(?:es)? not|don't|doesn't|did not|didn't) (?:mention|involve|concern|cover|name|refer to|deal with|relate to)|(?<=\b(?:all|everything|anything) )but)${wordEnds}`,
    String.raw`(?<=\b(?:${told})(?: (?!${movable}\b)\S+){0,2} )(?<outside>outside(?: of)?)${wordEnds}`,
    String.raw`${wordBegins}(?<that_is_not>(?:that|which|who) (?:(?:is|are|was|were) not|(?:is|are|was|were)n't))${wordEnds}`,
    String.raw`${wordBegins}(?<!\b(?:${auxiliary}) )(?<not>not)${wordEnds}`,
    String.raw`${wordBegins}(?<no>(?:with|(?:that |which )?(?:has|have|having|had|carry|carries|carrying|sets?|setting)) no|(?:(?:who|which|that) )?(?:(?:was|were|is|are|been) )?not(?= fined\b)|no|without(?: an?| any)?|lacking(?: an?)?|(?:that |which )?(?:do not|don't|does not|doesn't) have(?: an?| any)?)${wordEnds}`,
    '(?<![删解排免去消清拆扣开铲根扫剔破])(?<chinese_but>除了|除(?!非|以)(?=[^，。]{1,20}(?:以外|之外|外)))',
    String.raw`(?<=^|[\s，,。])(?<chinese_outside>)(?=\p{Script=Han}{2,8}?(?:以外|之外)的?[^，。]{0,6}(?:${chineseTold}))`,
    '(?<![是并])(?<chinese_not>不是由?|不包括|不包含|不含|不要|不看|排除|而非|(?<![^\\s，,的])非)(?!.*吗)',
    '(?<chinese_no>没有|没|无|不带)',
  ].join('|'),
  'giu',
);

interface LeftOut {
  /** In the query language. */
  readonly typed: readonly string[];
  readonly end: number;
}

function leftOut(
  text: string,
  { to, how }: { readonly to: number; readonly how: How },
  concepts: ConceptTable,
): LeftOut | null {
  // "Besides X, who else": those that have X as well are meant.
  if (how === 'chinese_but' && /^[^。？?]*[还也](?!有?没)/u.test(text.slice(to))) return null;
  const typed: string[] = [];
  let end = to;
  for (let at = to; ; ) {
    const lead = (typed.length === 0 ? leads(how) : joint).exec(text.slice(at))?.[0];
    const object = lead === undefined ? null : objectAt(text, at + lead.length, concepts);
    const isMeant =
      object &&
      (typed.length === 0 ? isLeftOut(object, how, lead ?? '') : object.means !== 'word' || /or|或/.test(lead ?? ''));
    if (!isMeant) break;
    typed.push(object.typed);
    end = object.end;
    at = end;
  }
  return typed.length === 0 ? null : { typed, end: end + (tail.exec(text.slice(end))?.[0].length ?? 0) };
}

const isChinese = (how: How): boolean => how.startsWith('chinese');

const leads = (how: How): RegExp => (isChinese(how) ? /^\s*(?:由|关于|来自)?/u : englishLead);

const about =
  '(?:(?:issued|imposed|published|made|run|handed down) )?by|from|about|on|concerning|regarding|involving|against|related to|relating to|to do with';
const englishLead = new RegExp(
  String.raw`^[\s:]*(?:(?:the|those|ones|any|all|anything) )*(?:(?:that|which) (?:is|are|was|were|come|comes) )?(?:(?:${about}|in|for|of|under|with) )?(?:(?:an?|the|any|its|their) )*`,
  'i',
);
const joint =
  /^(?:\s*(?:[,、/&]|和|或者?|与|及)\s*(?:(?:and|or|nor) )?|\s+(?:and|or|nor) )(?:not )?(?:(?:by|from|in|about|on) )?(?:the )?/i;
// "以外的" behind a name, "发布的" behind who did it.
const tail = /^(?:(?:以外|之外|外)?(?:(?:发布|作出|开出|罚|负责|主管)?的)?|(?: ones)?(?= |$))/u;

/** What may be left out: a value of a filter, another name, or a word. */
interface Nameable extends Pick<LeftOut, 'end'> {
  readonly typed: string;
  readonly text: string;
  readonly means: 'value' | 'lack' | 'name' | 'theme' | 'word';
  /** What follows it. */
  readonly next: PlacedWord | undefined;
}

function isLeftOut({ means, text, next }: Nameable, how: How, lead: string): boolean {
  switch (how) {
    case 'but':
    case 'chinese_but':
      return true;
    case 'outside':
    case 'chinese_outside':
      return means === 'name';
    case 'that_is_not':
    case 'not':
      if (means === 'lack') return true;
      if (means !== 'word') return !/^[a-z]+(?:ed|ing)\b|^(?:effect|force|compliance)$/.test(text);
      return new RegExp(`(?:^|\\s)(?:${about})\\s`, 'i').test(lead) || (lead.trim() === '' && isNoun(text));
    case 'chinese_not':
      return means !== 'word' && means !== 'theme';
    case 'no':
    case 'chinese_no':
      return (means === 'lack' || (how === 'no' && means === 'value' && isNoun(text))) && !isPartOf(next);
  }
}

// A verb or an adjective after "not" is what the question is about: "not encrypted", "not available".
const isNoun = (text: string): boolean =>
  /^\p{Lu}/u.test(text) || /(?:[^\Wsu]s|tion|ment|ware|children|people|men|data)$/i.test(text);

// "No deadline extension", 没有处罚依据: the noun only describes another.
const isPartOf = (next: PlacedWord | undefined): boolean =>
  next !== undefined &&
  next.means.role === 'subject' &&
  !/^(?:set|given|attached|imposed|named|stated|mentioned|listed|条目|内容|案件|案例|案)$/i.test(next.text);

function objectAt(text: string, from: number, concepts: ConceptTable): Nameable | null {
  const rest = text.slice(from, from + longestObject);
  const [typed = '', label = ''] = /^(?:(\p{L}+):)?(?:"[^"]*"|(?<=:)\S+)/u.exec(rest) ?? [];
  if (typed !== '' && (label === '' || filterNamed(label)))
    return { typed: `-${typed}`, text: typed, means: 'value', end: from + typed.length, next: undefined };
  const [time] = withoutTimes(rest).times;
  if (time !== undefined && rest.startsWith(time))
    return { typed: `-when:"${time.trim()}"`, text: time, means: 'value', end: from + time.length, next: undefined };
  const [first, ...others] = placedWords(rest, concepts);
  if (!first || first.from > 0) return null;
  const [next] = others;
  const object = { text: first.text, end: from + first.to, next };
  const filter = filterOf(first, rest, concepts);
  if (filter) return { ...object, ...filter };
  const mention = concepts.mentionsIn(tokenize(rest), 'question').find(({ from: start }) => start === 0);
  if (mention) {
    const isName = namedKinds.has(mention.concept.kind);
    return { ...object, typed: `-words:"${first.text}"`, means: isName ? 'name' : 'theme' };
  }
  if (!['subject', 'generic'].includes(first.means.role)) return null;
  const end = endOfWords([first, ...others], rest);
  return { ...object, typed: `-words:"${rest.slice(0, end)}"`, means: 'word', end: from + end };
}

const longestObject = 80;

function filterOf(
  { text, means, to }: PlacedWord,
  rest: string,
  concepts: ConceptTable,
): Pick<Nameable, 'typed' | 'means'> | null {
  if (means.role === 'kind') return { typed: `-kind:${means.kind}`, means: 'value' };
  if (means.role === 'section') return { typed: `-section:${means.section}`, means: 'value' };
  if (means.role === 'penalty') return { typed: '-has:penalty', means: 'lack' };
  if (means.role === 'due') return deadlineNoun.test(text) ? { typed: '-has:deadline', means: 'lack' } : null;
  const [code, another] = nameAuthorities(rest.slice(0, to), concepts).codes;
  if (code !== undefined && another === undefined) return { typed: `-authority:${code}`, means: 'value' };
  const concept = concepts.named(text);
  return concept?.kind === 'law' ? { typed: `-law:"${concept.name}"`, means: 'value' } : null;
}

const deadlineNoun = /^(?:deadlines?|due dates?|截止日期|截止时间|截止|期限)$/i;

// Up to three words that stand together.
function endOfWords(words: readonly PlacedWord[], text: string): number {
  let end = 0;
  for (const [i, { from, to, means }] of words.slice(0, 3).entries()) {
    if (!['subject', 'generic'].includes(means.role) || (i > 0 && !/^[ -]?$/.test(text.slice(end, from)))) break;
    end = to;
  }
  return end;
}
