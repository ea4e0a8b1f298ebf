import type { FromIndexThread } from './index-messages.ts';

/** What of the thread's messages answers a question. */
type Reply = Extract<FromIndexThread, { readonly ask: number }>;

interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: unknown) => void;
}

/** Questions that are waiting for the thread, each under a number of its own. */
export class Asks {
  readonly #pending = new Map<number, Pending>();
  readonly #onWaiting: (isWaiting: boolean) => void;
  #last = 0;
  #ended: { readonly error: unknown } | null = null;

  /** @param onWaiting called with true when something is waited for, and with false when nothing is any more */
  constructor(onWaiting: (isWaiting: boolean) => void) {
    this.#onWaiting = onWaiting;
  }

  /**
   * Asks, and waits for the answer. Rejects where the thread could not give it, or has ended.
   * @param read takes the answer out of the reply; null where it is a reply of another kind
   */
  ask<T>(send: (ask: number) => void, read: (reply: Reply) => T | null): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended.error);
    this.#last += 1;
    const ask = this.#last;
    return new Promise((resolve, reject) => {
      const settle = (reply: Reply): void => {
        const answer = read(reply);
        if (answer === null) reject(new Error(`a reply of another kind: ${reply.kind}`));
        else resolve(answer);
      };
      this.#pending.set(ask, { settle, fail: reject });
      this.#onWaiting(true);
      send(ask);
    });
  }

  /** Hands a reply to whoever asked. */
  hear(reply: Reply): void {
    const pending = this.#pending.get(reply.ask);
    this.#pending.delete(reply.ask);
    if (this.#pending.size === 0) this.#onWaiting(false);
    if (reply.kind === 'failed') pending?.fail(reply.error);
    else pending?.settle(reply);
  }

  /** Lets everything that is waiting fail, and whatever is asked from now on. */
  end(error: unknown): void {
    this.#ended ??= { error };
    for (const { fail } of this.#pending.values()) fail(error);
    this.#pending.clear();
  }
}
