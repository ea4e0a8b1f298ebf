import { currentLanguage } from './language.ts';

/** "A, B and C", in the current language. */
export const listOf = (names: readonly string[]): string => spaced(listFormats[currentLanguage()].format(names));

/** "A, B or C". */
export const eitherOf = (names: readonly string[]): string => spaced(choiceFormats[currentLanguage()].format(names));

// Chinese characters and Latin letters or digits have a space between them: "14、7 和 1".
const spaced = (text: string): string => text.replaceAll(/(?<=[\w)])(?=[和或])|(?<=[和或])(?=[\w(])/gu, ' ');

const listFormats = { en: new Intl.ListFormat('en-GB'), 'zh-CN': new Intl.ListFormat('zh-CN') } as const;
const choiceFormats = {
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { type: 'disjunction' }),
} as const;

/** "A; B; C", in the current language: titles or sentences in a row. */
export const seriesOf = (texts: readonly string[]): string => texts.join(separators[currentLanguage()]);

const separators = { en: '; ', 'zh-CN': '；' } as const;

/** A whole number as people read it: "1,200". Chinese writes it the same way. */
export const formatNumber = (count: number): string => count.toLocaleString('en-GB');
