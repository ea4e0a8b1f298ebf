import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { expect } from 'vitest';
import { isJson, objectOf, textOf } from '../../playground/json.ts';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../playground/workspace.ts';

/** Who and where, in the workspace as it opens. */
export const ada = 'U0ADACHEN1';
export const ben = 'U0BENOKAF1';
export const privacy = 'C0PRIVACY1';
export const general = 'C0GENERAL1';
export const updates = 'C0CHINAUP1';
export const archive = 'C0ARCHIVE1';
export const adasMessages = 'D0ADACHEN1';

/** A manifest with one of everything. */
export const manifest = {
  commands: [{ command: '/privacy-law', description: 'Searches', usageHint: '[words]' }],
  shortcuts: [
    { name: 'Search', type: 'global', callbackId: 'search' },
    { name: 'Related', type: 'message', callbackId: 'related' },
  ],
} as const;

/** A workspace with a real Bolt app in it, connected in Socket Mode. */
export interface WithApp extends AsyncDisposable {
  readonly workspace: Workspace;
  readonly app: App;
}

/** Opens a workspace, lets `register` say what the app listens to, and connects it. */
export async function withApp(
  register: (app: App) => void,
  options: WorkspaceOptions = {},
): Promise<WithApp> {
  const workspace = await openWorkspace({ app: manifest, ...options });
  const app = boltApp(workspace);
  register(app);
  await app.start();
  await workspace.connected();
  const close = async (): Promise<void> => {
    await app.stop();
    await workspace[Symbol.asyncDispose]();
  };
  return { workspace, app, [Symbol.asyncDispose]: close };
}

/** A Bolt app in Socket Mode that takes the workspace for Slack; it is not started. */
export function boltApp(
  { apiUrl }: Workspace,
  tokens: { readonly appToken?: string; readonly token?: string } = {},
): App {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: tokens.appToken ?? 'xapp-playground',
    clientPingTimeout: 300,
    logLevel: LogLevel.ERROR,
    logger: silent,
    installerOptions: { clientOptions },
  });
  return new App({ token: tokens.token ?? 'xoxb-playground', receiver, clientOptions, logger: silent });
}

/** Slack's own Socket Mode client without Bolt: it acknowledges nothing by itself. */
export function socketClient({ apiUrl }: Workspace): SocketModeClient {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  return new SocketModeClient({
    appToken: 'xapp-playground',
    clientOptions,
    clientPingTimeout: 300,
    logger: silent,
  });
}

/** What Slack's Socket Mode client hands on. */
export interface Delivered {
  readonly ack: () => Promise<void>;
  readonly retry_num: number;
  readonly retry_reason: string;
}

const nothing = (): void => undefined;

/** A logger that keeps quiet: what goes wrong here goes wrong on purpose. */
export const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** Buttons in a message; each `value` is its `action_id`. */
export const buttons = (...ids: readonly string[]) => [
  {
    type: 'actions' as const,
    block_id: 'buttons',
    elements: ids.map((id) => ({
      type: 'button' as const,
      action_id: id,
      value: id,
      text: { type: 'plain_text' as const, text: id },
    })),
  },
];

/** Any text that contains this. */
export const containing = (part: string): unknown => expect.stringContaining(part);

/** Any text. */
export const anyText: unknown = expect.any(String);

/** What a call came to: the name of its error, or `fine`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'fine';
  } catch (error) {
    if (!isJson(error)) throw error;
    return textOf(objectOf(error, 'data'), 'error') || textOf(error, 'code');
  }
}
