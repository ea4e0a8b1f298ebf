import { currentLanguage } from './language.ts';

/** "A, B and C", in the current language. */
export const listOf = (names: readonly string[]): string => listFormats[currentLanguage()].format(names);

const listFormats = { en: new Intl.ListFormat('en-GB'), 'zh-CN': new Intl.ListFormat('zh-CN') } as const;

/** "A; B; C", in the current language: titles or sentences in a row. */
export const seriesOf = (texts: readonly string[]): string => texts.join(separators[currentLanguage()]);

const separators = { en: '; ', 'zh-CN': '；' } as const;

/** A whole number as people read it: "1,200". Chinese writes it the same way. */
export const formatNumber = (count: number): string => count.toLocaleString('en-GB');
