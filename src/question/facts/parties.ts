import { isName } from '../../search/rank/question-parts.ts';
import type { ScoredSentence } from './scored-sentences.ts';
import type { FactSpan } from './spans.ts';

/**
 * The figures of a sentence that are told of a name in the question: "$6,000 for Acme", "Acme pays $6,000", 对甲公司罚款6000元, and of a list
 * with "respectively" or 分别 the one in the same place. Empty where no figure stands beside such a name.
 */
export function spansOfAsked(
  question: string,
  { text, marks }: ScoredSentence,
  spans: readonly FactSpan[],
): readonly FactSpan[] {
  const inList = listed(text, spans);
  const owned = inList.length > 0 ? inList : spans.flatMap((span) => ownerOf(text, span));
  const asked = question.toLowerCase();
  const isWhole = ({ owner }: Owned): boolean => asked.includes(text.slice(owner.from, owner.to).toLowerCase());
  const isMarked = ({ owner }: Owned): boolean =>
    marks.some(({ part, from, to }) => isName(part.part) && from < owner.to && to > owner.from);
  const nameOf = ({ owner }: Owned): string => text.slice(owner.from, owner.to);
  const whole = owned.filter(isWhole);
  // "Free Mobile" names no "Free".
  const longest = whole.filter(
    (one) => !whole.some((other) => other !== one && nameOf(other).includes(`${nameOf(one)} `)),
  );
  return (longest.length > 0 ? longest : owned.filter(isMarked)).map(({ span }) => span);
}

interface Owned {
  readonly span: FactSpan;
  readonly owner: FactSpan;
}

const name = String.raw`\p{Lu}[\p{L}\p{N}&.'’-]{0,30}(?: (?:of |& )?\p{Lu}[\p{L}\p{N}&.'’-]{0,30}){0,5}`;
const paying = String.raw`(?:(?:,? (?:which|who))? (?:pays?|paid|was|were|is|has|had|have|will|must|got|gets|received?|agreed|settled|faces?|owes?)(?: (?:to|pay|paid|been|be|fined|for|a|the|fine|penalty|of|about|over|only|another|further)){0,5})?`;
const behind = new RegExp(
  String.raw`^(?: \([^)]{1,30}\))? (?:for|on|against|to|from|by)(?: the)?(?: (?:company|bank|firm|operator|owner))? (${name})`,
  'u',
);
const before = new RegExp(
  String.raw`(?:^|[^\p{L}])(${name})(?:'s|’s)?(?: \([^)]{1,30}\))?(?:${paying}|,|:|(?: [a-z]+)? (?:fined|fine(?: of)?|penalty(?: of)?)) ?$`,
  'u',
);
const chineseBefore =
  /(?:对|向|由|，|。|、|和|；|^)([\p{Script=Han}A-Za-z0-9·]{2,20}?)(?:被|因[^，。；]{1,20})?(?:处以|处罚|罚款|罚|支付|缴纳|开出|赔偿|须付|付)(?:款|了)?(?:合计|共)?$/u;

function ownerOf(text: string, span: FactSpan): readonly Owned[] {
  const lead = text.slice(Math.max(0, span.from - 120), span.from);
  const start = span.from - lead.length;
  const after = behind.exec(text.slice(span.to, span.to + 120));
  if (after?.[1] !== undefined) {
    const from = span.to + after[0].length - after[1].length;
    return [{ span, owner: { from, to: from + after[1].length } }];
  }
  const found = before.exec(lead) ?? chineseBefore.exec(lead);
  if (found?.[1] === undefined) return [];
  const from = start + found.index + found[0].indexOf(found[1]);
  // "Acme and Brix fined $6,000": what they pay together.
  if (/\p{Lu}[\p{L}\p{N}.]{0,30},? (?:and|&) $/u.test(text.slice(Math.max(0, from - 40), from))) return [];
  return [{ span, owner: { from, to: from + found[1].length } }];
}

const between = /^(?:[^\p{L}\p{N}]|\([^()]{0,40}\)|（[^（）]{0,40}）|and|just over|over|about|和|及|与|以及){0,8}$/u;

