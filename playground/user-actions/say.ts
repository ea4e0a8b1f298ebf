import { post, postSystem } from '../delivery/post.ts';
import type { Json } from '../json.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { runCommand } from './command.ts';

/** Something typed into the composer: a message, or a command where it starts with a slash. */
export async function say(
  parts: Parts,
  typed: {
    readonly user: string;
    readonly channel: Channel;
    readonly text: string;
    readonly threadTs: string | null;
  },
): Promise<ActionOutcome> {
  const { user, channel, text, threadTs } = typed;
  if (channel.archived)
    return { ok: false, error: `#${channel.name} is archived. Nothing can be written to it.` };
  if (text.trim() === '') return { ok: false, error: 'There is nothing to send.' };
  if (text.length > 40_000) return { ok: false, error: 'The message is longer than 40,000 characters.' };
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(text);
  if (command) {
    const [, name = '', rest = ''] = command;
    if (threadTs === null) return runCommand(parts, { user, channel, command: name, text: rest });
    const refusal = `${name} is not supported in threads. Sorry!`;
    postSystem(parts, { channel: channel.id, to: user, threadTs, text: refusal });
    return { ok: false, error: refusal };
  }
  if (threadTs !== null && !parts.messages.find(channel.id, threadTs))
    return { ok: false, error: 'There is no such thread.' };
  const written = asMrkdwn(text, parts);
  post(parts, { channel: channel.id, user, text: written, threadTs, blocks: [asRichText(written)] });
  tellWhereBotIsMissing(parts, { user, channel, written, threadTs });
  return { ok: true };
}

function tellWhereBotIsMissing(
  parts: Parts,
  said: {
    readonly user: string;
    readonly channel: Channel;
    readonly written: string;
    readonly threadTs: string | null;
  },
): void {
  const { botUser, name } = parts.identity;
  const { user, channel, written, threadTs } = said;
  if (channel.members.includes(botUser) || !written.includes(`<@${botUser}>`)) return;
  const text = `You mentioned <@${botUser}>, but they're not in this channel. To invite them, type: /invite @${name}`;
  postSystem(parts, { channel: channel.id, to: user, threadTs, text });
}

/** What somebody typed as Slack keeps it: mentions and broadcasts as `<...>`, other angle brackets escaped. */
function asMrkdwn(typed: string, { people }: Pick<Parts, 'people'>): string {
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
function asRichText(text: string): Json {
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
