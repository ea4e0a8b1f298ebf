/** The languages whose deadlines are read. Of those below that are written in Latin letters dates are. */
const readLanguages = ['en', 'zh'];

const words: Readonly<Record<string, string>> = {
  en: 'the of and to in for on that with by from is are was be which will this as at an or has have its not must',
  fr: 'le la les des du et en un une est dans pour que qui sur au aux par avec ce cette sont ont ne pas leur sera',
  de: 'der die das und den dem des von zu mit für auf ist im ein eine einer sich nicht wird werden auch bis zum zur sind hat',
  es: 'el la los las de del y en un una que para por con su sus se al es lo como más ha han este esta sobre será',
  it: 'il lo la i gli le di del della dei delle e in un una che per con su si al alla è sono ha da dal nel nella non entro',
  pt: 'o a os as de do da dos das e em um uma que para por com no na nos nas se ao à é são foi pelo pela não até será',
  nl: 'de het een en van in op te dat die voor met is zijn aan door tot bij als ook niet wordt worden om uit naar over',
};

// The places of the languages that have a word, among those above.
const languagesOf = new Map<string, number[]>();
for (const [at, list] of Object.values(words).entries())
  for (const word of list.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), at]);

const scripts: readonly (readonly [language: string, letters: RegExp, least: number])[] = [
  ['ko', /\p{Script=Hangul}/gu, 0.2],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.1],
  ['zh', /\p{Script=Han}/gu, 0.2],
  ['und-Cyrl', /\p{Script=Cyrillic}/gu, 0.5],
  ['und-Arab', /\p{Script=Arabic}/gu, 0.5],
  ['el', /\p{Script=Greek}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5],
  ['und-Deva', /\p{Script=Devanagari}/gu, 0.5],
];

const longest = Math.max(...[...languagesOf.keys()].map(({ length }) => length));

const sampled = 20_000;

// Signs that belong to no language, such as quotes and dashes, are as plain as those of ASCII.
const beyondPlain = /[^\s!-~‐-‧§©®°·]/;

/** In that many words a language shows, if it is one of those above. */
const enough = 40;
/** So many different ones of its words tell a language other than English. */
const varied = 3;

/**
 * The language of a text by its letters and its commonest words; null if it is none of those above. A short Latin text of none is
 * English, as most bulletins are. Letters of several languages tell none, but that it is none that is read: `und-Cyrl`.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampled);
  const isPlain = !beyondPlain.test(sample) && /[A-Za-z]/.test(sample);
  if (!isPlain) {
    const letters = sample.match(/\p{L}/gu)?.length || 1;
    const byScript = scripts.find(([, script, least]) => (sample.match(script)?.length ?? 0) / letters > least);
    if (byScript) return byScript[0];
    if ((sample.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters <= 0.5) return null;
  }
  const small = sample.toLowerCase();
  const found = small.match(isPlain ? /[a-z]+/g : /\p{L}+/gu) ?? [];
  const common = Object.keys(words).map((language) => ({ language, count: 0, distinct: new Set<string>() }));
  for (const word of found) {
    const languages = word.length > longest ? undefined : languagesOf.get(word);
    if (!languages) continue;
    for (const at of languages) {
      const tally = common[at];
      if (!tally) continue;
      tally.count += 1;
      if (tally.distinct.size < varied) tally.distinct.add(word);
    }
  }
  const most = common.reduce((best, one) => (one.count > best.count ? one : best));
  const isVaried = most.language === 'en' ? most.count > 1 : most.distinct.size >= varied;
  if (most.count * 10 >= found.length && isVaried) return most.language;
  return found.length < enough ? 'en' : null;
}

/** Whether the reader reads the deadlines of a language. */
export const isReadLanguage = (language: string): boolean => readLanguages.includes(language.split('-')[0] ?? '');
