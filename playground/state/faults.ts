/** A fault in the answer to a call. The call itself is carried out only where the fault is `lost` or `late`. */
type Fault =
  | { readonly kind: 'lost' }
  | { readonly kind: 'rate_limited'; readonly retryAfter: number }
  | { readonly kind: 'server_error'; readonly status: number }
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'refused'; readonly error: string };

/** The faults that tests can cause. */
export interface Faults {
  /**
   * Makes the next calls of a method fail.
   * @param method as `chat.postMessage`, `response_url`, or `*` for any call
   * @param times by default 1
   */
  next(method: string, fault: Fault, times?: number): void;
  /** Archives a channel, or unarchives it. */
  archive(channel: string, archived?: boolean): void;
  removeBot(channel: string): void;
  /** From now on calls with the bot token fail with `token_revoked`. `sendEvent` also sends the event `tokens_revoked`. */
  revokeToken(options?: { readonly sendEvent?: boolean }): void;
  /** Sends the app a disconnect frame. After `link_disabled` the app token opens no more connections. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Drops the faults that are still to come. Channels stay archived, and tokens revoked. */
  clear(): void;
}

/** The faults that are still to come, and the state of the tokens. */
export interface FaultPlan extends Pick<Faults, 'next' | 'clear'> {
  tokenRevoked: boolean;
  linkDisabled: boolean;
  /** The fault for this call, which counts as played. */
  take(method: string): Fault | null;
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
