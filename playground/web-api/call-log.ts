import type { Json } from '../json.ts';
import type { Announcer } from '../state/message.ts';
import type { ApiAnswer } from './api-answer.ts';

/** A call of the app to the Web API, or a use of a `response_url`. */
export interface ApiCall {
  /** As `chat.postMessage`; `response_url` for what was posted there. */
  readonly method: string;
  readonly args: Json;
  /** The workspace's clock. */
  readonly at: Date;
  /** What the call came to, whether or not its answer arrived; null where a fault came first. */
  readonly answer: ApiAnswer | null;
}

/** All calls, in the order they came. */
export interface CallLog {
  readonly calls: readonly ApiCall[];
  add(call: ApiCall): void;
}

/** An empty log. */
export function createCallLog({ announce }: Announcer): CallLog {
  const calls: ApiCall[] = [];
  return {
    calls,
    add: (call) => {
      calls.push(call);
      announce({ type: 'call' });
    },
  };
}
