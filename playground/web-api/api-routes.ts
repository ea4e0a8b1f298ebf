import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import { respond, type Said } from '../delivery/respond.ts';
import { isJson, type Json, parseJson, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { handled, pathPart } from '../site/page-files.ts';
import { type ApiAnswer, type ApiMethod, granted, refused } from './api-answer.ts';
import { readArguments, uploadedBytes } from './api-arguments.ts';
import type { CallLog } from './call-log.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { peopleMethods, viewMethods } from './people-methods.ts';

/** What the app calls: the Web API, response URLs, uploads and downloads. */
export function apiRoutes(parts: Parts, log: CallLog): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: '4mb' });
  router.all('/api/:method', body, handled(takeCall(parts, log)));
  router.post('/response/:id', body, handled(takeResponse(parts, log)));
  router.post('/upload/:id', express.raw({ type: () => true, limit: '40mb' }), handled(takeUpload(parts)));
  router.get('/files/:id/:name', giveFile(parts));
  return router;
}

const takeCall = (parts: Parts, log: CallLog) => async (request: Request, response: Response) => {
  const method = pathPart(request, 'method');
  const read = await readArguments({
    contentType: contentTypeOf(request),
    body: bytesOf(request),
    query: queryOf(request),
  });
  const args = read ?? {};
  const token = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1] ?? textOf(args, 'token');
  const answer = await answered(parts, { method, args: withoutToken(args), response, log }, () =>
    read ? callMethod(parts, { method, token, args }) : refused('invalid_json'),
  );
  if (!answer) return;
  response.set('x-oauth-scopes', (parts.identity.scopes ?? []).join(','));
  response.json(answer);
};

const takeResponse = (parts: Parts, log: CallLog) => async (request: Request, response: Response) => {
  const given = parseJson(bytesOf(request).toString('utf8'));
  const args = isJson(given) ? given : {};
  const said: { last: Said } = { last: { status: 400, error: 'invalid_payload' } };
  const answer = await answered(parts, { method: 'response_url', args, response, log }, () => {
    if (isJson(given)) said.last = respond(parts, pathPart(request, 'id'), given);
    return said.last.status === 200 ? granted() : refused(said.last.error);
  });
  if (!answer) return;
  const { status } = said.last;
  response.status(answer.ok ? 200 : status === 200 ? 500 : status);
  if (status === 404) response.json(answer);
  else response.type('text/html').send(answer.ok ? 'ok' : textOf(answer, 'error'));
};

const takeUpload = (parts: Parts) => async (request: Request, response: Response) => {
  const file = parts.files.find(pathPart(request, 'id'));
  if (!file || file.complete) {
    response.status(404).send('no such upload');
    return;
  }
  const bytes = await uploadedBytes(contentTypeOf(request), bytesOf(request));
  parts.files.put({ ...file, bytes });
  response.send(`OK - ${bytes.length}`);
};

const giveFile = (parts: Parts) => (request: Request, response: Response) => {
  const file = parts.files.find(pathPart(request, 'id'));
  const bearer = `Bearer ${parts.identity.botToken}`;
  const allowed = request.header('authorization') === bearer && !parts.faults.tokenRevoked;
  if (!allowed) response.status(403).send('a file needs the token of the bot');
  else if (!file?.complete || !file.bytes) response.status(404).send('file_not_found');
  else response.type('application/octet-stream').send(Buffer.from(file.bytes));
};

interface Answering {
  readonly method: string;
  readonly args: Json;
  readonly response: Response;
  readonly log: CallLog;
}

/** Carries out the call and gives its answer, unless a planned fault has answered in its stead. */
async function answered(parts: Parts, call: Answering, run: () => ApiAnswer): Promise<ApiAnswer | null> {
  const { method, args, response, log } = call;
  const record = (answer: ApiAnswer | null): void => log.add({ method, args, at: parts.clock.now(), answer });
  const done = (): ApiAnswer => {
    const answer = run();
    record(answer);
    return answer;
  };
  const fault = parts.faults.take(method);
  switch (fault?.kind) {
    case undefined:
      return done();
    case 'lost':
      done();
      response.socket?.destroy();
      return null;
    case 'late': {
      const answer = done();
      await wait(fault.milliseconds, undefined, { ref: false });
      return answer;
    }
    case 'rate_limited':
      record(null);
      response
        .status(429)
        .set('retry-after', String(fault.retryAfter))
        .json({ ok: false, error: 'ratelimited' });
      return null;
    case 'server_error':
      record(null);
      response.status(fault.status).send('something went wrong on our side');
      return null;
    case 'refused': {
      const answer = { ok: false, error: fault.error };
      record(answer);
      return answer;
    }
  }
}

const contentTypeOf = (request: Request): string => request.header('content-type') ?? '';

function bytesOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

const queryOf = (request: Request): URLSearchParams =>
  new URL(request.originalUrl, 'http://127.0.0.1').searchParams;

const withoutToken = (args: Json): Json =>
  Object.fromEntries(Object.entries(args).filter(([key]) => key !== 'token'));

/** Carries out a call: is there such a method, may this token call it, and then the method itself. */
function callMethod(
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
