import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';

/**
 * Serves the page out of its folder: `/`, and `/page/NAME` for its files. Modules in TypeScript reach the browser as
 * JavaScript; a folder that was built holds JavaScript already.
 */
export function pageFiles(directory: string): Router {
  const router = Router();
  const compiled = new Map<string, { readonly changed: number; readonly code: string }>();

  router.get(
    '/',
    handled(async (_, response) => {
      response.type('html').send(await indexOf(directory));
    }),
  );

  // A permalink leads to the page.
  router.get('/archives/:channel/:message', (_, response) => {
    response.redirect('/');
  });

  router.get(
    '/page/:name',
    handled(async (request, response) => {
      const name = pathPart(request, 'name');
      const path = join(directory, name);
      const type = types[extname(name)];
      if (!type || !/^[\w.-]+$/.test(name) || !existsSync(path)) {
        response.status(404).type('text/plain').send('There is no such file.');
        return;
      }
      if (extname(name) !== '.ts') {
        response.type(type).send(await readFile(path));
        return;
      }
      const { mtimeMs } = await stat(path);
      const cached = compiled.get(path);
      const code = cached?.changed === mtimeMs ? cached.code : await javascriptOf(path);
      compiled.set(path, { changed: mtimeMs, code });
      response.type(type).send(code);
    }),
  );

  return router;
}

const types: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript',
  '.js': 'text/javascript',
  '.map': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.html': 'text/html',
};

// The page names its modules in TypeScript; where only what was built of them lies beside it, it names that.
async function indexOf(directory: string): Promise<string> {
  const html = await readFile(join(directory, 'index.html'), 'utf8');
  return html.replaceAll(/\/page\/([\w-]+)\.ts/g, (path, name: string) =>
    existsSync(join(directory, `${name}.ts`)) ? path : `/page/${name}.js`,
  );
}

// A development dependency: nothing that was built comes here.
async function javascriptOf(path: string): Promise<string> {
  const { transform } = await import('esbuild');
  const { code } = await transform(await readFile(path, 'utf8'), {
    loader: 'ts',
    target: 'es2022',
    sourcefile: path,
  });
  return code;
}

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
