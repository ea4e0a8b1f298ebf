import type { Request, RequestHandler, Response } from 'express';

/** A request handler out of asynchronous work; what the work throws goes on to the one place that answers errors. */
export function handled<P>(
  work: (request: Request<P>, response: Response) => Promise<void>,
): RequestHandler<P> {
  return (request, response, next) => {
    work(request, response).catch(next);
  };
}
