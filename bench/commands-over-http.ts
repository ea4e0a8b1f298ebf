import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { signature } from '../playground/delivery/request-gateway.ts';
import { freePort } from '../tests/stories/open-office.ts';

/** How an app of the benchmarks is reached: over HTTP on a free port. */
export const httpTransport = async () =>
  ({
    kind: 'http',
    signingSecret: 'playground-signing-secret',
    host: '127.0.0.1',
    port: await freePort(),
    keepAlive: 65_000,
  }) as const;

interface Load {
  readonly transport: Awaited<ReturnType<typeof httpTransport>>;
  /** Commands a second, and for how many seconds. */
  readonly rate: number;
  readonly seconds: number;
  /** The form of each command. */
  readonly fieldsOf: (number: number) => Readonly<Record<string, string>>;
}

/**
 * Sends signed commands at a steady rate through connections that are kept alive, as a proxy does.
 * @returns how many milliseconds each acknowledgement took, and why the others failed
 */
export async function sendCommands({ transport, rate, seconds, fieldsOf }: Load) {
  const { host, port, signingSecret } = transport;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const acknowledged: number[] = [];
  const failed: string[] = [];
  const send = async (number: number): Promise<void> => {
    const body = new URLSearchParams({ command: '/privacy-law', ...fieldsOf(number) }).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      ...signature(body, signingSecret),
    };
    const beganAt = performance.now();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { host, port, path: '/slack/events', method: 'POST', headers, agent, timeout: 3000 };
      request(options, resolve).on('error', reject).end(body);
    });
    acknowledged.push(performance.now() - beganAt);
    response.resume();
    if (response.statusCode !== 200) failed.push(`status ${response.statusCode}`);
  };
  const beganAt = performance.now();
  const sent: Promise<void>[] = [];
  for (let i = 0; i < rate * seconds; i += 1) {
    await wait(Math.max(0, beganAt + (i * 1000) / rate - performance.now()));
    sent.push(send(i).catch((error: unknown) => void failed.push(String(error))));
  }
  await Promise.all(sent);
  return { acknowledged, failed };
}
