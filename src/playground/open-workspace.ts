import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { controls } from './controls.ts';
import { createEventOutbox } from './delivery/event-outbox.ts';
import type { Gateway } from './delivery/gateway.ts';
import { createRequestGateway } from './delivery/request-gateway.ts';
import { createResponseUrls } from './delivery/response-urls.ts';
import { openSocketGateway } from './delivery/socket-gateway.ts';
import { createTriggers } from './delivery/triggers.ts';
import { type Parts, secondsOf } from './parts.ts';
import { loopbackOnly } from './site/loopback-only.ts';
import { pageFiles } from './site/page-files.ts';
import { pageRoutes, requestRefused } from './site/page-routes.ts';
import { createChannelStore } from './state/channel-store.ts';
import { channelsOf } from './state/channels.ts';
import { openingTime, startClock } from './state/clock.ts';
import { createFaultPlan } from './state/faults.ts';
import { createFileStore } from './state/file-store.ts';
import { createAnnouncer } from './state/happening.ts';
import { identify } from './state/identity.ts';
import { createMessageStore } from './state/message-store.ts';
import { peopleOf } from './state/people.ts';
import { createViewStore } from './state/view-store.ts';
import { apiRoutes } from './web-api/api-routes.ts';
import { type CallLog, createCallLog } from './web-api/call-log.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

/**
 * Opens a small Slack-like workspace on this machine, which an app connects to as it would to Slack.
 * @throws Error where the port is taken
 */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const requestUrl = { current: options.requestUrl ?? null };
  const parts = assemble(options, { server, requestUrl, baseUrl: `http://127.0.0.1:${port}/` });
  const log = createCallLog(parts.announcer);
  server.on(
    'request',
    site(parts, log, options.pageDirectory ?? fileURLToPath(new URL('./page/', import.meta.url))),
  );
  const close = async (): Promise<void> => {
    parts.events.close();
    await parts.sockets.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { ...controls(parts, log, requestUrl), [Symbol.asyncDispose]: once(close) };
}

interface Ground {
  readonly server: Server;
  readonly baseUrl: string;
  readonly requestUrl: { readonly current: string | null };
}

function assemble(options: WorkspaceOptions, { server, baseUrl, requestUrl }: Ground): Parts {
  const zone = options.zone ?? 'Asia/Shanghai';
  const { ack: ackTimeout = 3000, trigger = 3000, retries = [0, 60_000, 300_000] } = options.timing ?? {};
  const identity = identify(options.app ?? {});
  const clock = startClock(options.now ?? openingTime(zone), zone);
  const announcer = createAnnouncer();
  const people = peopleOf(identity);
  const changed = (): void => announcer.announce({ type: 'connection' });
  const sockets = openSocketGateway({ server, appId: identity.appId, ackTimeout, changed });
  const { signingSecret } = identity;
  const requests = createRequestGateway({ url: () => requestUrl.current, signingSecret, ackTimeout });
  const gateway: Gateway = {
    connected: () => sockets.connected() || requests.connected(),
    deliver: (envelope) => (sockets.connected() ? sockets : requests).deliver(envelope),
  };
  const seconds = (): number => secondsOf({ clock });
  return {
    baseUrl,
    identity,
    clock,
    announcer,
    people,
    channels: createChannelStore(channelsOf(people, identity), announcer),
    messages: createMessageStore(clock, announcer),
    views: createViewStore(announcer),
    files: createFileStore(clock),
    triggers: createTriggers(trigger),
    responseUrls: createResponseUrls(baseUrl, clock),
    sockets,
    gateway,
    events: createEventOutbox({ gateway, identity, announcer, retryDelays: retries, seconds }),
    faults: createFaultPlan(),
  };
}

function site(parts: Parts, log: CallLog, pageDirectory: string): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(loopbackOnly);
  app.use(apiRoutes(parts, log));
  app.use(pageRoutes(parts));
  app.use(pageFiles(pageDirectory));
  app.use(requestRefused);
  return app;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`Port ${port} is in use on 127.0.0.1: choose another one.`, { cause }) : cause,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => {
    closing ??= close();
    return closing;
  };
}
