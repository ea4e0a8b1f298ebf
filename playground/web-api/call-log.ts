import type { Json } from '../json.ts';
import type { EventBus } from '../state/message.ts';
import type { ApiAnswer } from './api-answer.ts';

/** A call of the Web API, or a post to a `response_url`. */
export interface ApiCall {
  /** As `chat.postMessage`; `response_url` for a post to one. */
  readonly method: string;
  readonly args: Json;
  /** The time on the workspace's clock. */
  readonly at: Date;
  /** The answer, whether or not it arrived; null where a fault prevented the call. */
  readonly answer: ApiAnswer | null;
}

/** The calls in the order they came. */
export interface CallLog {
  readonly calls: readonly ApiCall[];
  add(call: ApiCall): void;
}

/** An empty log. */
export function createCallLog({ emit }: EventBus): CallLog {
  const calls: ApiCall[] = [];
  return {
    calls,
    add: (call) => {
      calls.push(call);
      emit({ type: 'call' });
    },
  };
}
