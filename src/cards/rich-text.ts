import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { type MessageId, pieces, type ValuesOf } from '../messages/messages.ts';
import type { ExcerptPart } from '../search/excerpt.ts';

/** The runs of one line. */
export type Line = readonly RichTextElement[];

/** One run of rich text. Nothing in it is read as markup, so outside words need no escaping. */
export const plain = (text: string): RichTextElement => ({ type: 'text', text });

/** A run in bold. */
export const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } });

/** A run as code, for what the reader can type. */
export const code = (text: string): RichTextElement => ({ type: 'text', text, style: { code: true } });

/**
 * A message of the catalogue as runs: a value may be a person, a link or a whole line; `<b>` and `<code>` in the message are styles.
 * @example line('cards.state.confirmed', { by: person(by), on: formatDate(on) })
 */
export function line<Id extends MessageId>(
  id: Id,
  ...values: ValuesOf<Id, string | number | RichTextElement | Line>
): Line {
  return pieces<Id, RichTextElement | Line>(id, { b: bold, code }, ...values).flatMap((piece) =>
    typeof piece === 'string' ? [plain(piece)] : piece,
  );
}

/** The words of a line, as a fallback text has them. */
export const wordsOf = (runs: Line): string => runs.map((run) => ('text' in run ? run.text : '')).join('');

/** Stands for a person whose id was erased. */
export const formerMember = 'a former member';

/** Whether a name is the id of a user of Slack: files and the command line name others, and erased people have none. */
export const isUser = (name: string): boolean => /^[UW][A-Z0-9]+$/.test(name);

/** A person, by id; Slack shows the name. Anybody else is named as they are. */
export const person = (by: string): RichTextElement => (isUser(by) ? { type: 'user', user_id: by } : plain(by));

/** The same in mrkdwn. */
export const mention = (by: string): string => (isUser(by) ? `<@${by}>` : escapeMrkdwn(by));

/** A channel, by id; Slack shows the name to those who can see it. */
export const channel = (channelId: string): RichTextElement => ({ type: 'channel', channel_id: channelId });

/** A warning sign, to stand before the word that says the same. */
export const warning: RichTextElement = { type: 'emoji', name: 'warning' };

/** A link with its words. */
export const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text });

/** An excerpt with its marked words in bold: the first eight, to keep the card small. */
export function excerpt(pieces: readonly ExcerptPart[]): readonly RichTextElement[] {
  const ninth = pieces.flatMap(({ marked }, i) => (marked ? [i] : []))[8] ?? pieces.length;
  const rest = pieces.slice(ninth).map(({ text }) => text);
  return [
    ...pieces.slice(0, ninth).map(({ text, marked }) => (marked ? bold(text) : plain(text))),
    plain(rest.join('')),
  ];
}

/** A block of lines, each a list of runs. */
export function richText(...lines: readonly Line[]): RichTextBlock {
  return { type: 'rich_text', elements: [section(lines)] };
}

/** Lines, under them lines of a quotation beside a bar, and a line below it. */
export function quoted(lines: readonly Line[], quote: readonly Line[], below: Line = []): RichTextBlock {
  const elements = [
    ...(lines.length > 0 ? [section(lines)] : []),
    { ...section(quote), type: 'rich_text_quote' as const },
    ...(below.length > 0 ? [section([below])] : []),
  ];
  return { type: 'rich_text', elements };
}

/** A bulleted list of items, each of one or more lines. */
export function bullets(items: readonly (readonly Line[])[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: items.map(section) }],
  };
}

// Slack refuses an empty run.
const section = (lines: readonly Line[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: withoutEmpty(lines.flatMap((line, i) => (i === 0 ? line : [plain('\n'), ...line]))),
});

const withoutEmpty = (line: Line): RichTextElement[] =>
  line.filter((element) => element.type !== 'text' || element.text !== '');

/**
 * Escapes an outside text where Slack reads markup, so that it can't hold a mention, a link or `<!channel>`. Slack
 * has no escape for `*_~`, so outside words go into rich text, where nothing is markup; only fallback texts need
 * this. Source: Slack, "Formatting text for app surfaces".
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