// As many names as figures, in the same order.
function listed(text: string, spans: readonly FactSpan[]): readonly Owned[] {
  const figures = spans.filter(({ from }) => !/[(（][^)）]{0,12}$/.test(text.slice(0, from)));
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || figures.length < 2) return [];
  if (!figures.every(({ from }, i) => i === 0 || between.test(text.slice(figures[i - 1]?.to, from)))) return [];
  const isChinese = /分别[^，。；]{0,12}$/.test(text.slice(0, first.from));
  if (!isChinese && !/^[^.;]{0,15}\brespectively\b/i.test(text.slice(last.to))) return [];
  const group = (isChinese ? chineseNames : names)(text.slice(0, first.from), figures.length);
  return group.flatMap((owner, i) => {
    const span = figures[i];
    return span ? [{ span, owner }] : [];
  });
}

// The last that so many names stand together: "France, Germany and Austria", "Acme Ltd; Brix Ltd".
function names(text: string, wanted: number): readonly FactSpan[] {
  let [found, run]: [readonly FactSpan[], FactSpan[]] = [[], []];
  for (const { index, 0: one } of text.matchAll(new RegExp(name, 'gu'))) {
    const last = run.at(-1);
    const isNext = last && /^(?:[,;]|,? and| &)? ?$/.test(text.slice(last.to, index)) && index > last.to + 1;
    run = [...(isNext ? run : []), { from: index, to: index + one.length }];
    if (run.length === wanted) found = run;
  }
  return found;
}

// 谷歌、Meta分别
function chineseNames(text: string, wanted: number): readonly FactSpan[] {
  const [lead = ''] = /[^，。；：对向]*(?=分别[^，。；]{0,12}$)/.exec(text) ?? [];
  const start = text.lastIndexOf(lead);
  const found = [...lead.matchAll(/[^、和与及]+/g)].map(({ index, 0: one }) => ({
    from: start + index,
    to: start + index + one.length,
  }));
  return found.length === wanted ? found : [];
}

/**
 * Who was fined, warned or sued in a sentence, by the verb beside the name: "Acme Ltd was fined", "fined Acme Ltd",
 * 对甲公司罚款; null where no name stands there.
 */
export function partyIn(sentence: string): FactSpan | null {
  for (const pattern of partyPatterns) {
    const found = pattern.exec(sentence);
    const name = found?.[1];
    if (!found || name === undefined) continue;
    const from = found.index + found[0].indexOf(name);
    return { from, to: from + name.length };
  }
  return null;
}

const partyName = String.raw`\p{Lu}[\p{L}\p{N}'’.&-]{0,30}(?:(?: (?:of|the|and|for|de|la|e) | )\p{Lu}[\p{L}\p{N}'’.&-]{0,30}){0,7}`;
const acted =
  'fined|penali[sz]ed|sanctioned|reprimanded|punished|ordered to pay|sued|charged|warned|jailed|sentenced|convicted|arrested|detained';
const acts = `fines|penali[sz]es|sanctions|reprimands|sues|charges|warns|${acted}`;
const measure = '(?:penalt(?:y|ies)|fines?|sanctions?|proceedings?|action|reprimand)(?: of [^,;]{1,30})?';
const thing = '(?:the )?(?:(?:website|operator|owner) of )?(?:the )?';

const partyPatterns: readonly RegExp[] = [
  new RegExp(
    String.raw`(${partyName})(?: \([^)]{1,30}\))?,? (?:was |were |has been |have been |is |to be )?(?:${acted})\b`,
    'u',
  ),
  new RegExp(String.raw`\b(?:${acts}) (?:the )?(${partyName})`, 'u'),
  new RegExp(String.raw`\b${measure} (?:on|against|for|upon) ${thing}(${partyName})`, 'u'),
  /(?:对|约谈|处罚|起诉)了?([\p{Script=Han}A-Za-z0-9（）()·]{2,24}?)(?:处以|罚款|作出|给予|进行|因|等|，|。|$)/u,
  /(?:^|[，。：])([\p{Script=Han}A-Za-z0-9·]{2,20}?)(?:因[^，。]{0,30})?被(?:罚|处|约谈|责令|起诉)/u,
];
