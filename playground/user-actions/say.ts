import { post, postSystem } from '../delivery/post.ts';
import type { Json } from '../json.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { runCommand } from './command.ts';

interface TypedText {
  readonly user: string;
  readonly channel: Channel;
  readonly text: string;
  readonly threadTs: string | null;
}

/** Sends what a user typed: a message, or a command where it starts with a slash. */
export async function say(parts: Parts, typed: TypedText): Promise<ActionOutcome> {
  const { user, channel, text, threadTs } = typed;
  if (channel.archived) return { ok: false, error: `#${channel.name} is archived. You can’t post there.` };
  if (text.trim() === '') return { ok: false, error: 'The message is empty.' };
  if (text.length > 40_000) return { ok: false, error: 'The message is longer than 40,000 characters.' };
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(text);
  if (command) {
    const [, name = '', rest = ''] = command;
    if (threadTs === null) return runCommand(parts, { user, channel, command: name, text: rest });
    const error = `${name} is not supported in threads. Sorry!`;
    postSystem(parts, { channel: channel.id, ephemeralTo: user, threadTs, text: error });
    return { ok: false, error };
  }
  if (threadTs !== null && !parts.messages.find(channel.id, threadTs)) return { ok: false, error: 'No such thread.' };
  const written = asMrkdwn(text, parts);
  post(parts, { channel: channel.id, user, text: written, threadTs, blocks: [asRichText(written)] });
  suggestInvite(parts, { ...typed, text: written });
  return { ok: true };
}

function suggestInvite(parts: Parts, { user, channel, text: written, threadTs }: TypedText): void {
  const { botUser, name } = parts.identity;
  if (channel.members.includes(botUser) || !written.includes(`<@${botUser}>`)) return;
  const text = `You mentioned <@${botUser}>, but they're not in this channel. To invite them, type: /invite @${name}`;
  postSystem(parts, { channel: channel.id, ephemeralTo: user, threadTs, text });
}

/** The text as Slack keeps it: mentions as `<...>`, other angle brackets escaped. */
function asMrkdwn(typed: string, { people }: Parts): string {
  const escaped = typed
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replace(references, (whole, reference?: string) => reference ?? (whole === '<' ? '&lt;' : '&gt;'));
  const mentioned = people.reduce(
    (text, { id, realName }) =>
      text.replace(new RegExp(`@${escapeRegExp(realName)}(?![\\p{L}\\p{N}])`, 'giu'), `<@${id}>`),
    escaped,
  );
  return mentioned.replace(/(?<![<!\w])@(channel|here|everyone)\b/g, '<!$1>');
}

// References that a user may type in full, to people, channels, everybody and links; or else an angle bracket.
const references = /(<(?:@[UW]\w+|#C\w+(?:\|[^>]*)?|!(?:channel|here|everyone)|https?:\/\/[^>\s]+)>)|[<>]/g;

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The rich text block that Slack's composer makes of a text. */
function asRichText(text: string): Json {
  const elements = text
    .split(/(<@[UW]\w+>|<![a-z]+>)/)
    .filter(Boolean)
    .map(richTextElement);
  return { type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] };
}

function richTextElement(part: string): Json {
  const user = /^<@(\w+)>$/.exec(part)?.[1];
  if (user) return { type: 'user', user_id: user };
  const range = /^<!([a-z]+)>$/.exec(part)?.[1];
  if (range) return { type: 'broadcast', range };
  const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { type: 'text', text };
}
