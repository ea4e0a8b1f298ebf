import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import { asJson, isJson, type Json, parseJson, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { handled, pathPart, queryOf } from '../site/http.ts';
import { type ApiAnswer, type ApiMethod, failed } from './api-answer.ts';
import { readArguments, uploadedBytes } from './api-arguments.ts';
import type { CallLog } from './call-log.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { functionMethods } from './function-methods.ts';
import { peopleMethods, viewMethods } from './people-methods.ts';
import { respond } from './respond.ts';

/** Everything the app calls: the Web API, response URLs, uploads and downloads. */
export function apiRoutes(parts: Parts, log: CallLog): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: '4mb' });
  router.all('/api/:method', body, handled(callRoute(parts, log)));
  router.post('/response/:id', body, handled(responseRoute(parts, log)));
  router.post('/upload/:id', express.raw({ type: () => true, limit: '40mb' }), handled(uploadRoute(parts)));
  router.get('/files/:id/:name', downloadRoute(parts));
  return router;
}

const callRoute = (parts: Parts, log: CallLog) => async (request: Request, response: Response) => {
  const method = pathPart(request, 'method');
  const read = await readArguments({
    contentType: contentTypeOf(request),
    body: bytesOf(request),
    query: queryOf(request),
  });
  const { token: argument, ...args } = read ?? {};
  const bearer = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1];
  const token = bearer ?? (typeof argument === 'string' ? argument : '');
  const answer = await answerOf(parts, { method, args, response, log }, () =>
    read ? callMethod(parts, { method, token, args }) : failed('invalid_json'),
  );
  if (!answer) return;
  response.set('x-oauth-scopes', (parts.identity.scopes ?? []).join(','));
  response.json(answer);
};

const responseRoute = (parts: Parts, log: CallLog) => async (request: Request, response: Response) => {
  const body = parseJson(bytesOf(request).toString('utf8'));
  const answer = await answerOf(parts, { method: 'response_url', args: asJson(body), response, log }, () =>
    isJson(body) ? respond(parts, pathPart(request, 'id'), body) : failed('invalid_payload'),
  );
  if (!answer) return;
  const error = textOf(answer, 'error');
  if (notFound.has(error)) response.status(404).json(answer);
  else
    response
      .status(answer.ok ? 200 : 400)
      .type('text/html')
      .send(answer.ok ? 'ok' : error);
};

const notFound = new Set(['no_such_url', 'expired_url', 'used_url', 'message_not_found']);

const uploadRoute = (parts: Parts) => async (request: Request, response: Response) => {
  const file = parts.files.find(pathPart(request, 'id'));
  if (!file || file.complete) {
    response.status(404).send('no such upload');
    return;
  }
  const bytes = await uploadedBytes(contentTypeOf(request), bytesOf(request));
  parts.files.put({ ...file, bytes });
  response.send(`OK - ${bytes.length}`);
};

const downloadRoute = (parts: Parts) => (request: Request, response: Response) => {
  const file = parts.files.find(pathPart(request, 'id'));
  const bearer = `Bearer ${parts.identity.botToken}`;
  const allowed = request.header('authorization') === bearer && !parts.faults.tokenRevoked;
  if (!allowed) response.status(403).send('the bot token is required');
  else if (!file?.complete || !file.bytes) response.status(404).send('file_not_found');
  else response.type('application/octet-stream').send(Buffer.from(file.bytes));
};

interface Call {
  readonly method: string;
  readonly args: Json;
  readonly response: Response;
  readonly log: CallLog;
}

/** Runs the call, logs it and returns its answer; null where a fault has answered instead. */
async function answerOf(parts: Parts, call: Call, run: () => ApiAnswer): Promise<ApiAnswer | null> {
  const { method, args, response, log } = call;
  const logged = <Answer extends ApiAnswer | null>(answer: Answer): Answer => {
    log.add({ method, args, at: parts.clock.now(), answer });
    return answer;
  };
  const fault = parts.faults.take(method, textOf(args, 'channel'));
  switch (fault?.kind) {
    case undefined:
      return logged(run());
    case 'lost':
      logged(run());
      response.socket?.destroy();
      return null;
    case 'late': {
      const answer = logged(run());
      await wait(fault.milliseconds, undefined, { ref: false });
      return answer;
    }
    case 'rate_limited':
      response.status(429).set('retry-after', String(fault.retryAfter)).json(failed('ratelimited'));
      return logged(null);
    case 'server_error':
      response.status(fault.status).send('something went wrong on our side');
      return logged(null);
    case 'refused':
      return logged(failed(fault.error));
  }
}

const contentTypeOf = (request: Request): string => request.header('content-type') ?? '';

function bytesOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** Runs a method, if there is one and the token allows it. */
function callMethod(
  parts: Parts,
  call: { readonly method: string; readonly token: string; readonly args: Json },
): ApiAnswer {
  const { method, token, args } = call;
  const run = methods.get(method);
  if (!run) return failed('unknown_method');
  if (tokenlessMethods.has(method)) return run(parts, args);
  return tokenError(parts, method, token) ?? scopeError(parts, method, args) ?? run(parts, args);
}

const methods: ReadonlyMap<string, ApiMethod> = new Map<string, ApiMethod>(
  Object.entries({
    ...chatMethods,
    ...conversationMethods,
    ...viewMethods,
    ...fileMethods,
    ...functionMethods,
    ...peopleMethods,
  }),
);

const tokenlessMethods = new Set(['blocks.validate']);
const appTokenMethods = new Set(['apps.connections.open']);

function tokenError({ identity, faults }: Parts, method: string, token: string): ApiAnswer | null {
  if (token === '') return failed('not_authed');
  if (token !== identity.botToken && token !== identity.appToken) return failed('invalid_auth');
  const wanted = appTokenMethods.has(method) ? identity.appToken : identity.botToken;
  if (token !== wanted) return failed('not_allowed_token_type');
  return faults.tokenRevoked && token === identity.botToken ? failed('token_revoked') : null;
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

// For direct messages the same methods need the scopes of their own.
function scopeError({ identity, channels }: Parts, method: string, args: Json): ApiAnswer | null {
  const scope = scopes[method];
  if (!scope || !identity.scopes) return null;
  const direct = channels.find(textOf(args, 'channel'))?.kind === 'im' || textOf(args, 'types') === 'im';
  const needed = direct ? scope.replace(/^channels:/, 'im:') : scope;
  if (identity.scopes.includes(needed)) return null;
  return { ...failed('missing_scope'), needed, provided: identity.scopes.join(',') };
}
