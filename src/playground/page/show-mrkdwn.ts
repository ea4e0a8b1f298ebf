import { type Child, h } from './element.ts';
import { emojiOf } from './emoji.ts';
import { type Inline, type Mrkdwn, parseMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { record, text } from './read-json.ts';

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
export function showLink(url: string, label: string): Node {
  return isSafe(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label || url)
    : new Text(label || url);
}

/** A mention of a person, a channel or everyone. */
export const showMention = (words: string, broadcast = false): Node =>
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
