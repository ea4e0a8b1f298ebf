import { findAuthority } from '../../bulletin/authorities.ts';
import { stemsOf } from '../model/classifier.ts';
import type { NamedAuthority } from './described-authorities.ts';

/** An authority that a text names, and how. */
export interface Mention extends NamedAuthority {
  readonly source: Source;
}
/** By a name of the table, by what only its country calls it, by what it is and where, by the form of its name, or by a short form. */
export type Source = 'listed' | 'role' | 'described' | 'named' | 'short';

/** The features of each mention by which the model judges whether the entry is about what that authority does. */
export function authorityFeatures(
  text: string,
  mentions: readonly Mention[],
  { title, country }: { readonly title: number; readonly country: string | null },
): readonly (readonly string[])[] {
  const order = new Map([...new Set(mentions.map(({ authority }) => authority))].map((one, nth) => [one, nth]));
  const isChinese = /\p{Script=Han}/u.test(text);
  let sentence = 0;
  let at = title;
  return mentions.map(({ authority, source, from, to }) => {
    if (from > at) sentence += text.slice(at, from).match(/[.!?](?=\s)|[。；]/g)?.length ?? 0;
    at = Math.max(at, from);
    const listed = findAuthority(authority);
    const kind = kindOf(listed?.names[0] ?? authority);
    const [before, after] = [text.slice(Math.max(0, from - 60), from), text.slice(to, to + 60)];
    const [left, right] = [[...stemsOf(before)].reverse(), stemsOf(after)];
    const [l1 = '^', l2 = '^', l3 = '^'] = left;
    const [r1 = '$', r2 = '$'] = right;
    const place = from < title ? 'title' : String(Math.min(4, sentence));
    return [
      'bias',
      `source:${source}`,
      `kind:${kind}`,
      `kind-source:${kind}:${source}`,
      `home:${listed ? listed.jurisdiction === country : 'unlisted'}`,
      `nth:${Math.min(3, order.get(authority) ?? 3)}`,
      `of:${Math.min(4, order.size)}`,
      `place:${place}`,
      `kind-place:${kind}:${place}`,
      `l1:${l1}`,
      `l2:${l2}`,
      `l3:${l3}`,
      `l21:${l2} ${l1}`,
      `r1:${r1}`,
      `r2:${r2}`,
      `r12:${r1} ${r2}`,
      `kind-l1:${kind}:${l1}`,
      `kind-r1:${kind}:${r1}`,
      ...[...new Set(left.slice(0, 5))].map((word) => `L:${word}`),
      ...[...new Set(right.slice(0, 5))].map((word) => `R:${word}`),
      `begins:${/(?:^|[.!?。；:：]\s?|[,，]\s?)(?:the )?$/i.test(before)}`,
      `verb:${/^(?:'s)?\s?(?:has |have |also |had )?[a-z]+(?:ed|es|s)\b/.test(after)}`,
      `owns:${after.startsWith("'s")}`,
      `quoted:${before.lastIndexOf('《') > before.lastIndexOf('》')}`,
      `chinese:${isChinese}`,
    ];
  });
}

const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['court', /Court|Tribunal|Circuit|法院|法庭/],
  [
    'lawmaker',
    /Congress|Parliament|Senate|House|Assembly|Legislat|Bundes(?:tag|rat)|Council of the E|人大|议会|国会|[参众]议院/,
  ],
  ['government', /Government|State Council|White House|政府|国务院/],
  ['ministry', /Ministry|Department|Treasury|部$/],
  ['association', /Association|Institute|Society|Standard|协会|研究院|学会/],
  ['attorney', /Attorney General/],
  ['regulator', /Data Protection|Privacy|Information Commissioner|数据保护|私隐|个人信息/],
  ['police', /Police|Public Security|公安|网警/],
];

const kindOf = (name: string): string => kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
