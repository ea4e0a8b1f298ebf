import { type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type ApiAnswer, type ApiMethod, refused } from './api-answer.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { peopleMethods } from './people-methods.ts';
import { viewMethods } from './view-methods.ts';

/** Carries out a call: is there such a method, may this token call it, and then the method itself. */
export function callMethod(
  parts: Parts,
  call: { readonly method: string; readonly token: string; readonly args: Json },
): ApiAnswer {
  const { method, token, args } = call;
  const run = methods.get(method);
  if (!run) return refused('unknown_method');
  if (openMethods.has(method)) return run(parts, args);
  const objection = tokenObjection(parts, method, token) ?? scopeObjection(parts, method, args);
  return objection ?? run(parts, args);
}

const methods: ReadonlyMap<string, ApiMethod> = new Map<string, ApiMethod>(
  Object.entries({
    ...chatMethods,
    ...conversationMethods,
    ...viewMethods,
    ...fileMethods,
    ...peopleMethods,
  }),
);

/** Methods that ask for no token. */
const openMethods = new Set(['blocks.validate']);

const appMethods = new Set(['apps.connections.open']);

function tokenObjection({ identity, faults }: Parts, method: string, token: string): ApiAnswer | null {
  if (token === '') return refused('not_authed');
  if (token !== identity.botToken && token !== identity.appToken) return refused('invalid_auth');
  const wanted = appMethods.has(method) ? identity.appToken : identity.botToken;
  if (token !== wanted) return refused('not_allowed_token_type');
  return faults.tokenRevoked && token === identity.botToken ? refused('token_revoked') : null;
}

const scopes: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.history': 'channels:history',
  'conversations.replies': 'channels:history',
  'conversations.info': 'channels:read',
  'conversations.list': 'channels:read',
  'conversations.members': 'channels:read',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'reactions.add': 'reactions:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
};

// In direct messages the same calls want the scopes named for them.
function scopeObjection({ identity, channels }: Parts, method: string, args: Json): ApiAnswer | null {
  const scope = scopes[method];
  if (!scope || !identity.scopes) return null;
  const direct = channels.find(textOf(args, 'channel'))?.kind === 'im' || textOf(args, 'types') === 'im';
  const needed = direct ? scope.replace(/^channels:/, 'im:') : scope;
  if (identity.scopes.includes(needed)) return null;
  return { ...refused('missing_scope'), needed, provided: identity.scopes.join(',') };
}
