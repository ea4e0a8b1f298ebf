import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { expect } from 'vitest';
import { isJson, objectOf, textOf } from '../../playground/json.ts';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../playground/workspace.ts';

/** People and channels of a new workspace. */
export const ada = 'U0ADACHEN1';
export const ben = 'U0BENOKAF1';
export const privacy = 'C0PRIVACY1';
export const general = 'C0GENERAL1';
export const updates = 'C0CHINAUP1';
export const archive = 'C0ARCHIVE1';
export const adasMessages = 'D0ADACHEN1';

/** A manifest with a command and both kinds of shortcut. */
export const manifest = {
  commands: [{ command: '/privacy-law', description: 'Searches', usageHint: '[words]' }],
  shortcuts: [
    { name: 'Search', type: 'global', callbackId: 'search' },
    { name: 'Related', type: 'message', callbackId: 'related' },
  ],
} as const;

/** A workspace and a real Bolt app, connected in Socket Mode. */
export interface WithApp extends AsyncDisposable {
  readonly workspace: Workspace;
  readonly app: App;
}

/** Opens a workspace and connects an app with the listeners that `register` adds. */
export async function withApp(register: (app: App) => void, options: WorkspaceOptions = {}): Promise<WithApp> {
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

/** A Bolt app in Socket Mode for the workspace, not started yet. */
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

/** Slack's Socket Mode client without Bolt, which acknowledges nothing by itself. */
export function socketClient({ apiUrl }: Workspace): SocketModeClient {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  return new SocketModeClient({
    appToken: 'xapp-playground',
    clientOptions,
    clientPingTimeout: 300,
    logger: silent,
  });
}

/** What Slack's Socket Mode client passes to its listeners. */
export interface Delivered {
  readonly ack: () => Promise<void>;
  readonly retry_num: number;
  readonly retry_reason: string;
}

const nothing = (): void => undefined;

/** A logger that logs nothing, because these tests cause errors on purpose. */
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

/** Matches a string that contains this. */
export const containing = (part: string): unknown => expect.stringContaining(part);

/** Matches any string. */
export const anyText: unknown = expect.any(String);

/** The error code of a call, or `ok`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (!isJson(error)) throw error;
    return textOf(objectOf(error, 'data'), 'error') || textOf(error, 'code');
  }
}
