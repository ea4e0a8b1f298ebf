import { currentLanguage } from './language.ts';

/** "A, B and C", in the current language. */
export const listOf = (names: readonly string[]): string => listFormats[currentLanguage()].format(names);

/** "A, B, C": several facts, not one statement. */
export const listFacts = (facts: readonly string[]): string => factFormats[currentLanguage()].format(facts);

const listFormats = { en: new Intl.ListFormat('en-GB'), 'zh-CN': new Intl.ListFormat('zh-CN') } as const;
const factFormats = {
  en: new Intl.ListFormat('en-GB', { style: 'narrow' }),
  'zh-CN': new Intl.ListFormat('zh-CN', { style: 'narrow' }),
} as const;

/** A whole number as people read it: "1,200". Chinese writes it the same way. */
export const formatNumber = (count: number): string => count.toLocaleString('en-GB');
