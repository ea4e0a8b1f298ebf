import { type Json, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { type Child, h } from './element.ts';
import { emojiOf } from './emoji.ts';
import { type Inline, type Mrkdwn, parseMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';

/** A `rich_text` block as nodes. */
export const showRichText = (block: Json, names: Names): HTMLElement =>
  h('div', { class: 'rich-text' }, ...objectsOf(block, 'elements').map((part) => showPart(part, names)));

function showPart(part: Json, names: Names): Node {
  const inside = (): readonly Node[] => objectsOf(part, 'elements').map((each) => showStyled(each, names));
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
      return h('p', { class: 'unsupported' }, `Unsupported rich text: ${textOf(part, 'type')}`);
  }
}

function showList(part: Json, names: Names): Node {
  const items = objectsOf(part, 'elements').map((item) => h('li', {}, showPart(item, names)));
  const depth = Math.min(numberOf(part, 'indent') ?? 0, 4);
  return part['style'] === 'ordered'
    ? h('ol', { class: `depth-${depth}`, start: (numberOf(part, 'offset') ?? 0) + 1 }, ...items)
    : h('ul', { class: `depth-${depth}` }, ...items);
}

const styles = { code: 'code', strike: 's', italic: 'em', bold: 'strong', underline: 'u' } as const;

function showStyled(element: Json, names: Names): Node {
  const style = objectOf(element, 'style');
  return Object.entries(styles)
    .filter(([name]) => style[name] === true)
    .reduce<Node>((inside, [, tag]) => h(tag, {}, inside), showPlain(element, names));
}

function showPlain(element: Json, names: Names): Node {
  const field = (key: string): string => textOf(element, key);
  switch (element['type']) {
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

/** Slack's mrkdwn as nodes. */
export const showMrkdwn = (source: string, names: Names): readonly Node[] =>
  parseMrkdwn(source).map((part) => showMrkdwnPart(part, names));

/** The text object in that field as nodes; nothing where there is none. */
export function showText(part: Json, key: string, names: Names): readonly Child[] {
  const { type } = objectOf(part, key);
  return type === 'mrkdwn' ? showMrkdwn(textOf(objectOf(part, key), 'text'), names) : [labelOf(part, key)];
}

/** The text object in that field as plain text, with its emoji; '' where there is none. */
export const labelOf = (part: Json, key: string): string => withEmoji(textOf(objectOf(part, key), 'text'));

const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+'-]{1,40}):/gu, (_, name: string) => emojiOf(name));

// A link in a new tab; only its label where the URL is unsafe.
function showLink(url: string, label: string): Node {
  return isSafe(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label || url)
    : new Text(label || url);
}

const showMention = (text: string, broadcast = false): Node =>
  h('span', { class: broadcast ? 'mention broadcast' : 'mention' }, text);

/** Whether a URL may become a link: `javascript:` and the like may not. */
export const isSafe = (url: string): boolean => /^(?:https?:\/\/|mailto:)/iu.test(url);

function showMrkdwnPart(part: Mrkdwn, names: Names): Node {
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
      return showLink(inline.url, withEmoji(inline.label));
    case 'bold':
    case 'italic':
    case 'strike':
      return h(tags[inline.kind], {}, ...inline.inside.map((each) => showInline(each, names)));
  }
}
