import type { ParsedBulletin } from '../bulletin/prose/parsed-bulletin.ts';
import type { KnownHead } from '../bulletin/prose/read-head.ts';
import type { GivenFile } from '../bulletin/read-bulletin-file.ts';
/** Tells the time. The only way by which anything below `cli/` learns of it. */
export interface Clock {
  readonly now: () => Date;
}

/** Remembers for a while what has been done, so that what arrives twice is done once. */
export interface DoneBefore {
  /** True the first time a key is seen; false while it is remembered. */
  readonly isFirst: (key: string, now: Date) => boolean;
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

/** Reads what a curator gives: without holding up whoever is answered meanwhile, and within a time. */
export interface BulletinReader {
  /**
   * What `readBulletinFile` reads, or, where it took too long or failed, a bulletin without entries and the problem. Never
   * rejects.
   */
  read(file: GivenFile, known: KnownHead): Promise<ParsedBulletin>;
}
