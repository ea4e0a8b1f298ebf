import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { asJson, parseJson, textOf } from '../json.ts';
import type { Faults } from '../state/faults.ts';
import type { Acknowledgement, Envelope, Gateway } from './gateway.ts';

/** Socket Mode: the app's sockets, of which it may open several. */
export interface SocketGateway extends Gateway {
  /** The URL of one new socket, as `apps.connections.open` returns it. */
  newUrl(): string;
  /** Sends a frame as it is to one socket. */
  sendRaw(text: string): void;
  /** Sends a disconnect frame, as Slack does before it closes a socket. */
  readonly disconnect: Faults['disconnect'];
  /** Cuts all sockets without notice; false where there are none. */
  drop(): boolean;
  close(): Promise<void>;
}

interface SocketOptions {
  readonly server: Server;
  readonly appId: string;
  /** Milliseconds that an acknowledgement may take. */
  readonly ackTimeout: number;
  /** Called when a socket opens or closes. */
  readonly changed: () => void;
}

/** Accepts sockets at `/socket` of the server; each URL opens one. */
export function openSocketGateway({ server, appId, ackTimeout, changed }: SocketOptions): SocketGateway {
  const sockets: WebSocket[] = [];
  const tickets = new Set<string>();
  const pending = pendingAcknowledgements(ackTimeout);

  const closed = (socket: WebSocket): void => {
    sockets.splice(0, sockets.length, ...sockets.filter((each) => each !== socket));
    pending.giveUp(socket);
    changed();
  };
  const opened = (socket: WebSocket): void => {
    socket.on('message', (data) => {
      const frame = asJson(parseJson(textIn(data)));
      pending.settle(textOf(frame, 'envelope_id'), { kind: 'acknowledged', payload: frame['payload'] });
    });
    socket.on('close', () => closed(socket));
    socket.on('error', () => socket.terminate());
    sockets.push(socket);
    send(socket, helloFrame(appId, sockets.length));
    changed();
  };
  const stopAccepting = acceptSockets(server, tickets, opened);

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
    sendRaw: (text) => sockets[0]?.send(text),
    disconnect: (reason) => {
      const frame = { type: 'disconnect', reason, debug_info: { host: 'playground' } };
      for (const socket of sockets) send(socket, frame);
    },
    drop: () => {
      for (const socket of sockets) socket.terminate();
      return sockets.length > 0;
    },
    close: async () => {
      pending.giveUp();
      const stopped = stopAccepting();
      await Promise.all(sockets.map(closeGracefully));
      await stopped;
    },
  };
}

/** The envelopes that were sent and not yet acknowledged. */
function pendingAcknowledgements(timeout: number) {
  const pending = new Map<string, { socket: WebSocket; resolve: (result: Acknowledgement) => void }>();
  const settle = (id: string, result: Acknowledgement): void => {
    pending.get(id)?.resolve(result);
    pending.delete(id);
  };
  return {
    settle,
    expect: (socket: WebSocket) => {
      const id = randomUUID();
      const acknowledgement = new Promise<Acknowledgement>((resolve) => {
        const timer = setTimeout(() => settle(id, { kind: 'late' }), timeout);
        const settled = (result: Acknowledgement): void => {
          clearTimeout(timer);
          resolve(result);
        };
        pending.set(id, { socket, resolve: settled });
      });
      return { id, acknowledgement };
    },
    giveUp: (socket?: WebSocket): void => {
      for (const [id, waiting] of pending) {
        if (socket === undefined || waiting.socket === socket) settle(id, { kind: 'unreachable' });
      }
    },
  };
}

function acceptSockets(server: Server, tickets: Set<string>, opened: (socket: WebSocket) => void): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4_000_000 });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/socket' && tickets.delete(url.searchParams.get('ticket') ?? '')) {
      sockets.handleUpgrade(request, stream, head, opened);
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

// The app may be closing the socket at the same moment, so it gets half a second to do so.
async function closeGracefully(socket: WebSocket): Promise<void> {
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

function frameOf(id: string, { type, payload, retry }: Envelope): unknown {
  const isEvent = type === 'events_api';
  const frame = { envelope_id: id, payload, type, accepts_response_payload: !isEvent };
  return isEvent ? { ...frame, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : frame;
}

function hostOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '127.0.0.1';
}

function textIn(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
