import { IntlMessageFormat } from 'intl-messageformat';
import { english } from './en/index.ts';
import { currentLanguage, type Language } from './language.ts';
import { chinese } from './zh-cn/index.ts';

/** The name of a message, such as `cards.disclaimer`. */
export type MessageId = keyof typeof english;

/** Whether a text that was stored or sent is the name of a message. */
export const isMessageId = (id: unknown): id is MessageId => typeof id === 'string' && Object.hasOwn(english, id);

/** The messages of a language, in the syntax of ICU MessageFormat. */
export type Catalogue = Readonly<Record<MessageId, string>>;

/** The catalogue of each language. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, 'zh-CN': chinese };

/**
 * A message in the current language (see `inLanguage`). Call it when the text is needed, never when a module loads.
 * @param values what stands for the names in braces; numbers are written with separators where the message says `{count, number}`
 */
export function t<Id extends MessageId>(id: Id, ...values: ValuesOf<Id, string | number>): string;
export function t(id: MessageId, values: Values<string | number> = {}): string {
  return tUntyped(id, values);
}

/** The same for a message that is data, so that only running tells its id and values. */
export const tUntyped = (id: MessageId, values: Values<string | number>): string => String(formatOf(id).format(values));

/**
 * The pieces of a message in the current language: words, and the objects that stand for names in braces.
 * @param tags makes objects of the words in a tag: `b` of `<b>…</b>`
 */
export function pieces<Id extends MessageId, Piece extends object>(
  id: Id,
  tags: Values<(words: string) => Piece>,
  ...values: ValuesOf<Id, string | number | Piece>
): readonly (string | Piece)[];
export function pieces<Piece extends object>(
  id: MessageId,
  tags: Values<(words: string) => Piece>,
  values: Values<string | number | Piece> = {},
): readonly (string | Piece)[] {
  const tagged = Object.entries(tags).map(([name, tag]) => [
    name,
    (inner: readonly (string | Piece)[]) => inner.map((one) => (typeof one === 'string' ? tag(one) : one)),
  ]);
  return formatOf(id)
    .formatToParts<Piece>({ ...Object.fromEntries(tagged), ...values })
    .map(({ value }) => value);
}

type Values<Value> = Readonly<Record<string, Value>>;

/** What a message needs: a value for each name in braces; nothing where there is none. */
export type ValuesOf<Id extends MessageId, Value> = [NamesIn<(typeof english)[Id]>] extends [never]
  ? []
  : [values: { readonly [Name in NamesIn<(typeof english)[Id]>]: Value }];

// The names that stand in braces, alone or before a comma. What holds a space or `#` is a branch of a plural.
type NamesIn<Text extends string> = Text extends `${string}{${infer Rest}`
  ? Exclude<BeforeComma<BeforeBrace<Rest>>, '' | `${string}${' ' | '#' | '<'}${string}`> | NamesIn<Rest>
  : never;
type BeforeBrace<Text extends string> = Text extends `${infer Head}}${string}` ? Head : never;
type BeforeComma<Text extends string> = Text extends `${infer Head},${string}` ? Head : Text;

// Parsed once: a message is written thousands of times.
const formats = new Map<string, IntlMessageFormat>();

function formatOf(id: MessageId): IntlMessageFormat {
  const language = currentLanguage();
  const key = `${language} ${id}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(catalogues[language][id], language === 'en' ? 'en-GB' : language);
  formats.set(key, format);
  return format;
}
