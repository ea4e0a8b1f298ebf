import { randomUUID } from 'node:crypto';
import type { Json } from '../json.ts';

/** Something the workspace tells the app, whichever way it travels. */
export interface Envelope {
  readonly type: 'slash_commands' | 'events_api' | 'interactive';
  readonly payload: Json;
  /** Whether the acknowledgement may say something. */
  readonly acceptsPayload: boolean;
  readonly retry: { readonly attempt: number; readonly reason: string };
}

/** What came back: the acknowledgement with its payload, nothing in time, or no app to tell it to. */
export type Acknowledgement =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'late' }
  | { readonly kind: 'unreachable' };

/** A way to the app. */
export interface Gateway {
  connected(): boolean;
  deliver(envelope: Envelope): Promise<Acknowledgement>;
}

/** An envelope that is sent for the first time. */
export const firstTime = (envelope: Omit<Envelope, 'retry'>): Envelope => ({
  ...envelope,
  retry: { attempt: 0, reason: '' },
});

/** Envelopes that were sent over sockets and are not acknowledged yet. */
export interface PendingAcknowledgements<Socket> {
  /** A new envelope over that socket: its id, and what comes back for it. */
  expect(socket: Socket): { readonly id: string; readonly acknowledgement: Promise<Acknowledgement> };
  settle(id: string, acknowledgement: Acknowledgement): void;
  /** Nothing comes back any more over that socket, or over any. */
  giveUp(socket?: Socket): void;
}

/**
 * Nothing is pending.
 * @param timeout milliseconds an acknowledgement may take
 */
export function createPendingAcknowledgements<Socket>(timeout: number): PendingAcknowledgements<Socket> {
  const pending = new Map<string, { socket: Socket; resolve: (acknowledgement: Acknowledgement) => void }>();
  const settle = (id: string, acknowledgement: Acknowledgement): void => {
    pending.get(id)?.resolve(acknowledgement);
    pending.delete(id);
  };
  return {
    settle,
    expect: (socket) => {
      const id = randomUUID();
      const acknowledgement = new Promise<Acknowledgement>((resolve) => {
        const timer = setTimeout(() => settle(id, { kind: 'late' }), timeout);
        const settled = (acknowledgement: Acknowledgement): void => {
          clearTimeout(timer);
          resolve(acknowledgement);
        };
        pending.set(id, { socket, resolve: settled });
      });
      return { id, acknowledgement };
    },
    giveUp: (socket) => {
      for (const [id, waiting] of pending) {
        if (socket === undefined || waiting.socket === socket) settle(id, { kind: 'unreachable' });
      }
    },
  };
}
