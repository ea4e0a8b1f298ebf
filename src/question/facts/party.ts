import type { FactSpan } from './spans.ts';

/**
 * Who was fined, warned or sued in a sentence, by the verb beside the name: "Acme Ltd was fined", "fined Acme Ltd",
 * 对甲公司罚款; null where no name stands there.
 */
export function partyIn(sentence: string): FactSpan | null {
  for (const pattern of patterns) {
    const found = pattern.exec(sentence);
    const name = found?.[1];
    if (!found || name === undefined) continue;
    const from = found.index + found[0].indexOf(name);
    return { from, to: from + name.length };
  }
  return null;
}

const name = String.raw`\p{Lu}[\p{L}\p{N}'’.&-]{0,30}(?:(?: (?:of|the|and|for|de|la|e) | )\p{Lu}[\p{L}\p{N}'’.&-]{0,30}){0,7}`;
const acted =
  'fined|penali[sz]ed|sanctioned|reprimanded|punished|ordered to pay|sued|charged|warned|jailed|sentenced|convicted|arrested|detained';
const acts = `fines|penali[sz]es|sanctions|reprimands|sues|charges|warns|${acted}`;
const measure = '(?:penalt(?:y|ies)|fines?|sanctions?|proceedings?|action|reprimand)(?: of [^,;]{1,30})?';
const thing = '(?:the )?(?:(?:website|operator|owner) of )?(?:the )?';

const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`(${name})(?: \([^)]{1,30}\))?,? (?:was |were |has been |have been |is |to be )?(?:${acted})\b`,
    'u',
  ),
  new RegExp(String.raw`\b(?:${acts}) (?:the )?(${name})`, 'u'),
  new RegExp(String.raw`\b${measure} (?:on|against|for|upon) ${thing}(${name})`, 'u'),
  /(?:对|约谈|处罚|起诉)了?([\p{Script=Han}A-Za-z0-9（）()·]{2,24}?)(?:处以|罚款|作出|给予|进行|因|等|，|。|$)/u,
  /(?:^|[，。：])([\p{Script=Han}A-Za-z0-9·]{2,20}?)(?:因[^，。]{0,30})?被(?:罚|处|约谈|责令|起诉)/u,
];
