/** What came of a post. Only `uncertain` leaves open whether the message stands in the channel. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ts: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'uncertain'; readonly error: string };

/** What came of looking for deliveries in a channel. */
export type FindOutcome =
  /** The timestamps of those found, by delivery id; what is not among them does not stand in the channel. */
  | { readonly kind: 'looked'; readonly found: ReadonlyMap<string, string> }
  /** The app may not read the channel. */
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'failed'; readonly error: string };
