import { setImmediate } from 'node:timers/promises';
import type { Instant } from './time/instant.ts';

/** Tells the time. The only way by which anything below `cli/` learns of it. */
export interface Clock {
  readonly now: () => Date;
}

/** Remembers for a while what has been done, so that what arrives twice is done once. */
export interface RecentKeys {
  /** True the first time a key is seen; false while it is remembered. */
  readonly addIfNew: (key: string, now: Date) => boolean;
  /** Takes a key back: what was begun under it came to nothing. */
  readonly forget: (key: string) => void;
}

/** Where what happens is told: facts first, then a sentence. Message texts and tokens never go in. */
export interface Log {
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** What is counted. */
export type Counted = 'due' | 'posted' | 'uncertain' | 'failed' | 'skipped' | 'suspended';

/** Measures what the app does, for whoever operates it. */
export interface Meter {
  readonly count: (what: Counted, times?: number) => void;
  /** How long Slack waited for an acknowledgement, in milliseconds. */
  readonly acknowledged: (milliseconds: number) => void;
}

/** An error that the operator can fix. Its message says what to do and contains no secrets; it is shown without a stack. */
export class OperatorError extends Error {}

/** Knows the people of a workspace as far as Slack lets the app. */
export interface People {
  /** The IANA name of somebody's time zone; null where the app may not read it. Never rejects. */
  readonly zoneOf: (workspaceId: string, userId: string) => Promise<string | null>;
  /** Whether somebody is an admin or owner of the workspace; null where the app may not read it. Never rejects. */
  readonly isAdmin: (workspaceId: string, userId: string) => Promise<boolean | null>;
}

/** A bot token that expires, with what buys the next one. */
export interface ExpiringToken {
  readonly token: string;
  readonly refreshToken: string;
  readonly expiresAt: Instant;
}

/** Keeps the expiring token of an installation, for every process that works with it. */
export interface TokenStore {
  readonly find: (installation: string) => Promise<ExpiringToken | null>;
  readonly save: (installation: string, token: ExpiringToken) => Promise<void>;
  /**
   * Lets one process at a time renew the token: Slack takes a refresh token once.
   * @returns true for the one that may, until `until`
   */
  readonly reserve: (installation: string, now: Instant, until: Instant) => Promise<boolean>;
}

/**
 * Lets whoever waits have a turn. To be awaited between two pieces of work that take milliseconds each: a store that answers at once
 * gives nobody a turn by itself.
 */
export const othersTurn = async (): Promise<void> => {
  await setImmediate();
};
