import { randomUUID } from 'node:crypto';
import {
  type CallbackOptions,
  ErrorCode,
  InstallProvider,
  type Installation as SlackInstallation,
  type InstallationStore as SlackInstallationStore,
} from '@slack/oauth';
import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { inLanguage, languageOf } from '../messages/language.ts';
import type { Clock, Installation, InstallationStore, Log } from '../ports.ts';
import { second } from '../time/instant.ts';
import type { AppCredentials } from './bot-tokens.ts';
import { failurePage, installPage, successPage } from './install-html.ts';
import type { Page } from './receiver.ts';

interface InstallOptions extends AppCredentials {
  /** Signs the state, with which Slack's answer is told from a forged one. */
  readonly stateSecret: string;
  readonly scopes: readonly string[];
  readonly installations: InstallationStore;
  readonly apiUrl: string;
  readonly clientOptions: WebClientOptions;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where people begin to install the app; Slack sends them back to the second. */
const installPaths = { start: '/slack/install', back: '/slack/oauth_redirect' } as const;

/** The pages on which an admin installs the app in a workspace, or in a whole organisation. */
export function installPages(options: InstallOptions): readonly Page[] {
  const { clientId, clientSecret, stateSecret, apiUrl, clientOptions, scopes, log } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    installationStore: storeFor(options),
    renderHtmlForInstallPath: installPage,
    clientOptions,
    ...(clientOptions.logger && { logger: clientOptions.logger }),
  });
  return [
    {
      path: installPaths.start,
      show: inItsLanguage((request, response) => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        return provider.handleInstallPath(request, response, {}, { scopes: [...scopes] });
      }),
    },
    {
      path: installPaths.back,
      show: inItsLanguage((request, response) => provider.handleCallback(request, response, answers(log))),
    },
  ];
}

// The browser names the language that its user prefers first.
const inItsLanguage =
  (show: Page['show']): Page['show'] =>
  (request, response) =>
    inLanguage(languageOf(request.headers['accept-language']) ?? 'en', () => show(request, response));

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

const htmlHeaders = { ...headers, 'content-type': 'text/html; charset=utf-8' } as const;

/** What the person who installed the app sees. */
const answers = (log: Log): CallbackOptions => ({
  success: ({ team, enterprise, appId }, _, __, response) => {
    const [id, name] = team ? [team.id, team.name] : [enterprise?.id, enterprise?.name];
    log.info({ installation: id }, 'the app was installed');
    response
      .writeHead(200, htmlHeaders)
      .end(successPage({ name: name ?? id ?? '', workspaceId: team?.id ?? null, appId }));
  },
  failure: (error, _, request, response) => {
    const reference = randomUUID().slice(0, 8);
    const isCancelled = new URL(request.url ?? '', 'http://localhost').searchParams.get('error') === 'access_denied';
    const reason = isCancelled
      ? 'cancelled'
      : (reasons[error.code] ?? (error instanceof WebAPIPlatformError ? 'refused' : 'failed'));
    // The message may quote what somebody has forged.
    log.warn({ reference, reason, code: error.code }, 'the app was not installed');
    response.writeHead(reason === 'failed' ? 500 : 400, htmlHeaders).end(failurePage(reason, reference));
  },
});

const reasons: Readonly<Record<string, 'stale'>> = {
  [ErrorCode.InvalidStateError]: 'stale',
  [ErrorCode.MissingStateError]: 'stale',
  [ErrorCode.MissingCodeError]: 'stale',
};

/** Our store, as Slack's library asks for one. */
function storeFor({ installations, clientOptions, clock }: InstallOptions): SlackInstallationStore {
  return {
    storeInstallation: async (given) => {
      const { bot } = given;
      if (!bot) throw new Error('Slack gave no bot token');
      const { user: botName = 'Privacy Law' } = await new WebClient(bot.token, clientOptions).auth.test();
      const token = {
        token: bot.token,
        refreshToken: bot.refreshToken ?? null,
        expiresAt: bot.expiresAt === undefined ? null : bot.expiresAt * second,
      };
      await installations.save(installationOf(given, bot, { botName, installedAt: clock.now().getTime() }), token);
    },
    fetchInstallation: () => Promise.reject(new Error('tokens are renewed in turn, by createRenewingTokens')),
  };
}

function installationOf(
  { team, enterprise, isEnterpriseInstall, user }: SlackInstallation,
  bot: NonNullable<SlackInstallation['bot']>,
  rest: Pick<Installation, 'botName' | 'installedAt'>,
): Installation {
  const owner = isEnterpriseInstall ? enterprise : team;
  if (!owner) throw new Error('Slack did not say where the app was installed');
  return {
    ...rest,
    id: owner.id,
    name: owner.name ?? owner.id,
    enterpriseId: enterprise?.id ?? null,
    botId: bot.id,
    botUserId: bot.userId,
    installedBy: user.id,
  };
}
