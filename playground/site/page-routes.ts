import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Parts } from '../parts.ts';
import { changeFor, snapshotFor } from '../state/snapshot.ts';
import { perform } from '../user-actions/perform.ts';
import { readAction } from '../user-actions/read-action.ts';
import { failure, handled, pathPart, queryOf } from './http.ts';

/**
 * The page and what it asks for: the workspace's state, its changes, and what its user does.
 * @param directory the page's folder, with `main.js` where the page was built, or else `main.ts`
 */
export function pageRoutes(parts: Parts, directory: string): Router {
  const router = Router();

  router.get(
    '/',
    handled(async (_, response) => {
      response.type('html').send(await readFile(join(directory, 'index.html'), 'utf8'));
    }),
  );

  // A permalink leads to the page.
  router.get('/archives/:channel/:message', (_, response) => {
    response.redirect('/');
  });

  router.get('/clock', (_, response) => {
    response.json(parts.clock.shown());
  });

  router.get('/page/state', (request, response) => {
    const user = viewerOf(parts, request);
    if (user) response.json(snapshotFor(parts, user));
    else response.status(404).json(failure('No such user.'));
  });

  router.get('/page/events', (request, response) => {
    const user = viewerOf(parts, request);
    if (user) streamChanges(parts, user, response);
    else response.status(404).json(failure('No such user.'));
  });

  router.post(
    '/page/do',
    onlyJson,
    express.json({ limit: '1mb' }),
    handled(async (request, response) => {
      const body: unknown = request.body;
      const read = readAction(body);
      response.json('problem' in read ? failure(read.problem) : await perform(parts, read.action));
    }),
  );

  // What a form takes; another site can't send this content type without asking first.
  router.post('/page/files', express.raw({ type: 'application/octet-stream', limit: '40mb' }), (request, response) => {
    const user = viewerOf(parts, request);
    const bytes: unknown = request.body;
    const name = queryOf(request).get('name') ?? '';
    if (!user || name === '' || !Buffer.isBuffer(bytes)) response.status(400).json(failure('No file.'));
    else response.json({ ok: true, id: upload(parts, user, name, bytes) });
  });

  // As an attachment, so that no file runs on this page.
  router.get('/page/files/:id/:name', (request, response) => {
    const file = parts.files.find(pathPart(request, 'id'));
    if (!file?.complete || !file.bytes) response.status(404).send('No such file.');
    else response.attachment(file.name).send(Buffer.from(file.bytes));
  });

  router.get('/page/:name', handled(fileRoute(directory)));

  return router;
}

/** Adds a file of a user to the workspace, and returns its id. */
export function upload({ files }: Parts, user: string, name: string, bytes: Uint8Array): string {
  const file = files.reserve(name, user);
  files.put({ ...file, bytes, complete: true });
  return file.id;
}

// The user whom the query names, or else the first one.
function viewerOf({ people }: Parts, request: Request): string | null {
  const named = queryOf(request).get('user');
  const humans = people.filter(({ isBot }) => !isBot);
  return humans.find(({ id }) => named === null || id === named)?.id ?? null;
}

function streamChanges(parts: Parts, user: string, response: Response): void {
  response.set('content-type', 'text/event-stream');
  response.flushHeaders();
  response.write(': connected\n\n');
  const stop = parts.bus.listen((event) => {
    const change = changeFor(parts, user, event);
    if (change) response.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), 15_000).unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}

// A page of another site can send forms and plain text here, but not JSON.
function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (request.is('application/json')) next();
  else response.status(415).json(failure('Send actions as application/json.'));
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.map': 'application/json',
  '.css': 'text/css',
};

const fileRoute = (directory: string) => async (request: Request, response: Response) => {
  const name = pathPart(request, 'name');
  const path = join(directory, name);
  const type = types[extname(name)];
  if (type && /^[\w.-]+$/.test(name) && existsSync(path)) response.type(type).send(await readFile(path));
  else if (name === 'main.js') response.type('text/javascript').send(await bundled(join(directory, 'main.ts')));
  else response.status(404).type('text/plain').send('No such file.');
};

// esbuild is a development dependency: a page that was built doesn't come here.
async function bundled(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'inline',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
