import { type Child, h } from './element.ts';
import { emojiOf } from './emoji.ts';
import { type Inline, type Mrkdwn, parseMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { isRecord, type Json, list, number, record, text } from './store.ts';

/** A `rich_text` block as nodes. */
export const showRichText = (block: Json, names: Names): HTMLElement =>
  h('div', { class: 'rich-text' }, ...records(block['elements']).map((part) => showElement(part, names)));

const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);

function showElement(part: Json, names: Names): Node {
  const inside = (): readonly Node[] => records(part['elements']).map((each) => showPiece(each, names));
  switch (part['type']) {
    case 'rich_text_section':
      return h('div', { class: 'lines' }, ...inside());
    case 'rich_text_quote':
      return h('blockquote', {}, ...inside());
    case 'rich_text_preformatted':
      return h('pre', {}, ...inside());
    case 'rich_text_list':
      return showList(part, names);
    default:
      return h('p', { class: 'unsupported' }, `Unsupported rich text: ${text(part['type'])}`);
  }
}

function showList(part: Json, names: Names): Node {
  const items = records(part['elements']).map((item) => h('li', {}, showElement(item, names)));
  const depth = Math.min(number(part['indent']) ?? 0, 4);
  return part['style'] === 'ordered'
    ? h('ol', { class: `depth-${depth}`, start: (number(part['offset']) ?? 0) + 1 }, ...items)
    : h('ul', { class: `depth-${depth}` }, ...items);
}

const styles = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' } as const;
const styleNames = ['code', 'strike', 'italic', 'bold', 'underline'] as const;

function showPiece(piece: Json, names: Names): Node {
  const style = record(piece['style']);
  return styleNames
    .filter((name) => style[name] === true)
    .reduce<Node>((inside, name) => h(styles[name], {}, inside), showPlain(piece, names));
}

function showPlain(piece: Json, names: Names): Node {
  const field = (name: string): string => text(piece[name]);
  switch (piece['type']) {
    case 'text':
      return h('span', { class: 'run' }, field('text'));
    case 'link':
      return showLink(field('url'), field('text'));
    case 'user':
      return showMention(`@${names.user(field('user_id'))}`);
    case 'channel':
      return showMention(`#${names.channel(field('channel_id'))}`);
    case 'broadcast':
      return showMention(`@${field('range')}`, true);
    case 'usergroup':
      return showMention(`@${field('usergroup_id')}`);
    case 'emoji':
      return new Text(emojiOf(field('name')));
    case 'date':
      return new Text(field('fallback') || field('format'));
    case 'color':
      return h('code', {}, field('value'));
    default:
      return new Text(`[${field('type')}]`);
  }
}

/** Slack's mrkdwn as nodes; words only ever become text nodes. */
export const showMrkdwn = (source: string, names: Names): readonly Node[] =>
  parseMrkdwn(source).map((part) => showPart(part, names));

/** A text object of either kind as nodes. */
export function showTextObject(value: unknown, names: Names): readonly Child[] {
  const { type, text: words } = record(value);
  return type === 'mrkdwn' ? showMrkdwn(text(words), names) : [plainWords(text(words))];
}

/** Plain text with its emoji names replaced. */
export const plainWords = (words: string): string =>
  words.replace(/:([a-z0-9_+'-]{1,40}):/gu, (_, name: string) => emojiOf(name));

/** A link in a new tab, or only its words where the address is not of the web or of mail. */
function showLink(url: string, label: string): Node {
  return isSafe(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label || url)
    : new Text(label || url);
}

/** A mention of a person, a channel or everyone. */
const showMention = (words: string, broadcast = false): Node =>
  h('span', { class: broadcast ? 'mention broadcast' : 'mention' }, words);

/** Whether an address may become a link: `javascript:` and the like may not. */
export const isSafe = (url: string): boolean => /^(?:https?:\/\/|mailto:)/iu.test(url);

function showPart(part: Mrkdwn, names: Names): Node {
  if (part.kind === 'pre') return h('pre', {}, part.text);
  const inside = part.inside.map((inline) => showInline(inline, names));
  return part.kind === 'quote' ? h('blockquote', {}, ...inside) : h('div', { class: 'lines' }, ...inside);
}

const tags = { bold: 'strong', italic: 'em', strike: 's' } as const;

function showInline(inline: Inline, names: Names): Node {
  switch (inline.kind) {
    case 'text':
      return new Text(inline.text);
    case 'code':
      return h('code', {}, inline.text);
    case 'break':
      return h('br');
    case 'emoji':
      return new Text(emojiOf(inline.name));
    case 'broadcast':
      return showMention(inline.text, true);
    case 'user':
      return showMention(`@${inline.label || names.user(inline.id)}`);
    case 'channel':
      return showMention(`#${inline.label || names.channel(inline.id)}`);
    case 'link':
      return showLink(inline.url, plainWords(inline.label));
    case 'bold':
    case 'italic':
    case 'strike':
      return h(tags[inline.kind], {}, ...inline.inside.map((each) => showInline(each, names)));
  }
}
