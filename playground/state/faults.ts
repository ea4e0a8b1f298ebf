/** A fault in the answer to a call. The call itself is carried out only where the fault is `lost` or `late`. */
type Fault =
  | { readonly kind: 'lost' }
  | { readonly kind: 'rate_limited'; readonly retryAfter: number }
  | { readonly kind: 'server_error'; readonly status: number }
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'refused'; readonly error: string };

/** How a text is sent. */
export interface RawOptions {
  /** By default `application/json`. */
  readonly contentType?: string;
  /** How many seconds the timestamp of the request lies ahead; by default 0. */
  readonly ahead?: number;
}

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
  /**
   * Sends a text to the app as it is: as a frame where the app has a socket, or else as a signed request.
   * @returns the status of the response, or null for a frame
   */
  send(text: string, options?: RawOptions): Promise<number | null>;
  /** HTTP mode: sends the last command or interaction again, with the same signature. @returns the status of the response */
  replay(): Promise<number>;
  /**
   * From now on a channel takes a message of the app each so many milliseconds, a few at once as Slack does, and answers 429 to
   * others; 0 for no limit.
   */
  limitRate(interval: number): void;
  /** Sends the app a disconnect frame. After `link_disabled` the app token opens no more connections. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Drops the faults that are still to come. Channels stay archived, and tokens revoked. */
  clear(): void;
}

/** The faults that are still to come, and the state of the tokens. */
export interface FaultPlan extends Pick<Faults, 'next' | 'clear'> {
  tokenRevoked: boolean;
  linkDisabled: boolean;
  /** The fault for this call, which counts as played. @param channel to which it posts, or '' */
  take(method: string, channel: string): Fault | null;
  limitRate(interval: number): void;
}

/** The messages beyond the pace that a channel takes. */
const burst = 3;

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  const freeAt = new Map<string, number>();
  let interval = 0;
  const isTooSoon = (channel: string): boolean => {
    const now = performance.now();
    const next = Math.max(now, freeAt.get(channel) ?? 0);
    if (next - now > burst * interval) return true;
    freeAt.set(channel, next + interval);
    return false;
  };
  const planned: { method: string; fault: Fault; left: number }[] = [];
  return {
    tokenRevoked: false,
    linkDisabled: false,
    take: (method, channel) => {
      const found = planned.find((each) => each.left > 0 && ['*', method].includes(each.method));
      if (!found) {
        const isLimited = interval > 0 && method === 'chat.postMessage' && isTooSoon(channel);
        return isLimited ? { kind: 'rate_limited', retryAfter: Math.ceil(interval / 1000) } : null;
      }
      found.left -= 1;
      return found.fault;
    },
    next: (method, fault, times = 1) => {
      planned.push({ method, fault, left: times });
    },
    limitRate: (milliseconds) => {
      interval = milliseconds;
    },
    clear: () => {
      planned.length = 0;
      interval = 0;
    },
  };
}
