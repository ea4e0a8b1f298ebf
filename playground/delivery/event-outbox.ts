import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../json.ts';
import type { WorkspaceClock } from '../state/clock.ts';
import type { EventBus } from '../state/message.ts';
import { type Identity, newId } from '../state/people.ts';
import type { Gateway } from './gateway.ts';

/** Delivers events to the app, and again until they are acknowledged. */
export interface EventOutbox {
  /**
   * Wraps an event and delivers it, once the app is connected.
   */
  send(event: Json, options?: SendOptions): void;
  /** Delivers the last event again, with the same event_id; false where there is none. */
  redeliver(): boolean;
  canRedeliver(): boolean;
  close(): void;
}

interface SendOptions {
  /** Whether the app caused it; such an event is never the last one, which can be delivered again. */
  readonly byApp?: boolean;
  /** When it happened; by default now. */
  readonly at?: Date | undefined;
}

interface OutboxOptions {
  readonly gateway: Gateway;
  readonly identity: Identity;
  readonly bus: EventBus;
  readonly clock: WorkspaceClock;
  /** Milliseconds before each retry of an event that was not acknowledged. */
  readonly retryDelays: readonly number[];
}

/** An outbox without events. */
export function createEventOutbox(options: OutboxOptions): EventOutbox {
  const { gateway, bus, retryDelays } = options;
  const closing = new AbortController();
  // Every event on its way listens for it.
  setMaxListeners(0, closing.signal);
  let last: Json | null = null;

  const deliver = async (payload: Json, firstAttempt: number): Promise<void> => {
    for (const [tried, delay] of [0, ...retryDelays].entries()) {
      if (tried > 0) await wait(delay, undefined, { signal: closing.signal, ref: false });
      const waited = !gateway.connected();
      if (waited) await connected(gateway, bus, closing.signal);
      const attempt = Math.max(tried + firstAttempt, waited ? 1 : 0);
      const retry = { attempt, reason: attempt > 0 ? 'timeout' : '' };
      const { kind } = await gateway.deliver({ type: 'events_api', payload, retry });
      if (kind === 'acknowledged') return;
    }
  };
  const start = (payload: Json, firstAttempt: number): void => {
    deliver(payload, firstAttempt).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
  };
  return {
    send: (event, { byApp = false, at = options.clock.now() } = {}) => {
      const payload = eventPayload(event, at, options);
      start(payload, 0);
      if (byApp) return;
      const isFirst = last === null;
      last = payload;
      if (isFirst) bus.emit({ type: 'connection' });
    },
    redeliver: () => {
      if (last) start(last, 1);
      return last !== null;
    },
    canRedeliver: () => last !== null,
    close: () => closing.abort(),
  };
}

/** Resolves once the app is connected; rejects when the signal is aborted. */
export function connected(gateway: Gateway, { listen }: EventBus, signal: AbortSignal): Promise<void> {
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

function eventPayload(event: Json, at: Date, { identity }: OutboxOptions): Json {
  const { team, organisation, appId, botUser } = identity;
  const enterprise_id = organisation?.id ?? null;
  return {
    token: 'playground',
    team_id: team.id,
    context_team_id: team.id,
    enterprise_id,
    context_enterprise_id: enterprise_id,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(at.getTime() / 1000),
    authorizations: [
      {
        enterprise_id,
        team_id: organisation ? null : team.id,
        user_id: botUser,
        is_bot: true,
        is_enterprise_install: organisation !== null,
      },
    ],
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  };
}
