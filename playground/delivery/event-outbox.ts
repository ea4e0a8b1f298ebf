import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../json.ts';
import type { Announcer } from '../state/message.ts';
import { type Identity, newId } from '../state/people.ts';
import { firstTime, type Gateway } from './gateway.ts';

/** Events on their way to the app: each is delivered again until it is acknowledged. */
export interface EventOutbox {
  /**
   * Wraps an event and sends it; while the app is away it waits.
   * @param echo what the app did itself: never the "last event" that can be redelivered
   */
  send(event: Json, echo?: boolean): void;
  /** Sends the last event once more under its old event_id; false where there was none. */
  redeliver(): boolean;
  canRedeliver(): boolean;
  close(): void;
}

interface OutboxOptions {
  readonly gateway: Gateway;
  readonly identity: Identity;
  readonly announcer: Announcer;
  /** Milliseconds before each new attempt at an event that was not acknowledged; Slack's are 0, one minute, five. */
  readonly retryDelays: readonly number[];
  /** Seconds since 1970 on the workspace's clock. */
  readonly seconds: () => number;
}

/** An outbox without events. */
export function createEventOutbox(options: OutboxOptions): EventOutbox {
  const { gateway, announcer, retryDelays } = options;
  const closing = new AbortController();
  // Every event on its way listens to it.
  setMaxListeners(0, closing.signal);
  let last: Json | null = null;

  const attempts = async (payload: Json, startAt: number): Promise<void> => {
    for (let tried = 0; tried <= retryDelays.length; tried += 1) {
      if (tried > 0) await wait(retryDelays[tried - 1], undefined, { signal: closing.signal, ref: false });
      const waited = !gateway.connected();
      if (waited) await connected(gateway, announcer, closing.signal);
      const attempt = Math.max(tried + startAt, waited ? 1 : 0);
      const retry = { attempt, reason: attempt > 0 ? 'timeout' : '' };
      const envelope = firstTime({ type: 'events_api', payload, acceptsPayload: false });
      const { kind } = await gateway.deliver({ ...envelope, retry });
      if (kind === 'acknowledged') return;
    }
  };
  const start = (payload: Json, startAt: number): void => {
    attempts(payload, startAt).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
  };
  return {
    send: (event, echo = false) => {
      const payload = eventPayload(event, options);
      start(payload, 0);
      if (echo) return;
      const first = last === null;
      last = payload;
      if (first) announcer.announce({ type: 'connection' });
    },
    redeliver: () => {
      if (last) start(last, 1);
      return last !== null;
    },
    canRedeliver: () => last !== null,
    close: () => closing.abort(),
  };
}

/** Resolves as soon as the app can be reached; rejects when the signal is giveUpn. */
export function connected(gateway: Gateway, { listen }: Announcer, signal: AbortSignal): Promise<void> {
  if (gateway.connected()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      unlisten();
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = (): void => {
      stop();
      reject(new Error('the app did not connect', { cause: signal.reason }));
    };
    const unlisten = listen(() => {
      if (!gateway.connected()) return;
      stop();
      resolve();
    });
    signal.addEventListener('abort', giveUp);
  });
}

function eventPayload(event: Json, { identity, seconds }: OutboxOptions): Json {
  const { team, appId, botUser } = identity;
  return {
    token: 'playground',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: seconds(),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  };
}
