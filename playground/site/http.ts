import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ActionOutcome } from '../page-protocol.ts';

/** Rejects requests under a host name other than this machine's (DNS rebinding), and sets strict headers. */
export function loopbackOnly(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy':
      "default-src 'self'; img-src 'self' data: https: http://127.0.0.1:*; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  if (/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')) next();
  else response.status(403).type('text/plain').send('The playground is available only on this machine, at 127.0.0.1.');
}

/** A handler that does asynchronous work; errors go to {@link answerError}. */
export function handled(work: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    work(request, response).catch(next);
  };
}

/** Answers an invalid request, such as a body that is too large or not JSON, with a sentence. */
export function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : 500;
  const reason = error instanceof Error ? error.message : String(error);
  response.status(status).json(failure(status === 413 ? 'The request is too large.' : `The request failed: ${reason}`));
}

/** The outcome of an action that failed. */
export const failure = (error: string): ActionOutcome => ({ ok: false, error });

/** The named part of the request's path. */
export function pathPart(request: Request, name: string): string {
  const part = request.params[name];
  return typeof part === 'string' ? part : '';
}

/** The query of the request. */
export const queryOf = (request: Request): URLSearchParams =>
  new URL(request.originalUrl, 'http://127.0.0.1').searchParams;
