import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { ActionOutcome } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { changeFor, snapshotFor } from '../state/snapshot.ts';
import { perform } from '../user-actions/perform.ts';
import { readAction } from '../user-actions/read-action.ts';
import { handled } from './page-files.ts';

/** What the page asks for: the workspace's state, its changes as they happen, and what its user does. */
export function pageRoutes(parts: Parts): Router {
  const router = Router();

  router.get('/clock', (_, response) => {
    response.json(parts.clock.shown());
  });

  router.get('/page/state', (request, response) => {
    const user = viewerOf(parts, request);
    if (user) response.json(snapshotFor(parts, user));
    else response.status(404).json(refusal('There is no such user.'));
  });

  router.get('/page/events', (request, response) => {
    const user = viewerOf(parts, request);
    if (!user) {
      response.status(404).json(refusal('There is no such user.'));
      return;
    }
    response.set('content-type', 'text/event-stream');
    response.flushHeaders();
    response.write(': connected\n\n');
    const stop = parts.announcer.listen((happening) => {
      const change = changeFor(parts, user, happening);
      if (change) response.write(`data: ${JSON.stringify(change)}\n\n`);
    });
    const beat = setInterval(() => response.write(': still here\n\n'), 15_000).unref();
    response.on('close', () => {
      stop();
      clearInterval(beat);
    });
  });

  router.post(
    '/page/do',
    onlyJson,
    express.json({ limit: '1mb' }),
    handled(async (request, response) => {
      const body: unknown = request.body;
      const read = readAction(body);
      response.json('problem' in read ? refusal(read.problem) : await perform(parts, read.action));
    }),
  );

  return router;
}

/** Answers an error of the request itself, such as a body that is too long or no JSON, in words. */
export function requestRefused(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : 500;
  const why = error instanceof Error ? error.message : String(error);
  response
    .status(status)
    .json(refusal(status === 413 ? 'The request is too large.' : `The playground cannot take this: ${why}`));
}

const refusal = (error: string): ActionOutcome => ({ ok: false, error });

// Another site's page can send a form or plain text here unasked, but not JSON.
function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (request.is('application/json')) next();
  else response.status(415).json(refusal('An action is sent as application/json.'));
}

function viewerOf({ people }: Parts, request: Request): string | null {
  const asked = new URL(request.originalUrl, 'http://127.0.0.1').searchParams.get('user');
  const humans = people.filter(({ isBot }) => !isBot);
  const viewer = asked === null ? humans[0] : humans.find(({ id }) => id === asked);
  return viewer?.id ?? null;
}
