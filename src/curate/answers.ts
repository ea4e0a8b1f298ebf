import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { Page } from '../cards/pages.ts';

/** What is said to a curator who imports a bulletin. */
export type ImportAnswer =
  /** The form is to be filled in. */
  | { readonly kind: 'import_form' }
  | NotCuratorAnswer
  /** Nothing was read, or not enough. */
  | { readonly kind: 'import_refused'; readonly problems: readonly Problem[] }
  | ImportPreview
  | {
      readonly kind: 'imported';
      readonly bulletin: Pick<Bulletin, 'id' | 'title'>;
      readonly revision: number;
      readonly changes: BulletinChanges;
    }
  | { readonly kind: 'import_cancelled' }
  /** What was to be imported is no longer kept: it was imported, cancelled, or has lain for more than a day. */
  | { readonly kind: 'no_draft' };

/**
 * Who asked is no curator. not_listed: others are named by the setting. not_admin: it names nobody, and who asked is no admin.
 * unknown: it names nobody, and the app may not read who is an admin.
 */
export interface NotCuratorAnswer {
  readonly kind: 'not_curator';
  readonly why: 'not_listed' | 'not_admin' | 'unknown';
  readonly userId: string;
}

/** What would be imported: kept as a draft until somebody imports or cancels it. */
export interface ImportPreview {
  readonly kind: 'import_preview';
  readonly draftId: string;
  readonly bulletin: Omit<Bulletin, 'entries'>;
  readonly entries: number;
  readonly deadlines: number;
  /** The entries of the page. */
  readonly shown: readonly Entry[];
  readonly page: Page;
  readonly problems: readonly Problem[];
  /** What it changes about the bulletin of its id; null where there is none. */
  readonly changes: BulletinChanges | null;
}

/** Tells whether an answer is about an import: it concerns who asked, and nobody else. */
export function isImportAnswer(answer: { readonly kind: string }): boolean {
  return Object.hasOwn(kinds, answer.kind);
}

const kinds: Readonly<Record<ImportAnswer['kind'], true>> = {
  import_form: true,
  not_curator: true,
  import_refused: true,
  import_preview: true,
  imported: true,
  import_cancelled: true,
  no_draft: true,
};

/** What is said to a curator who corrects a deadline. */
export type CorrectionAnswer =
  /** The form is to be filled in. */
  | { readonly kind: 'correction_form'; readonly about: CorpusDeadline }
  | NotCuratorAnswer
  /** It was corrected. `becomes`: what it is now; null where it is no deadline. */
  | {
      readonly kind: 'corrected';
      readonly source: CorpusEntry;
      readonly about: DeadlineDay;
      readonly becomes: DeadlineDay | null;
    }
  /** A deadline that was dropped is one again, and confirmed. */
  | { readonly kind: 'restored'; readonly source: CorpusEntry; readonly about: DeadlineDay }
  /** The entry does not tell that deadline, or no longer: somebody else corrected it, or the bulletin was imported anew. */
  | { readonly kind: 'deadline_gone' };
