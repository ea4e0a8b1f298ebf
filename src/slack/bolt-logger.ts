import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../workflows/ports.ts';

/**
 * Slack's libraries log through ours. Their debug lines hold whole payloads and tokens, so none passes, whatever the
 * level. What they call an error is a warning here: what is one, our own code decides. Before the app is connected they
 * are silent, since whoever starts it is told in one line.
 */
export function boltLogger(log: Log, isConnected: () => boolean): Logger {
  const warn = (...words: readonly unknown[]): void => {
    if (isConnected()) log.warn({ from: 'slack' }, line(words));
  };
  return {
    debug: () => {},
    info: (...words) => log.info({ from: 'slack' }, line(words)),
    warn,
    error: warn,
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}

const line = (words: readonly unknown[]): string => words.map(String).join(' ').slice(0, 500);
