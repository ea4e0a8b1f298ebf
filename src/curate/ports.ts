import type { Bulletin } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import type { Correction, WordsDecision } from '../bulletin/correction.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { Scope } from '../bulletin/scope.ts';
import type { ParsedBulletin } from '../reader/parsed-bulletin.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import type { Instant } from '../time/instant.ts';
import type { SimilarEntry } from './similar-entries.ts';

/** Who imported something, and when. */
export interface ImportedBy {
  /** A user id, or `the command line`. */
  readonly by: string;
  readonly at: Instant;
}

interface ImportedWith extends ImportedBy {
  /** Titles, by id, of the bulletins that the importer knows will be replaced. */
  readonly replaces?: ReadonlyMap<string, string>;
  /** What the importer decided about them. */
  readonly corrections?: readonly Correction[];
}

/** The outcome for one bulletin of an import. */
export interface ImportedBulletin {
  readonly id: string;
  /** `refused` if a bulletin with another title, which the importer did not know of, has that id. */
  readonly kind: 'added' | 'updated' | 'unchanged' | 'refused';
  /** Counts from 1; goes up with each import that changes the bulletin. */
  readonly revision: number;
  readonly changes: BulletinChanges;
}

/** A stored bulletin. */
export interface KeptBulletin extends ImportedBy {
  readonly bulletin: Bulletin;
  readonly revision: number;
}

/** Everything that was imported and corrected, as one workspace sees it. */
export interface KeptCorpus {
  /** The corpus version: goes up with each import, correction and choice of what concerns the workspace. */
  readonly revision: number;
  /** In the order of their ids. A workspace's own bulletin hides one with the same id for every workspace. */
  readonly bulletins: readonly KeptBulletin[];
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
  /** What the workspace chose to be concerned with; null if it did not choose. */
  readonly scope: Scope | null;
  /** Whether any of the bulletins or corrections is the workspace's own. */
  readonly hasOwn: boolean;
}

/** How often the corpus of each workspace was changed. */
export interface CorpusRevisions {
  /** The corpus version of a workspace, as in `KeptCorpus`; 0 if nothing was ever imported. */
  readonly of: (workspaceId: string) => number;
  /** Whether the workspace ever imported, corrected or chose something itself. Otherwise its corpus is the one that workspaces share. */
  readonly hasOwn: (workspaceId: string) => boolean;
}

/**
 * Stores imported bulletins and corrections. A workspace sees its own, and those for every workspace (`*`), which come from the
 * command line. Safe for any number of processes; each method is one transaction.
 */
export interface BulletinStore {
  /**
   * Stores all the bulletins with the corrections, or none if it rejects or refuses any; then it returns the refused ones only. A bulletin replaces the one
   * with the same id that the workspace sees, if that has the same title or one in `replaces`.
   */
  readonly take: (
    workspaceId: string,
    bulletins: readonly Bulletin[],
    imported: ImportedWith,
  ) => Promise<readonly ImportedBulletin[]>;
  /** Stores a correction that was based on a revision of the corpus; returns false and stores nothing if the revision has changed. */
  readonly correct: (workspaceId: string, correction: Correction, revision: number) => Promise<boolean>;
  /** Stores what concerns a workspace, in place of what it chose before. */
  readonly choose: (workspaceId: string, scope: Scope, chosen: ImportedBy) => Promise<void>;
  /**
   * Takes an import back: the version that it replaced is current again, as a new revision, or there is no such bulletin.
   * @returns null if the bulletin has been imported again or undone since; nothing changes then
   */
  readonly undo: (
    workspaceId: string,
    undone: ImportedBy & Pick<ImportedBulletin, 'id' | 'revision'>,
  ) => Promise<'restored' | 'removed' | null>;
  /** The versions of a bulletin that are no longer current, newest first. */
  readonly earlier: (workspaceId: string, bulletinId: string) => Promise<readonly Bulletin[]>;
  /** The corpus versions of all workspaces, cheap to ask for. */
  readonly revisions: () => Promise<CorpusRevisions>;
  readonly kept: (workspaceId: string) => Promise<KeptCorpus>;
}

/** A bulletin that was read, for review before it is imported. */
export interface ImportDraft extends ImportedBy {
  readonly bulletin: Bulletin;
  readonly problems: readonly Problem[];
  /** Title of the bulletin that it replaces; null if it replaces none. */
  readonly replaces: string | null;
  /** Entries that looked like others of the corpus when it was read. */
  readonly similar: readonly SimilarEntry[];
  /** What the curator decided in the preview, in that order. */
  readonly decisions: readonly WordsDecision[];
}

/** Stores drafts, so that a preview outlives the process: those of a form for a day, those of sources and folders for a year. */
export interface DraftStore {
  /** Stores a draft of a form, and deletes those whose time is over. @returns its id */
  readonly save: (workspaceId: string, draft: Omit<ImportDraft, 'decisions'>) => Promise<string>;
  readonly find: (workspaceId: string, id: string) => Promise<ImportDraft | null>;
  /** Changes the decisions of a draft, in one transaction; does nothing if there is no such draft. */
  readonly decide: (
    workspaceId: string,
    id: string,
    change: (decisions: readonly WordsDecision[]) => readonly WordsDecision[],
  ) => Promise<void>;
  /** Removes a draft that is still as it was made at that time: one of a source may have grown since it was read. */
  readonly remove: (workspaceId: string, id: string, at: Instant) => Promise<void>;
}

/** A file that was uploaded to Slack. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
}

/** Downloads files from Slack. */
export interface FileFetcher {
  /** The file, or the problem that keeps it from being read. Never rejects. */
  readonly fetch: (workspaceId: string, file: SlackFile) => Promise<GivenFile | Problem>;
}

/** Reads bulletins without blocking the process, and within a time limit. */
export interface BulletinReader {
  /** Returns what `readBulletinFile` reads; if that fails or takes too long, no entries and one problem. Never rejects. */
  read(file: GivenFile, known: KnownHead): Promise<ParsedBulletin>;
}
