import { authorityTable, nameKey } from '../bulletin/authorities.ts';

/**
 * Authorities for what was typed so far, by their codes: those with that code first, then those of which a name begins so, in Latin or Chinese script,
 * then those in which a word begins so.
 */
export function suggestAuthorities(typed: string, most: number): readonly string[] {
  const key = nameKey(typed);
  if (key === '') return [];
  return authorityTable()
    .authorities.flatMap(({ code, names, chinese, search }) => {
      const all = [code, ...names, ...chinese, ...search].map(nameKey);
      const rank = [
        all.includes(key),
        all.some((name) => name.startsWith(key)),
        all.some((name) => name.includes(` ${key}`) || (han.test(key) && name.includes(key))),
      ].indexOf(true);
      return rank < 0 ? [] : [{ code, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ code }) => code);
}

const han = /\p{Script=Han}/u;
