import { setTimeout as wait } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Meter } from '../workflows/ports.ts';

/** The events that are being worked on. */
export interface EventsUnderWay {
  /** Resolves when no event is being worked on, at the latest after so many milliseconds. */
  readonly drained: (most: number) => Promise<void>;
}

/**
 * Watches every event that reaches the app: how long it takes to acknowledge it, and whether it is still being worked on.
 * Neither of Bolt's receivers waits for its listeners when it is stopped.
 * @param elapsed a clock of milliseconds that never goes back
 */
export function watchEvents(app: App, meter: Meter, elapsed: () => number): EventsUnderWay {
  const underWay = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const work = process(timed(event, meter, elapsed));
    underWay.add(work);
    try {
      await work;
    } finally {
      underWay.delete(work);
    }
  };
  return {
    drained: async (most) => {
      const all = async (): Promise<void> => {
        while (underWay.size > 0) await Promise.allSettled(underWay);
      };
      const tooLong = new AbortController();
      await Promise.race([all(), wait(most, undefined, { signal: tooLong.signal }).catch(() => {})]);
      tooLong.abort();
    },
  };
}

function timed(event: ReceiverEvent, meter: Meter, elapsed: () => number): ReceiverEvent {
  const arrived = elapsed();
  let isFirst = true;
  return {
    ...event,
    ack: async (...args) => {
      await event.ack(...args);
      if (isFirst) meter.acknowledged(elapsed() - arrived);
      isFirst = false;
    },
  };
}
