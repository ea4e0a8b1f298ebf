import type { NextFunction, Request, Response } from 'express';

/** Turns away whoever reached this machine under another name (DNS rebinding), and keeps the page to itself. */
export function loopbackOnly(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy':
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  if (/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')) next();
  else
    response
      .status(403)
      .type('text/plain')
      .send('The playground answers on this machine only, as 127.0.0.1.');
}
