import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { connected, createEventOutbox } from './delivery/event-outbox.ts';
import type { Gateway } from './delivery/gateway.ts';
import { createRequestGateway } from './delivery/request-gateway.ts';
import { createResponseUrls, createTriggers } from './delivery/response-urls.ts';
import { openSocketGateway } from './delivery/socket-gateway.ts';
import type { Parts } from './parts.ts';
import { answerError, loopbackOnly } from './site/http.ts';
import { pageRoutes, upload } from './site/page-routes.ts';
import { type Channel, initialChannels } from './state/channels.ts';
import { openingTime, startClock } from './state/clock.ts';
import { createFaultPlan, type Faults } from './state/faults.ts';
import { createFileStore } from './state/files.ts';
import { createEventBus, mentionsIn, pageMessage } from './state/message.ts';
import { identify, peopleOf } from './state/people.ts';
import { changeFor, snapshotFor } from './state/snapshot.ts';
import { createChannelStore, createMessageStore } from './state/stores.ts';
import { createViewStore } from './state/views.ts';
import { removeBot } from './user-actions/membership.ts';
import { perform } from './user-actions/perform.ts';
import { startWatch } from './watch.ts';
import { apiRoutes } from './web-api/api-routes.ts';
import { type CallLog, createCallLog } from './web-api/call-log.ts';
import type { Broadcast, Workspace, WorkspaceOptions } from './workspace.ts';

/**
 * Opens a small Slack-like workspace on this machine, to which an app connects as it would to Slack.
 * @throws Error where the port is in use
 */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const requestUrl = { current: options.requestUrl ?? null };
  const parts = createParts(options, { server, requestUrl, baseUrl: `http://127.0.0.1:${port}/` });
  const log = createCallLog(parts.bus);
  const pageDirectory = options.pageDirectory ?? fileURLToPath(new URL('./page/', import.meta.url));
  server.on('request', createSite(parts, log, pageDirectory));
  const close = async (): Promise<void> => {
    parts.events.close();
    await parts.sockets.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { ...controls(parts, log, requestUrl), [Symbol.asyncDispose]: once(close) };
}

interface Listening {
  readonly server: Server;
  readonly baseUrl: string;
  readonly requestUrl: { readonly current: string | null };
}

function createParts(options: WorkspaceOptions, { server, baseUrl, requestUrl }: Listening): Parts {
  const zone = options.zone ?? 'Asia/Shanghai';
  const { ack: ackTimeout = 3000, trigger = 3000, retries = [0, 60_000, 300_000] } = options.timing ?? {};
  const identity = identify(options.app ?? {});
  const { appId, signingSecret } = identity;
  const clock = startClock(options.now ?? openingTime(zone), zone);
  const bus = createEventBus();
  const people = [...peopleOf(identity), ...(options.guests ?? [])].map((person) => {
    const role = options.roles?.[person.id];
    return role === undefined ? person : { ...person, role };
  });
  const changed = (): void => bus.emit({ type: 'connection' });
  const sockets = openSocketGateway({ server, appId, ackTimeout, changed });
  const requests = createRequestGateway({ url: () => requestUrl.current, signingSecret, ackTimeout });
  const gateway: Gateway = {
    connected: () => sockets.connected() || requests.connected(),
    deliver: (envelope) => (sockets.connected() ? sockets : requests).deliver(envelope),
  };
  return {
    baseUrl,
    identity,
    clock,
    bus,
    people,
    channels: createChannelStore(initialChannels(people, identity), bus),
    messages: createMessageStore(clock, bus),
    views: createViewStore(bus),
    files: createFileStore(clock),
    triggers: createTriggers(trigger),
    responseUrls: createResponseUrls(baseUrl, clock),
    sockets,
    requests,
    gateway,
    events: createEventOutbox({ gateway, identity, bus, clock, retryDelays: retries }),
    faults: createFaultPlan(),
  };
}

function createSite(parts: Parts, log: CallLog, pageDirectory: string): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(loopbackOnly);
  app.use(apiRoutes(parts, log));
  app.use(pageRoutes(parts, pageDirectory));
  app.use(answerError);
  return app;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === 'EADDRINUSE';
      reject(inUse ? new Error(`Port ${port} is in use on 127.0.0.1. Choose another.`, { cause }) : cause);
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

function controls(
  parts: Parts,
  log: CallLog,
  requestUrl: { current: string | null },
): Omit<Workspace, typeof Symbol.asyncDispose> {
  const { bus, clock, events, gateway, identity } = parts;
  return {
    ...startWatch(parts, log),
    url: parts.baseUrl,
    apiUrl: `${parts.baseUrl}api/`,
    botUser: identity.botUser,
    faults: faultControls(parts),
    now: () => clock.now(),
    setClock: (at) => {
      clock.set(at);
      bus.emit({ type: 'clock' });
    },
    onClockMoved: (listener) => {
      bus.listen(({ type }) => {
        if (type === 'clock') listener();
      });
    },
    perform: (action) => perform(parts, action),
    snapshot: (user) => snapshotFor(parts, user),
    listen: (user, listener) =>
      bus.listen((event) => {
        const change = changeFor(parts, user, event);
        if (change) listener(change);
      }),
    connected: () => connected(gateway, bus, AbortSignal.timeout(30_000)),
    calls: () => log.calls,
    broadcasts: () => broadcastsIn(parts),
    deliverEvent: (event, at) => events.send(event, { at }),
    redeliverEvent: () => events.redeliver(),
    sendRequestsTo: (url) => {
      requestUrl.current = url;
      bus.emit({ type: 'connection' });
    },
    upload: (user, name, bytes) => upload(parts, user, name, bytes),
  };
}

function broadcastsIn({ messages, identity }: Parts): readonly Broadcast[] {
  return messages
    .all()
    .filter(({ user, system }) => user === identity.botUser && !system)
    .map((message) => ({ message: pageMessage(message), mentions: mentionsIn(message) }))
    .filter(({ mentions }) => mentions.length > 0);
}

function faultControls(parts: Parts): Faults {
  const { channels, events, faults, identity, messages, requests, sockets } = parts;
  const existing = (id: string): Channel => {
    const channel = channels.find(id);
    if (!channel) throw new Error(`no channel ${id}`);
    return channel;
  };
  return {
    next: faults.next,
    clear: faults.clear,
    limitRate: (interval) => faults.limitRate(interval),
    send: async (text, sent = {}) => {
      if (!sockets.connected()) return requests.send(text, sent);
      sockets.sendRaw(text);
      return null;
    },
    replay: () => requests.replay(),
    archive: (id, archived = true) => {
      channels.replace({ ...existing(id), archived });
      const type = archived ? 'channel_archive' : 'channel_unarchive';
      if (identity.events.includes(type)) events.send({ type, channel: id, event_ts: messages.newTs() });
    },
    removeBot: (id) => {
      removeBot(parts, existing(id), null);
    },
    revokeToken: ({ sendEvent = false } = {}) => {
      faults.tokenRevoked = true;
      const tokens = { oauth: [], bot: [identity.botUser] };
      if (sendEvent) events.send({ type: 'tokens_revoked', tokens, event_ts: messages.newTs() });
    },
    disconnect: (reason) => {
      if (reason === 'link_disabled') faults.linkDisabled = true;
      sockets.disconnect(reason);
    },
  };
}
