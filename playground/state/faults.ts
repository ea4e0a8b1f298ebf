/** What goes wrong with the answer to a call. `lost` and `late` come after the call was carried out. */
type Fault =
  | { readonly kind: 'lost' }
  | { readonly kind: 'rate_limited'; readonly retryAfter: number }
  | { readonly kind: 'server_error'; readonly status: number }
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'refused'; readonly error: string };

/** Things that go wrong on request, for stories and tests. */
export interface Faults {
  /**
   * Lets the next calls of a method go wrong.
   * @param method as `chat.postMessage`, `response_url` for what is posted there, or `*` for any call
   * @param times 1 by default
   */
  next(method: string, fault: Fault, times?: number): void;
  /** Archives a channel behind the app's back, or opens it again. */
  archive(channel: string, archived?: boolean): void;
  removeBot(channel: string): void;
  /** From now on the bot's token is `token_revoked`; `tell` sends the `tokens_revoked` event as well. */
  revokeToken(options?: { readonly tell?: boolean }): void;
  /** Sends the app a disconnect frame; after `link_disabled` its app token opens nothing any more. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Nothing goes wrong any more. What was archived or revoked stays so. */
  clear(): void;
}

/** The faults that are still to come, and whether the tokens are good. */
export interface FaultPlan {
  tokenRevoked: boolean;
  linkDisabled: boolean;
  /** The fault of this call, which is used up by it. */
  take(method: string): Fault | null;
  next(method: string, fault: Fault, times?: number): void;
  clear(): void;
}

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  const planned: { method: string; fault: Fault; left: number }[] = [];
  return {
    tokenRevoked: false,
    linkDisabled: false,
    take: (method) => {
      const found = planned.find((each) => each.left > 0 && ['*', method].includes(each.method));
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
    next: (method, fault, times = 1) => {
      planned.push({ method, fault, left: times });
    },
    clear: () => {
      planned.length = 0;
    },
  };
}
