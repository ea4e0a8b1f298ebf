import { currentLanguage } from './language.ts';

/** "A, B and C", in the current language. */
export const listOf = (names: readonly string[]): string => spaced(listFormats[currentLanguage()].format(names));

/** "A, B or C". */
export const eitherOf = (names: readonly string[]): string => spaced(choiceFormats[currentLanguage()].format(names));

/** "A, B, C": several facts, not one statement. */
export const listFacts = (facts: readonly string[]): string => factFormats[currentLanguage()].format(facts);

// Chinese characters and Latin letters or digits have a space between them: "14、7 和 1".
const spaced = (text: string): string => text.replaceAll(/(?<=[\w)])(?=[和或])|(?<=[和或])(?=[\w(])/gu, ' ');

const listFormats = { en: new Intl.ListFormat('en-GB'), 'zh-CN': new Intl.ListFormat('zh-CN') } as const;
const choiceFormats = {
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { type: 'disjunction' }),
} as const;
const factFormats = {
  en: new Intl.ListFormat('en-GB', { style: 'narrow' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { style: 'narrow' }),
} as const;

/** Texts one after another, with what the current language puts between them: "A; B; C" or "A. B. C." */
export const joinAs = (what: 'clauses' | 'sentences', texts: readonly string[]): string =>
  texts.join(separators[currentLanguage()][what]);

const separators = {
  en: { clauses: '; ', sentences: ' ' },
  'zh-CN': { clauses: '；', sentences: '' },
} as const;

/** What something is called in the current language: its Chinese name in Chinese, where it has one. */
export const localName = (english: string, chinese: string | undefined): string =>
  currentLanguage() === 'zh-CN' ? (chinese ?? english) : english;

/** A whole number as people read it: "1,200". Chinese writes it the same way. */
export const formatNumber = (count: number): string => count.toLocaleString('en-GB');
