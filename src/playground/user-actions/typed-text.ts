import type { Json } from '../json.ts';
import type { Parts } from '../parts.ts';

/** What somebody typed as Slack keeps it: mentions and broadcasts as `<...>`, other angle brackets escaped. */
export function asMrkdwn(typed: string, { people }: Pick<Parts, 'people'>): string {
  const escaped = typed
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replace(kept, (whole, reference?: string) => reference ?? (whole === '<' ? '&lt;' : '&gt;'));
  const mentioned = people.reduce(
    (text, { id, realName }) =>
      text.replace(new RegExp(`@${escapeRegExp(realName)}(?![\\p{L}\\p{N}])`, 'giu'), `<@${id}>`),
    escaped,
  );
  return mentioned.replace(/(?<![<!\w])@(channel|here|everyone)\b/g, '<!$1>');
}

/** The same text as the rich text block that Slack's composer makes of it. */
export function asRichText(text: string): Json {
  const elements = text
    .split(/(<@[UW]\w+>|<![a-z]+>)/)
    .filter(Boolean)
    .map(spanOf);
  return { type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] };
}

// References a user can type in full: people, channels, broadcasts and links.
const kept = /(<(?:@[UW]\w+|#C\w+(?:\|[^>]*)?|!(?:channel|here|everyone)|https?:\/\/[^>\s]+)>)|[<>]/g;

function spanOf(part: string): Json {
  const user = /^<@(\w+)>$/.exec(part)?.[1];
  if (user) return { type: 'user', user_id: user };
  const range = /^<!([a-z]+)>$/.exec(part)?.[1];
  if (range) return { type: 'broadcast', range };
  return {
    type: 'text',
    text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
