import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Bot } from '../workflows/bot.ts';
import type { Clock, Log } from '../workflows/ports.ts';
import { recentlyDone } from '../workflows/recently-done.ts';
import { boltLogger } from './bolt-logger.ts';
import { createChannelPoster } from './channel-poster.ts';
import type { Desk } from './desk.ts';
import { handleError } from './handle-error.ts';
import { register } from './registrations.ts';
import { stayConnected } from './stay-connected.ts';

/** How the app reaches Slack. */
export interface SlackSettings {
  /** Base address of the Web API; another than Slack's for a stand-in. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };
}

/** What the app brings to Slack. */
interface AppFacts {
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Log;
  /** Called with a `CannotConnect` when Slack refuses the token for good while the app runs. */
  readonly onRefused: (error: Error) => void;
}

/** The app while it is connected. Disposing of it disconnects. */
export interface SlackConnection extends AsyncDisposable {
  readonly workspace: string;
  readonly botName: string;
}

/** Connects and begins to answer. Rejects with `CannotConnect` where Slack refuses the tokens or is not reached. */
export async function connectToSlack(settings: SlackSettings, facts: AppFacts): Promise<SlackConnection> {
  const logger = boltLogger(facts.log);
  const clientOptions = {
    slackApiUrl: settings.apiUrl,
    logger,
    timeout: 10_000,
    retryConfig: { retries: 1, maxTimeout: 1000 },
  };
  const identity = await whoAmI(settings.botToken, clientOptions);
  const receiver = createReceiver(settings, clientOptions);
  const app = new App({
    receiver,
    logger,
    clientOptions,
    authorize: () => Promise.resolve({ botToken: settings.botToken, ...identity.ids }),
    extendedErrorHandler: true,
  });
  const desk: Desk = {
    ...facts,
    poster: createChannelPoster(settings.botToken, clientOptions),
    answered: recentlyDone(25 * 60 * 60 * 1000),
    shared: recentlyDone(10 * 60 * 1000),
  };
  register(app, desk);
  app.error(handleError(desk, new WebClient(settings.botToken, clientOptions)));
  const stop = await start(receiver, settings, facts);
  return { workspace: identity.workspace, botName: identity.botName, [Symbol.asyncDispose]: stop };
}

/** Slack was not reached or refused: a sentence for the operator, without a stack. */
export class CannotConnect extends Error {
  override readonly name = 'CannotConnect';
}

async function whoAmI(token: string, options: WebClientOptions) {
  try {
    const answer = await new WebClient(token, options).auth.test();
    const { bot_id: botId, user_id: botUserId, team_id: teamId, team, user } = answer;
    return {
      ids: { ...(botId && { botId }), ...(botUserId && { botUserId }), ...(teamId && { teamId }) },
      workspace: team ?? teamId ?? 'unknown workspace',
      botName: user ?? 'Privacy Law',
    };
  } catch (cause) {
    throw new CannotConnect(refusalWords('SLACK_BOT_TOKEN', cause), { cause });
  }
}

type AnyReceiver = SocketModeReceiver | HTTPReceiver;

function createReceiver({ transport }: SlackSettings, clientOptions: WebClientOptions): AnyReceiver {
  const logger = clientOptions.logger;
  if (transport.kind === 'http') {
    return new HTTPReceiver({ signingSecret: transport.signingSecret, ...(logger && { logger }) });
  }
  return new SocketModeReceiver({
    appToken: transport.appToken,
    ...(logger && { logger }),
    autoReconnectEnabled: false,
    // Pongs take longer than the library's five seconds on slow links; reconnecting does not wait for it (stay-connected.ts).
    clientPingTimeout: 10_000,
    installerOptions: { clientOptions },
  });
}

async function start(
  receiver: AnyReceiver,
  { transport }: SlackSettings,
  facts: AppFacts,
): Promise<() => Promise<void>> {
  try {
    if (receiver instanceof SocketModeReceiver) {
      await receiver.start();
      const onRefused = (cause: unknown) =>
        facts.onRefused(new CannotConnect(refusalWords('SLACK_APP_TOKEN', cause), { cause }));
      const leave = stayConnected({ receiver, log: facts.log, onRefused });
      return async () => {
        leave();
        await receiver.stop();
      };
    }
    if (transport.kind === 'http') await receiver.start({ host: transport.host, port: transport.port });
    return async () => {
      await receiver.stop();
    };
  } catch (cause) {
    const setting = transport.kind === 'http' ? 'HOST and PORT' : 'SLACK_APP_TOKEN';
    throw new CannotConnect(refusalWords(setting, cause), { cause });
  }
}

function refusalWords(setting: string, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Cannot connect to Slack with ${setting}: ${reason.split('\n')[0]}`;
}
