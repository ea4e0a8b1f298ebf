import type { Instant } from '../time/instant.ts';
import type { SkipReason } from './delivery.ts';

/** What is to be noted of a claimed delivery. */
export type Settlement =
  | { readonly kind: 'posted'; readonly ts: string; readonly at: Instant }
  | { readonly kind: 'failed'; readonly error: string; readonly at: Instant }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly at: Instant }
  /** To be tried at that moment. `mayRepeat` once an earlier try may stand in the channel. */
  | { readonly kind: 'again'; readonly at: Instant; readonly error: string; readonly mayRepeat: boolean }
  /** To be looked for at that moment. */
  | { readonly kind: 'uncertain'; readonly at: Instant; readonly error: string };
