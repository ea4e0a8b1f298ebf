import type { RecentKeys } from '../ports.ts';

/**
 * Remembers keys in this process only, so after a restart something may be done twice. Good enough for answers and shares, not for
 * reminders.
 * @param rememberFor in milliseconds
 * @param capacity most keys to keep; the oldest are forgotten first
 */
export function recentKeys(rememberFor: number, capacity = 50_000): RecentKeys {
  const addedAt = new Map<string, number>();
  return {
    addIfNew: (key, now) => {
      const added = addedAt.get(key);
      if (added !== undefined && now.getTime() - added < rememberFor) return false;
      addedAt.delete(key);
      addedAt.set(key, now.getTime());
      const [oldest] = addedAt.keys();
      if (addedAt.size > capacity && oldest !== undefined) addedAt.delete(oldest);
      return true;
    },
    forget: (key) => {
      addedAt.delete(key);
    },
  };
}
