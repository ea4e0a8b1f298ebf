import { h } from './element.ts';
import { emojiOf } from './emoji.ts';
import type { Names } from './names.ts';
import { isRecord, type Json, list, number, record, text } from './read-json.ts';
import { showLink, showMention } from './show-mrkdwn.ts';

/** A `rich_text` block as nodes. */
export const showRichText = (block: Json, names: Names): HTMLElement =>
  h('div', { class: 'rich-text' }, ...records(block['elements']).map((part) => showPart(part, names)));

const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);

function showPart(part: Json, names: Names): Node {
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
  const items = records(part['elements']).map((item) => h('li', {}, showPart(item, names)));
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
