/** A part of a line of Slack's mrkdwn, with its entities decoded. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'broadcast'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'break' };

/** Lines of text, a quote, or preformatted text. */
export type Mrkdwn =
  | { readonly kind: 'lines' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string };

/**
 * Parses Slack's mrkdwn in linear time. As in Slack, `*`, `_` and `~` work only at the edge of a word and within one
 * line.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(source: string): readonly Mrkdwn[] {
  return fenced(source).flatMap(({ pre, text }) =>
    pre ? [{ kind: 'pre' as const, text: decoded(trimmedLines(text)) }] : parseLines(trimmedLines(text)),
  );
}

const decoded = (text: string): string => text.replace(/&(amp|lt|gt);/gu, (_, name: string) => entities[name] ?? '');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

interface Part {
  readonly pre: boolean;
  readonly text: string;
}

/** Splits the text at ```; a last fence that is not closed is text. */
function fenced(source: string): readonly Part[] {
  const texts = source.split('```');
  const last = texts.length % 2 === 0 ? texts.splice(-1).map((text) => `\`\`\`${text}`) : [];
  return [
    ...texts.map((text, index) => ({ pre: index % 2 === 1, text })),
    ...last.map((text) => ({ pre: false, text })),
  ].filter(({ text }) => text !== '');
}

const trimmedLines = (text: string): string => text.replace(/^\n/u, '').replace(/\n$/u, '');

function parseLines(source: string): readonly Mrkdwn[] {
  const runs: { kind: 'lines' | 'quote'; inside: Inline[] }[] = [];
  let restIsQuote = false;
  for (const line of source.split('\n')) {
    const mark = /^(?:>|&gt;){3}|^(?:>|&gt;) ?/u.exec(line)?.[0] ?? '';
    restIsQuote ||= mark.length >= 3 && decoded(mark) === '>>>';
    const kind = restIsQuote || mark !== '' ? 'quote' : 'lines';
    const open = runs.at(-1);
    const inside = parseLine(line.slice(mark.length));
    if (open?.kind === kind) open.inside.push({ kind: 'break' }, ...inside);
    else runs.push({ kind, inside });
  }
  return runs;
}

const spans = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof spans;
const isMark = (character: string): character is Mark => character in spans;

/** A span that is not closed yet. There is at most one for each mark, which keeps closing cheap. */
interface Open {
  readonly mark: Mark | '';
  readonly inside: Inline[];
}

function parseLine(line: string): Inline[] {
  const stack: [Open, ...Open[]] = [{ mark: '', inside: [] }];
  const top = (): Open => stack.at(-1) ?? stack[0];
  let from = 0;
  const flush = (to: number): void => {
    if (to > from) top().inside.push({ kind: 'text', text: decoded(line.slice(from, to)) });
  };
  for (let at = 0; at < line.length; ) {
    const atom = atomAt(line, at);
    const found = atom === null ? markAt(line, at, stack) : null;
    if (atom !== null) {
      flush(at);
      top().inside.push(atom.inline);
    } else if (found !== null) {
      flush(at);
      if (found.closes) closeSpan(stack, found.mark);
      else stack.push({ mark: found.mark, inside: [] });
    }
    at = atom?.end ?? at + 1;
    if (atom !== null || found !== null) from = at;
  }
  flush(line.length);
  while (stack.length > 1) keepAsText(stack);
  return stack[0].inside;
}

/** Whether the mark at this position opens or closes a span; null where it does neither. */
function markAt(
  line: string,
  at: number,
  stack: readonly Open[],
): { readonly mark: Mark; readonly closes: boolean } | null {
  const mark = line.charAt(at);
  if (!isMark(mark)) return null;
  const [before, after] = [line.charAt(at - 1), line.charAt(at + 1)];
  const isOpen = stack.some((open) => open.mark === mark);
  if (isOpen && !isBlank(before) && before !== mark && !isWordCharacter(after)) return { mark, closes: true };
  const opens = !isOpen && !isWordCharacter(before) && !isBlank(after) && after !== mark;
  return opens ? { mark, closes: false } : null;
}

