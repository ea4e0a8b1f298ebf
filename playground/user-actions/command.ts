import { type Acknowledgement, firstTime } from '../delivery/gateway.ts';
import { commandPayload } from '../delivery/payloads.ts';
import { postSystem } from '../delivery/post.ts';
import { sayAt } from '../delivery/respond.ts';
import { isJson, type Json, textOf } from '../json.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import type { Channel } from '../state/channels.ts';
import { inviteBot, removeBot } from '../state/membership.ts';

/** A slash command as somebody typed it. */
export interface TypedCommand {
  readonly user: string;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
}

/** Runs a slash command: one of the workspace's own, or the app's. */
export async function runCommand(parts: Parts, typed: TypedCommand): Promise<ActionOutcome> {
  const { user, channel, command } = typed;
  if (channel.archived)
    return { ok: false, error: `#${channel.name} is archived. Commands do not work in it.` };
  const own = workspaceCommands[command];
  if (own) return own(parts, typed);
  if (!parts.identity.commands.some((each) => each.command === command)) {
    const text = `${command} is not a valid command. In Slack, all messages that start with the "/" are interpreted as commands.`;
    return failed(parts, typed, text);
  }
  const payload = commandPayload(parts, typed);
  const acknowledgement = await parts.gateway.deliver(
    firstTime({ type: 'slash_commands', payload, acceptsPayload: true }),
  );
  const error =
    errorOf(acknowledgement) ??
    sayAcknowledgement(parts, { user, channel: channel.id, ts: null }, acknowledgement);
  return error ? failed(parts, typed, `${command} failed with the error "${error}"`) : { ok: true };
}

const workspaceCommands: Readonly<Record<string, (parts: Parts, typed: TypedCommand) => ActionOutcome>> = {
  '/invite': (parts, typed) => meansBot(parts, typed, inviteBot),
  '/remove': (parts, typed) => meansBot(parts, typed, removeBot),
  '/kick': (parts, typed) => meansBot(parts, typed, removeBot),
};

function meansBot(parts: Parts, typed: TypedCommand, change: typeof inviteBot): ActionOutcome {
  const { botUser, name } = parts.identity;
  const meant = typed.text.trim().replace(/^@/, '').toLowerCase();
  if (meant !== name.toLowerCase() && meant !== `<@${botUser.toLowerCase()}>`) {
    return failed(
      parts,
      typed,
      `Only @${name} can be named here: everybody else is in every channel of the playground.`,
    );
  }
  const outcome = change(parts, typed.channel, typed.user);
  return outcome.ok ? outcome : failed(parts, typed, outcome.error);
}

function failed(parts: Parts, { user, channel }: TypedCommand, text: string): ActionOutcome {
  postSystem(parts, { channel: channel.id, to: user, text });
  return { ok: false, error: text };
}

function errorOf(acknowledgement: Acknowledgement): string | null {
  switch (acknowledgement.kind) {
    case 'acknowledged':
      return null;
    case 'late':
      return 'operation_timeout';
    case 'unreachable':
      return 'dispatch_failed';
  }
}

// What the acknowledgement itself says is shown at once, as an answer to the command.
function sayAcknowledgement(
  parts: Parts,
  place: Parameters<typeof sayAt>[1],
  acknowledgement: Acknowledgement,
): string | null {
  const payload = acknowledgement.kind === 'acknowledged' ? saidIn(acknowledgement.payload) : {};
  if (Object.keys(payload).length === 0) return null;
  const said = sayAt(parts, place, payload);
  return said.status === 200 ? null : said.error;
}

function saidIn(payload: unknown): Json {
  if (typeof payload === 'string') return payload === '' ? {} : { text: payload };
  return isJson(payload) && (textOf(payload, 'text') !== '' || payload['blocks'] || payload['attachments'])
    ? payload
    : {};
}
