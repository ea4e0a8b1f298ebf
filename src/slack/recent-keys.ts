import type { RecentKeys } from '../ports.ts';

/**
 * Remembers keys in this process for a while. For what may be done once too often without harm after a restart:
 * answers and shares, not reminders.
 * @param forMs how long a key is remembered, in milliseconds
 * @param most how many keys are kept; beyond that the oldest are forgotten first
 */
export function recentKeys(forMs: number, most = 50_000): RecentKeys {
  const seenAt = new Map<string, number>();
  return {
    addIfNew: (key, now) => {
      const seen = seenAt.get(key);
      if (seen !== undefined && now.getTime() - seen < forMs) return false;
      seenAt.delete(key);
      seenAt.set(key, now.getTime());
      const [oldest] = seenAt.keys();
      if (seenAt.size > most && oldest !== undefined) seenAt.delete(oldest);
      return true;
    },
    forget: (key) => {
      seenAt.delete(key);
    },
  };
}