const isBlank = (character: string): boolean => character.trim() === '';
const isWordCharacter = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character);

function closeSpan(stack: [Open, ...Open[]], mark: Mark): void {
  while (stack.at(-1)?.mark !== mark) keepAsText(stack);
  const closed = stack.pop();
  if (closed !== undefined) stack.at(-1)?.inside.push({ kind: spans[mark], inside: closed.inside });
}

/** A mark that is never closed is an ordinary character. */
function keepAsText(stack: [Open, ...Open[]]): void {
  const open = stack.pop();
  if (open !== undefined) stack.at(-1)?.inside.push({ kind: 'text', text: open.mark }, ...open.inside);
}

interface Atom {
  readonly inline: Inline;
  readonly end: number;
}

/** The code, `<...>` or `:emoji:` that starts at this position, if there is one. */
function atomAt(line: string, at: number): Atom | null {
  const first = line.charAt(at);
  if (first === '`') return codeAt(line, at);
  if (first === '<') return angleAt(line, at);
  return first === ':' ? emojiAt(line, at) : null;
}

function codeAt(line: string, at: number): Atom | null {
  const end = line.indexOf('`', at + 1);
  return end > at + 1 ? { inline: { kind: 'code', text: decoded(line.slice(at + 1, end)) }, end: end + 1 } : null;
}

function angleAt(line: string, at: number): Atom | null {
  let end = at + 1;
  while (end < line.length && line.charAt(end) !== '<' && line.charAt(end) !== '>') end += 1;
  const inside = line.slice(at + 1, end);
  return line.charAt(end) === '>' && inside !== '' ? { inline: angle(inside), end: end + 1 } : null;
}

/** The content of `<...>`: a mention, a broadcast, a date (shown by its fallback), or a link. */
function angle(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : decoded(inside.slice(bar + 1));
  const rest = target.slice(1);
  if (target.startsWith('@')) return { kind: 'user', id: rest, label };
  if (target.startsWith('#')) return { kind: 'channel', id: rest, label };
  if (['!channel', '!here', '!everyone'].includes(target)) return { kind: 'broadcast', text: `@${rest}` };
  if (target.startsWith('!')) return { kind: 'text', text: label || rest };
  return { kind: 'link', url: decoded(target), label };
}

function emojiAt(line: string, at: number): Atom | null {
  const name = /^:([a-z0-9_+'-]{1,40}):/u.exec(line.slice(at, at + 42))?.[1];
  return name === undefined ? null : { inline: { kind: 'emoji', name }, end: at + name.length + 2 };
}

/**
 * Converts standard markdown, as in a `markdown` block, to Slack's mrkdwn: headings and strong text become bold, links and
 * bullets become Slack's. Tables and nested lists stay as they are.
 */
export function markdownToMrkdwn(markdown: string): string {
  return markdown
    .split('```')
    .map((part, index) => (index % 2 === 1 ? escaped(part) : part.split('\n').map(lineToMrkdwn).join('\n')))
    .join('```');
}

function lineToMrkdwn(line: string): string {
  const quote = /^> ?/u.exec(line)?.[0] ?? '';
  const rest = line.slice(quote.length);
  const heading = /^#{1,6} +/u.exec(rest)?.[0];
  if (heading !== undefined) return `${quote}*${inlineToMrkdwn(rest.slice(heading.length).replaceAll('*', ''))}*`;
  return quote + inlineToMrkdwn(rest.replace(/^( {0,8})[-*+] /u, '$1• '));
}

const inlineToMrkdwn = (line: string): string =>
  escaped(line)
    .replace(/\*\*|__|~~|\*/gu, (mark) => marks[mark] ?? mark)
    .replace(/\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)/gu, '<$2|$1>');

const marks: Readonly<Record<string, string>> = { '**': '*', __: '*', '~~': '~', '*': '_' };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
