import type { Clock, Installation, Log } from '../ports.ts';
import { createRenewingTokens, renewToken, type TokenOf } from '../slack/bot-tokens.ts';
import type { Access } from '../slack/connect-to-slack.ts';
import { installPages } from '../slack/install-pages.ts';
import type { Page } from '../slack/receiver.ts';
import { NotInstalledError, type RequestSource } from '../slack/requests.ts';
import {
  acceptsToken,
  answersAtAll,
  type clientOptionsFor,
  fetchBotIdentity,
  type Identity,
} from '../slack/web-client.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../storage/database.ts';
import { createInstallationStore, createTokenStore, resealTokens } from '../storage/installation-store.ts';
import { createRecentKeys } from '../storage/recent-keys.ts';
import { everyWorkspace } from '../storage/tables.ts';
import { createVault, type Vault } from '../storage/vault.ts';
import { appScopes } from './manifest.ts';
import type { Settings } from './settings.ts';

/** Where the app is installed, and what acts there for it. */
export interface OpenAccess {
  /** The only workspace; null if there may be any number. */
  readonly only: Identity | null;
  /** The name of the only workspace, or how many installations there are. */
  readonly serves: string;
  readonly tokenOf: TokenOf;
  /** Who the app is in a workspace. Rejects with a `NotInstalledError`. */
  readonly identityOf: (workspaceId: string) => Promise<Identity>;
  /** The workspace that a request is from. Rejects with a `NotInstalledError`. */
  readonly workspaceOf: (source: RequestSource) => Promise<Identity>;
  readonly isAccepted: () => Promise<boolean>;
  readonly pages: readonly Page[];
  /** The sources of the files. Where many workspaces have the app, each turns on what it follows. */
  readonly sourceFiles: readonly Source[];
}

interface AccessOptions {
  readonly settings: Pick<Settings, 'slack' | 'encryptionKeys'>;
  readonly sources: readonly Source[];
  readonly database: Database;
  readonly clientOptions: ReturnType<typeof clientOptionsFor>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the tokens, sealing those that are not, and finds out who the app is. Rejects with an `OperatorError`. */
export async function openAccess(options: AccessOptions): Promise<OpenAccess> {
  const { settings, database, log } = options;
  const vault = createVault(settings.encryptionKeys);
  const { count, tampered } = await resealTokens(database, vault);
  if (count > 0) log.info({ count }, 'stored tokens were encrypted with the newest key');
  for (const installation of tampered)
    log.error({ installation }, 'a stored token was changed and is not used; install the app there again');
  const { access } = settings.slack;
  return access.kind === 'one' ? openOne(options, vault, access) : openMany(options, vault, access);
}

async function openOne(
  { settings, sources, database, clientOptions, clock, log }: AccessOptions,
  vault: Vault,
  { botToken, rotation }: Extract<Access, { kind: 'one' }>,
): Promise<OpenAccess> {
  const { apiUrl, connectFor } = settings.slack;
  const rotating =
    rotation &&
    createRenewingTokens({
      store: createTokenStore(database, vault),
      recent: createRecentKeys(database, everyWorkspace, clock),
      firstRefreshToken: rotation.refreshToken,
      renew: renewToken(rotation, clientOptions, clock),
      clock,
    });
  // Without token rotation the token from the settings never expires.
  const tokenOf = () => (rotating ? rotating(rotation.clientId) : Promise.resolve(botToken));
  const only = await fetchBotIdentity(tokenOf, apiUrl, { log, signal: AbortSignal.timeout(connectFor) });
  return {
    only,
    serves: only.workspace,
    tokenOf,
    identityOf: () => Promise.resolve(only),
    workspaceOf: () => Promise.resolve(only),
    isAccepted: acceptsToken(tokenOf, clientOptions),
    pages: [],
    sourceFiles: sources,
  };
}

async function openMany(
  { settings, sources, database, clientOptions, clock, log }: AccessOptions,
  vault: Vault,
  { stateSecret, ...credentials }: Extract<Access, { kind: 'many' }>,
): Promise<OpenAccess> {
  const installations = createInstallationStore(database, vault);
  const token = createRenewingTokens({
    store: createTokenStore(database, vault),
    recent: createRecentKeys(database, everyWorkspace, clock),
    renew: renewToken(credentials, clientOptions, clock),
    clock,
  });
  const identityIn = (workspaceId: string, installation: Installation | null): Identity => {
    if (installation === null) throw new NotInstalledError('the app is not installed in this workspace');
    const { name, enterpriseId, botId, botUserId, botName, installedBy, installedAt } = installation;
    const ids = { botId, botUserId, teamId: workspaceId, ...(enterpriseId !== null && { enterpriseId }) };
    return { ids, workspace: name, workspaceId, botName, installer: installedBy, installedAt };
  };
  return {
    only: null,
    serves: `${await installations.count()} installations`,
    tokenOf: async (workspaceId) => {
      const installation = await installations.ofWorkspace(workspaceId);
      if (installation === null) throw new NotInstalledError('the app is not installed in this workspace');
      return token(installation.id);
    },
    identityOf: async (workspaceId) => identityIn(workspaceId, await installations.ofWorkspace(workspaceId)),
    workspaceOf: async ({ workspaceId, installationId }) => {
      const installation = workspaceId === '' ? null : await installations.find(installationId);
      if (installation) await installations.serve(workspaceId, installation.id);
      return identityIn(workspaceId, installation);
    },
    isAccepted: answersAtAll(clientOptions),
    pages: installPages({
      ...credentials,
      stateSecret,
      scopes: await appScopes(),
      installations,
      apiUrl: settings.slack.apiUrl,
      clientOptions,
      clock,
      log,
    }),
    sourceFiles: sources.map((source) => ({ ...source, enabled: false })),
  };
}
