import type { Request, RequestHandler, Response } from 'express';

/** A request handler out of asynchronous work; what the work throws goes on to the one place that answers errors. */
export function handled(work: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    work(request, response).catch(next);
  };
}

/** The named part of the request's path. */
export function pathPart(request: Request, name: string): string {
  const part = request.params[name];
  return typeof part === 'string' ? part : '';
}
