import type { Bulletin } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import type { Correction } from '../bulletin/correction.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { ParsedBulletin } from '../reader/parsed-bulletin.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import type { Instant } from '../time/instant.ts';

/** Who imports, and when. */
export interface ImportedBy {
  /** User id, or the name of the surface that is no person. */
  readonly by: string;
  readonly at: Instant;
}

/** Who imports, and the titles, by id, of the bulletins that they know to be replaced. */
interface Taking extends ImportedBy {
  readonly replaces?: ReadonlyMap<string, string>;
}

/** What became of one bulletin of an import. */
export interface ImportedBulletin {
  readonly id: string;
  /** `refused` where a bulletin of another title has that id, which whoever imports did not know. */
  readonly kind: 'added' | 'updated' | 'unchanged' | 'refused';
  /** Counted from 1, one more with each import that changed it. */
  readonly revision: number;
  readonly changes: BulletinChanges;
}

/** A bulletin as it is kept. */
export interface KeptBulletin extends ImportedBy {
  readonly bulletin: Bulletin;
  readonly revision: number;
}

/** All that was imported and corrected, as a workspace sees it. */
export interface KeptCorpus {
  /** The corpus version: one more with each import and correction, never less. */
  readonly revision: number;
  /** By their ids; of two with one id that of the workspace. */
  readonly bulletins: readonly KeptBulletin[];
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
}

/**
 * Keeps imported bulletins and the corrections of deadlines. A workspace sees its own and those of every workspace (`*`), which
 * come from the command line. Any number of processes may work with it; each method is one transaction.
 */
export interface BulletinStore {
  /**
   * Takes all of the bulletins or, where it rejects or refuses one, none; those refused are told then. A bulletin takes the place of
   * one with its id that the workspace sees and that has its title, or the title by which it is known to be replaced.
   */
  readonly take: (
    workspaceId: string,
    bulletins: readonly Bulletin[],
    imported: Taking,
  ) => Promise<readonly ImportedBulletin[]>;
  /**
   * Adds a correction that was worked out with a corpus of that revision; false, and nothing is added, where the corpus is
   * another by now.
   */
  readonly correct: (workspaceId: string, correction: Correction, revision: number) => Promise<boolean>;
  /** The corpus version alone: cheap, to be asked often. 0 where nothing was ever imported. */
  readonly revision: () => Promise<number>;
  readonly kept: (workspaceId: string) => Promise<KeptCorpus>;
}

/** A bulletin that was read and is to be looked at before it is imported. */
export interface ImportDraft extends ImportedBy {
  readonly bulletin: Bulletin;
  readonly problems: readonly Problem[];
  /** The title of the bulletin that it is to take the place of; null where there was none. */
  readonly replaces: string | null;
}

/** Keeps drafts for a day, so that a preview outlives the process that made it. */
export interface DraftStore {
  /** Keeps a draft, and forgets those of more than a day before it. @returns its id */
  readonly save: (workspaceId: string, draft: ImportDraft) => Promise<string>;
  readonly find: (workspaceId: string, id: string) => Promise<ImportDraft | null>;
  readonly remove: (workspaceId: string, id: string) => Promise<void>;
}

/** A file that somebody gave in Slack. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
}

/** Fetches files that were given to the app. */
export interface FileFetcher {
  /** The file, or the problem that keeps it from being read. Never rejects. */
  readonly fetch: (workspaceId: string, file: SlackFile) => Promise<GivenFile | Problem>;
}

/** Reads what a curator gives: without holding up whoever is answered meanwhile, and within a time. */
export interface BulletinReader {
  /**
   * What `readBulletinFile` reads, or, where it took too long or failed, a bulletin without entries and the problem. Never
   * rejects.
   */
  read(file: GivenFile, known: KnownHead): Promise<ParsedBulletin>;
}
