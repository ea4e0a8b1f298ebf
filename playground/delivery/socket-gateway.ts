import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isJson, parseJson, textOf } from '../json.ts';
import { createPendingAcknowledgements, type Envelope, type Gateway } from './gateway.ts';

/** Socket Mode: the app's sockets, of which it may hold several. */
export interface SocketGateway extends Gateway {
  /** The address of one new socket, as `apps.connections.open` answers it. */
  newUrl(): string;
  /** Says goodbye as Slack does before it closes a socket; the app is to connect again. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Breaks all sockets off without a word; false where there are none. */
  drop(): boolean;
  close(): Promise<void>;
}

interface SocketOptions {
  readonly server: Server;
  readonly appId: string;
  /** Milliseconds an acknowledgement may take. */
  readonly ackTimeout: number;
  readonly changed: () => void;
}

/** Takes sockets at `/socket` of the server; each needs an address that was handed out once. */
export function openSocketGateway({ server, appId, ackTimeout, changed }: SocketOptions): SocketGateway {
  const sockets: WebSocket[] = [];
  const tickets = new Set<string>();
  const pending = createPendingAcknowledgements<WebSocket>(ackTimeout);

  const left = (socket: WebSocket): void => {
    sockets.splice(0, sockets.length, ...sockets.filter((each) => each !== socket));
    pending.giveUp(socket);
    changed();
  };
  const joined = (socket: WebSocket): void => {
    socket.on('message', (data) => {
      const answer = parseJson(textIn(data));
      if (!isJson(answer)) return;
      pending.settle(textOf(answer, 'envelope_id'), { kind: 'acknowledged', payload: answer['payload'] });
    });
    socket.on('close', () => left(socket));
    socket.on('error', () => socket.terminate());
    sockets.push(socket);
    send(socket, helloFrame(appId, sockets.length));
    changed();
  };
  const stopTaking = takeSockets(server, { tickets, joined });

  return {
    connected: () => sockets.length > 0,
    deliver: (envelope) => {
      const socket = sockets.shift();
      if (!socket) return Promise.resolve({ kind: 'unreachable' });
      sockets.push(socket);
      const { id, acknowledgement } = pending.expect(socket);
      send(socket, frameOf(id, envelope));
      return acknowledgement;
    },
    newUrl: () => {
      const ticket = randomBytes(12).toString('hex');
      tickets.add(ticket);
      return `ws://${hostOf(server)}/socket?ticket=${ticket}`;
    },
    disconnect: (reason) => {
      for (const socket of sockets)
        send(socket, { type: 'disconnect', reason, debug_info: { host: 'playground' } });
    },
    drop: () => {
      for (const socket of sockets) socket.terminate();
      return sockets.length > 0;
    },
    close: async () => {
      pending.giveUp();
      const stopped = stopTaking();
      await Promise.all(sockets.map(sayGoodbye));
      await stopped;
    },
  };
}

interface Taking {
  readonly tickets: Set<string>;
  readonly joined: (socket: WebSocket) => void;
}

function takeSockets(server: Server, { tickets, joined }: Taking): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4_000_000 });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/socket' && tickets.delete(url.searchParams.get('ticket') ?? '')) {
      sockets.handleUpgrade(request, stream, head, joined);
    } else {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    }
  };
  server.on('upgrade', upgrade);
  return async () => {
    server.off('upgrade', upgrade);
    await new Promise((resolve) => sockets.close(resolve));
  };
}

const send = (socket: WebSocket, frame: unknown): void => socket.send(JSON.stringify(frame));

// The app may be closing its side at the same moment: let the two meet before the line is cut.
async function sayGoodbye(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  const timer = setTimeout(() => socket.terminate(), 500);
  socket.close(1001);
  await closed;
  clearTimeout(timer);
}

const helloFrame = (appId: string, connections: number): unknown => ({
  type: 'hello',
  num_connections: connections,
  debug_info: { host: 'playground', build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: appId },
});

function frameOf(id: string, { type, payload, acceptsPayload, retry }: Envelope): unknown {
  const frame = { envelope_id: id, payload, type, accepts_response_payload: acceptsPayload };
  return type === 'events_api'
    ? { ...frame, retry_attempt: retry.attempt, retry_reason: retry.reason }
    : frame;
}

function hostOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '127.0.0.1';
}

function textIn(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
