import type { NamedAuthority } from './described-authorities.ts';

/** What a bulletin calls an authority once it has named it in full: `the Board`, `the Agency`, `公署`. */
export type ShortForms = ReadonlyMap<string, string>;

/**
 * The short forms that a text defines in brackets right after the name of an authority: `the Norwick Data Board (the "Board")`.
 * @param namedIn finds the authorities that words name
 */
export function shortFormsIn(
  text: string,
  namedIn: (words: string) => readonly NamedAuthority[],
): readonly (readonly [form: string, authority: string])[] {
  return [...text.matchAll(defined)].flatMap(({ index, 1: form = '' }) => {
    const words = text.slice(Math.max(0, index - longestName), index);
    if (!mayEndName.test(words.slice(-40))) return [];
    const named = namedIn(words).find(({ to }) => to === words.length);
    return named ? [[form, named.authority] as const] : [];
  });
}

const longestName = 140;

// Most brackets stand after other words, and no name need be looked for there.
const mayEndName =
  /(?:(?<!\p{L})\p{Lu}[\p{L}\p{N}.'&-]{0,60}|\p{Script=Han}|(?:authority|regulator|watchdog|commissioner|commission|agency|body|office|supervisor|administration|bureau|police|parliament|court|bank|government|senate|legislature|lawmakers|ministry))(?:'s)?$/u;

const defined =
  /\s?[(（]\s?(?:(?:together|hereinafter|hereafter|or|known as|以下简称|下称|简称)[,:：\s]{0,2})?(?:the\s)?["“”'「]?\s?(?:the\s)?(\p{Lu}[\p{L}.&-]{1,20}(?:\s\p{Lu}[\p{L}]{1,20}){0,2}|[\p{Script=Han}]{2,8})["“”'」]?\s?[)）]/gu;

/** The authorities that a text names by short forms. Those that are common words count only with "the". */
export function shortened(text: string, forms: ShortForms): readonly NamedAuthority[] {
  return [...forms].flatMap(([form, authority]) => {
    const isCommon = /^\p{Lu}\p{Ll}/u.test(form);
    const wanted = isCommon ? `he ${form}` : form;
    const found: NamedAuthority[] = [];
    for (let at = text.indexOf(wanted); at >= 0 && found.length < most; at = text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (!/[\p{Script=Latin}\p{N}]/u.test(text[end] ?? '') || /\p{Script=Han}/u.test(form))
        found.push({ authority, from: isCommon ? at + 3 : at, to: end });
    }
    return found;
  });
}

const most = 5;
