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
