import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import express, { type Request, type Response } from 'express';
import { type Json, textOf } from './json.ts';
import { openWorkspace } from './open-workspace.ts';
import { answerError, handled, loopbackOnly, pathPart, queryOf } from './site/http.ts';
import type { InstalledApp } from './state/people.ts';
import { failed, ok } from './web-api/api-answer.ts';
import { readArguments } from './web-api/api-arguments.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

/** Several workspaces of one Slack, in which the app is installed by OAuth. The app calls one address for all of them. */
export interface Slack extends AsyncDisposable {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  /** In the order of their teams. */
  readonly workspaces: readonly Workspace[];
  /** The app's page to which Slack sends the browser back. */
  readonly sendBackTo: (url: string) => void;
  /** How often the app has exchanged a refresh token. */
  readonly renewals: () => number;
}

/** How to open several workspaces. */
export interface SlackOptions extends Omit<WorkspaceOptions, 'port' | 'app'> {
  readonly teams: readonly Team[];
  readonly app?: InstalledApp;
  /** The organisation of the workspaces. It can install the app as a whole, for those of its workspaces that have not. */
  readonly organisation?: { readonly id: string; readonly name: string; readonly serves: readonly string[] };
  /** For how many seconds a token is valid; without, tokens do not expire. */
  readonly tokenLifetime?: number;
}

interface Team {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
}

/** What identifies the app to Slack. */
export const appCredentials = { clientId: '1234.5678', clientSecret: 'playground-client-secret' } as const;

