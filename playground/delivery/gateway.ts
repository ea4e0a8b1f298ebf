import type { Json } from '../json.ts';

/** A payload for the app, whichever way it travels. */
export interface Envelope {
  readonly type: 'slash_commands' | 'events_api' | 'interactive';
  readonly payload: Json;
  /** For an event that was sent before. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** What came back: an acknowledgement with its payload, nothing in time, or no connection. */
export type Acknowledgement =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'late' }
  | { readonly kind: 'unreachable' };

/** A way to deliver payloads to the app. */
export interface Gateway {
  connected(): boolean;
  deliver(envelope: Envelope): Promise<Acknowledgement>;
}
