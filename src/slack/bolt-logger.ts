import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../workflows/ports.ts';

/**
 * Slack's libraries log through ours. Their debug lines hold whole payloads and tokens, so none passes, whatever the
 * level; what passes is cut to a line.
 */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...words) => log.info({ from: 'slack' }, line(words)),
    warn: (...words) => log.warn({ from: 'slack' }, line(words)),
    error: (...words) => log.error({ from: 'slack' }, line(words)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}

const line = (words: readonly unknown[]): string => words.map(String).join(' ').slice(0, 500);
