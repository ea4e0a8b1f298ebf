import { AsyncLocalStorage } from 'node:async_hooks';

/** A language that the app speaks, as a BCP 47 tag. */
export type Language = 'en' | 'zh-CN';

/** All of them; the first is for everybody whose own is not among them. */
export const languages: readonly Language[] = ['en', 'zh-CN'];

const current = new AsyncLocalStorage<Language>();

/** The language of what is being written now: English unless `inLanguage` says otherwise. */
export const currentLanguage = (): Language => current.getStore() ?? 'en';

/** Does some work, with all that it calls and awaits, in a language. */
export const inLanguage = <Result>(language: Language, work: () => Result): Result => current.run(language, work);

/**
 * The language for somebody who uses Slack or a browser in a locale, such as `zh-TW`: Chinese for every Chinese, English for
 * every other; null where the locale is unknown.
 */
export function languageOf(locale: unknown): Language | null {
  if (typeof locale !== 'string' || locale === '') return null;
  return /^(?:zh|cmn|yue)(?![a-z])/i.test(locale) ? 'zh-CN' : 'en';
}

/** The language of a stored tag; English for one that another version of the app stored and this one doesn't speak. */
export const storedLanguage = (tag: string): Language => languages.find((one) => one === tag) ?? 'en';

/** The messages of a catalogue in another language: all of them, and no others. */
export type Translated<Messages extends Readonly<Record<string, string>>> = Readonly<Record<keyof Messages, string>>;
