import { appCredentials, openSlack, type Slack, type SlackOptions } from '../../playground/open-slack.ts';
import type { PageMessage } from '../../playground/page-protocol.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import type { App } from '../../src/app/open-app.ts';
import { deliveryTiming } from '../../src/remind/deliver-use-cases.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { openAppIn } from './open-app-in.ts';
import { ada, freePort, privacy, shown } from './open-office.ts';

/** Two workspaces of one Slack; people and channels have the same ids in both. */
export const acme = { id: 'T0ACME0001', domain: 'acme', name: 'Acme' } as const;
export const bolt = { id: 'T0BOLT0001', domain: 'bolt', name: 'Bolt & Sons' } as const;

/** The app for many workspaces, over HTTP, with nothing installed yet. */
export interface Company extends AsyncDisposable {
  readonly slack: Slack;
  readonly app: App;
  readonly operationPort: number;
  readonly logged: readonly { readonly facts: object; readonly message: string }[];
  /** The address of a page or path of the app. */
  readonly at: (path: string) => string;
  /** An admin installs the app in that workspace or organisation, as a browser would. @returns the last page */
  readonly install: (id: string) => Promise<{ readonly status: number; readonly text: string }>;
  readonly of: (team: { readonly id: string }) => InWorkspace;
}

/** What Ada does and sees in a workspace. */
export interface InWorkspace {
  readonly workspace: Workspace;
  readonly command: (text: string) => Promise<void>;
  readonly answer: (words: string | RegExp) => Promise<PageMessage>;
  readonly answers: (words: string) => readonly PageMessage[];
}

/** Opens it. The clock stands at 22 April 2019, 09:00 in Shanghai. */
export async function openCompany(options: Partial<SlackOptions> = {}): Promise<Company> {
  const teams = [acme, bolt];
  const slack = await openSlack({ teams, app: await installedApp(), ...options });
  const [first] = slack.workspaces;
  if (!first) throw new Error('there are two workspaces');
  const logged: { facts: object; message: string }[] = [];
  const write = (facts: object, message: string): void => void logged.push({ facts, message });
  const [port, operationPort] = [await freePort(), await freePort()];
  const app = await openAppIn(first, {
    apiUrl: slack.apiUrl,
    access: { kind: 'many', stateSecret: 'a secret of the tests, thirty-two characters', ...appCredentials },
    transport: { kind: 'http', signingSecret: 'playground-signing-secret', host: '127.0.0.1', port, keepAlive: 65_000 },
    encryptionKeys: [Buffer.alloc(32, 7)],
    library: await bundledLibrary(),
    operation: { host: '127.0.0.1', port: operationPort },
    publicUrl: `http://127.0.0.1:${operationPort}`,
    timing: { ...deliveryTiming, pace: 20 },
    log: { info: write, warn: write, error: write },
  });
  const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
  for (const workspace of slack.workspaces) workspace.sendRequestsTo(at('/slack/events'));
  slack.sendBackTo(at('/slack/oauth_redirect'));
  return {
    slack,
    app,
    operationPort,
    logged,
    at,
    install: (id) => install(at('/slack/install'), id),
    of: (team) => {
      const workspace = slack.workspaces[teams.findIndex(({ id }) => id === team.id)];
      if (!workspace) throw new Error(`no workspace ${team.id}`);
      const isAnswer = (message: PageMessage): boolean => message.user === workspace.botUser;
      return {
        workspace,
        command: async (text) => {
          const done = await workspace.perform({
            do: 'command',
            user: ada,
            channel: privacy,
            command: '/privacy-law',
            text,
          });
          if (!done.ok) throw new Error(done.error);
        },
        answer: (words) => workspace.message((one) => isAnswer(one) && new RegExp(words).test(shown(one))),
        answers: (words) =>
          workspace.snapshot(ada).messages.filter((one) => isAnswer(one) && shown(one).includes(words)),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await app[Symbol.asyncDispose]();
      await slack[Symbol.asyncDispose]();
    },
  };
}

/** Slack's page, as the app's page links to it, and the cookie that the app gives the browser. */
export async function begin(
  page: string,
): Promise<{ readonly slackPage: string; readonly cookie: string; readonly text: string }> {
  const response = await fetch(page);
  const text = await response.text();
  const slackPage = /href="(http[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { slackPage, cookie, text };
}

/** Where Slack sends the browser of somebody who has allowed the app in a workspace. */
export async function allow(slackPage: string, id: string): Promise<string> {
  const response = await fetch(`${slackPage}&team=${id}`, { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

async function install(page: string, id: string) {
  const { slackPage, cookie } = await begin(page);
  const response = await fetch(await allow(slackPage, id), { headers: { cookie } });
  return { status: response.status, text: await response.text() };
}
