import type { Acknowledgement } from '../delivery/gateway.ts';
import { commandPayload, type TypedCommand } from '../delivery/payloads.ts';
import { postSystem } from '../delivery/post.ts';
import type { ResponsePlace } from '../delivery/response-urls.ts';
import { isJson, type Json, textOf } from '../json.ts';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { respondAt } from '../web-api/respond.ts';
import { inviteBot, removeBot } from './membership.ts';

/** Runs a slash command: the workspace's own, or the app's. */
export async function runCommand(parts: Parts, typed: TypedCommand): Promise<ActionOutcome> {
  const { user, channel, command } = typed;
  if (channel.archived) return { ok: false, error: `#${channel.name} is archived. Commands don’t work there.` };
  const own = workspaceCommands[command];
  if (own) return changeMembership(parts, typed, own);
  if (!parts.identity.commands.some((each) => each.command === command)) {
    const text = `${command} is not a valid command. In Slack, all messages that start with the "/" are interpreted as commands.`;
    return fail(parts, typed, text);
  }
  const payload = commandPayload(parts, typed);
  const acknowledgement = await parts.gateway.deliver({ type: 'slash_commands', payload });
  const place = { user, channel: channel.id, ts: null };
  const error = errorOf(acknowledgement) ?? respondWith(parts, place, acknowledgement);
  return error ? fail(parts, typed, `${command} failed with the error "${error}"`) : { ok: true };
}

const workspaceCommands: Readonly<Record<string, typeof inviteBot>> = {
  '/invite': inviteBot,
  '/remove': removeBot,
  '/kick': removeBot,
};

function changeMembership(parts: Parts, typed: TypedCommand, change: typeof inviteBot): ActionOutcome {
  const { botUser, name } = parts.identity;
  const handle = parts.people.find(({ id }) => id === botUser)?.name;
  const named = typed.text.trim().replace(/^@/, '').toLowerCase();
  if (![name.toLowerCase(), handle, `<@${botUser.toLowerCase()}>`].includes(named)) {
    return fail(parts, typed, `Use @${name}: everyone else is already in every channel of the playground.`);
  }
  const outcome = change(parts, typed.channel, typed.user);
  return outcome.ok ? outcome : fail(parts, typed, outcome.error);
}

function fail(parts: Parts, { user, channel }: TypedCommand, text: string): ActionOutcome {
  postSystem(parts, { channel: channel.id, ephemeralTo: user, text });
  return { ok: false, error: text };
}

function errorOf({ kind }: Acknowledgement): string | null {
  if (kind === 'late') return 'operation_timeout';
  return kind === 'unreachable' ? 'dispatch_failed' : null;
}

/** Posts the message that the acknowledgement carries, if it carries one. Returns the error code of an invalid one. */
function respondWith(parts: Parts, place: ResponsePlace, acknowledgement: Acknowledgement): string | null {
  const message = acknowledgement.kind === 'acknowledged' ? messageIn(acknowledgement.payload) : null;
  const result = message && respondAt(parts, place, message);
  return result && !result.ok ? textOf(result, 'error') : null;
}

function messageIn(payload: unknown): Json | null {
  if (typeof payload === 'string') return payload === '' ? null : { text: payload };
  return isJson(payload) && (textOf(payload, 'text') !== '' || payload['blocks'] || payload['attachments'])
    ? payload
    : null;
}