/** Opens the workspaces on loopback, each on a free port, and one address for all. */
export async function openSlack(options: SlackOptions): Promise<Slack> {
  const { teams, app = {}, organisation, ...common } = options;
  const workspaces: Workspace[] = [];
  for (const team of teams) {
    const isServed = organisation?.serves.includes(team.id) ?? false;
    const ofAll = organisation && isServed ? { id: organisation.id, name: organisation.name } : null;
    const own = { ...app, team, organisation: ofAll, botToken: `xoxb-${team.id}` };
    workspaces.push(await openWorkspace({ ...common, app: own }));
  }
  const oauth = new Authorisations(options);
  const site = express();
  site.disable('x-powered-by');
  site.use(loopbackOnly);
  site.get('/oauth/v2/authorize', (request, response) => authorise(oauth, options, request, response));
  const body = express.raw({ type: () => true, limit: '40mb' });
  site.all('/api/:method', body, handled(forward(oauth, options, workspaces)));
  site.use(answerError);
  const server = createServer(site);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/`,
    workspaces,
    sendBackTo: (url) => {
      oauth.sendBackTo = url;
    },
    renewals: () => oauth.renewals,
    [Symbol.asyncDispose]: async () => {
      for (const workspace of workspaces) await workspace[Symbol.asyncDispose]();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The codes and tokens that were given out. */
class Authorisations {
  sendBackTo = '';
  renewals = 0;
  readonly #options: SlackOptions;
  readonly #codes = new Map<string, string>();
  /** The workspace or organisation by token, and by refresh token. */
  readonly #tokens = new Map<string, { readonly owner: string; readonly until: number }>();
  readonly #refreshTokens = new Map<string, string>();

  constructor(options: SlackOptions) {
    this.#options = options;
  }

  newCode(owner: string): string {
    const code = randomBytes(12).toString('hex');
    this.#codes.set(code, owner);
    return code;
  }

  /** `oauth.v2.access`: a code or a refresh token becomes a token, once. */
  access(args: Json): Json {
    const { clientId, clientSecret } = appCredentials;
    if (textOf(args, 'client_id') !== clientId || textOf(args, 'client_secret') !== clientSecret)
      return failed('bad_client_secret');
    if (textOf(args, 'grant_type') === 'refresh_token') {
      const owner = take(this.#refreshTokens, textOf(args, 'refresh_token'));
      if (owner === undefined) return failed('invalid_refresh_token');
      this.renewals += 1;
      return this.#newToken(owner);
    }
    const owner = take(this.#codes, textOf(args, 'code'));
    return owner === undefined ? failed('invalid_code') : this.#newToken(owner);
  }

  /** Whose a token is; the error of Slack if it is nobody's, or no longer. */
  ownerOf(token: string): { readonly owner: string } | { readonly error: string } {
    const found = this.#tokens.get(token);
    if (!found) return { error: token === '' ? 'not_authed' : 'invalid_auth' };
    return found.until < Date.now() ? { error: 'token_expired' } : { owner: found.owner };
  }

  #newToken(owner: string): Json {
    const { app = {}, teams, organisation, tokenLifetime } = this.#options;
    const token = `xoxb-${owner}-${randomBytes(8).toString('hex')}`;
    const refreshToken = `xoxe-1-${randomBytes(8).toString('hex')}`;
    this.#tokens.set(token, {
      owner,
      until: tokenLifetime === undefined ? Infinity : Date.now() + tokenLifetime * 1000,
    });
    if (tokenLifetime !== undefined) this.#refreshTokens.set(refreshToken, owner);
    const team = teams.find(({ id }) => id === owner);
    return ok({
      access_token: token,
      token_type: 'bot',
      scope: (app.scopes ?? []).join(','),
      bot_user_id: 'U0PRIVACY1',
      app_id: 'A0PRIVACY1',
      team: team ? { id: team.id, name: team.name } : null,
      enterprise: organisation ? { id: organisation.id, name: organisation.name } : null,
      authed_user: { id: 'U0ADACHEN1' },
      is_enterprise_install: !team,
      ...(tokenLifetime === undefined ? {} : { refresh_token: refreshToken, expires_in: tokenLifetime }),
    });
  }
}

function take<Value>(from: Map<string, Value>, key: string): Value | undefined {
  const value = from.get(key);
  from.delete(key);
  return value;
}

/** The page on which a person allows the app in. With `team` in its address it is as if they had chosen that one and allowed it. */
function authorise(
  oauth: Authorisations,
  { teams, organisation }: SlackOptions,
  request: Request,
  response: Response,
): void {
  const query = queryOf(request);
  const back = (answer: Readonly<Record<string, string>>): string => {
    const url = new URL(oauth.sendBackTo);
    for (const [name, value] of Object.entries({ ...answer, state: query.get('state') ?? '' }))
      url.searchParams.set(name, value);
    return url.href;
  };
  const owners = [...teams, ...(organisation ? [organisation] : [])];
  const chosen = owners.find(({ id }) => id === query.get('team'));
  if (query.get('client_id') !== appCredentials.clientId) response.status(400).send('invalid_client_id');
  else if (query.get('team') === 'none') response.redirect(back({ error: 'access_denied' }));
  else if (chosen) response.redirect(back({ code: oauth.newCode(chosen.id) }));
  else {
    const links = [...owners, { id: 'none', name: 'Cancel' }].map(({ id, name }) => {
      const url = new URL(request.originalUrl, 'http://127.0.0.1');
      url.searchParams.set('team', id);
      return `<li><a href="${url.search.replaceAll('&', '&amp;')}">${name}</a></li>`;
    });
    response
      .type('html')
      .send(`<title>Allow the app</title><h1>Where may the app work?</h1><ul>${links.join('')}</ul>`);
  }
}

/** A call with the token of a workspace is one of that workspace; with that of an organisation, of the first that it serves. */
const forward =
  (oauth: Authorisations, { teams, organisation }: SlackOptions, workspaces: readonly Workspace[]) =>
  async (request: Request, response: Response): Promise<void> => {
    const method = pathPart(request, 'method');
    const received: unknown = request.body;
    const body = Buffer.isBuffer(received) ? received : Buffer.alloc(0);
    const contentType = request.header('content-type') ?? '';
    if (method === 'api.test') return void response.json(ok());
    if (method === 'oauth.v2.access') {
      const args = (await readArguments({ contentType, body, query: queryOf(request) })) ?? {};
      return void response.json(oauth.access(args));
    }
    const token = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1] ?? '';
    const found = oauth.ownerOf(token);
    if ('error' in found) return void response.json(failed(found.error));
    const called = found.owner === organisation?.id ? organisation.serves[0] : found.owner;
    const at = teams.findIndex(({ id }) => id === called);
    const answer = await fetch(
      `${workspaces[at]?.apiUrl}${method}${new URL(request.originalUrl, 'http://127.0.0.1').search}`,
      {
        method: request.method,
        headers: { 'content-type': contentType, authorization: `Bearer xoxb-${teams[at]?.id}` },
        ...(request.method === 'GET' ? {} : { body: new Uint8Array(body) }),
      },
    );
    response
      .status(answer.status)
      .type(answer.headers.get('content-type') ?? 'json')
      .send(await answer.text());
  };
