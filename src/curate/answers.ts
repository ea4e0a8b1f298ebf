import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { Page } from '../cards/pages.ts';

/** What a curator who imports a bulletin is shown. */
export type ImportAnswer =
  /** The form, to fill in. */
  | { readonly kind: 'import_form' }
  | NotCuratorAnswer
  /** The bulletin cannot be imported. */
  | { readonly kind: 'import_refused'; readonly problems: readonly Problem[] }
  | ImportPreview
  | {
      readonly kind: 'imported';
      readonly bulletin: Pick<Bulletin, 'id' | 'title'>;
      readonly revision: number;
      readonly changes: BulletinChanges;
    }
  | { readonly kind: 'import_cancelled' }
  /** The draft was imported or cancelled, or is more than a day old. */
  | { readonly kind: 'no_draft' };

/**
 * The requester is not a curator. not_listed: the setting names others. not_admin: the setting is empty and the requester is no admin.
 * unknown: the setting is empty and the app may not read who is an admin.
 */
export interface NotCuratorAnswer {
  readonly kind: 'not_curator';
  readonly why: 'not_listed' | 'not_admin' | 'unknown';
  readonly userId: string;
}

/** A page of a draft. */
export interface DraftPage {
  readonly draftId: string;
  readonly page: number;
}

/** A draft, as it would be imported. */
export interface ImportPreview {
  readonly kind: 'import_preview';
  readonly draftId: string;
  readonly bulletin: Omit<Bulletin, 'entries'>;
  /** How many entries and deadlines the bulletin has. */
  readonly entries: number;
  readonly deadlines: number;
  /** The entries on this page. */
  readonly shown: readonly Entry[];
  readonly page: Page;
  readonly problems: readonly Problem[];
  /** What changes in the bulletin that it replaces; null if it replaces none. */
  readonly changes: BulletinChanges | null;
}

/** Whether an answer is about an import, and so concerns only the person who asked. */
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

/** What a curator who corrects a deadline is shown. */
export type CorrectionAnswer =
  /** The form, to fill in. */
  | { readonly kind: 'correction_form'; readonly about: CorpusDeadline }
  | NotCuratorAnswer
  | {
      readonly kind: 'corrected';
      readonly source: CorpusEntry;
      readonly about: DeadlineDay;
      /** What the deadline is now; null if it was removed. */
      readonly becomes: DeadlineDay | null;
    }
  /** A removed deadline is back, and confirmed. */
  | { readonly kind: 'restored'; readonly source: CorpusEntry; readonly about: DeadlineDay }
  /** The entry no longer has this deadline: someone corrected it, or the bulletin was imported again. */
  | { readonly kind: 'deadline_gone' };
