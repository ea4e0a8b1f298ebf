import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { Correction, DeadlineDay } from '../bulletin/correction.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { Scope } from '../bulletin/scope.ts';
import type { Topic } from '../search/concepts/read-concepts.ts';
import type { CorrectionForm, DeadlineForm } from './deadline-form.ts';
import type { DraftDeadline } from './review.ts';

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
      /** False if nothing changed. */
      readonly canUndo: boolean;
      readonly changes: BulletinChanges;
      /** Its deadlines, soonest first. */
      readonly deadlines: readonly CorpusDeadline[];
      /** How many possible deadlines nobody decided. */
      readonly undecided: number;
    }
  /** Restored: the version before is back. Removed: there was none. Null: it has been imported again or undone since. */
  | { readonly kind: 'import_undone'; readonly title: string; readonly outcome: 'restored' | 'removed' | null }
  /** The draft was imported, or is more than a day old. */
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

/** An import of a bulletin. */
export interface ImportRevision {
  readonly id: string;
  readonly revision: number;
}

/** A page of a draft. */
export interface DraftPage {
  readonly draftId: string;
  readonly page: number;
}

/** A draft, as it would be imported. */
export interface ImportPreview extends DraftPage {
  readonly kind: 'import_preview';
  readonly bulletin: Omit<Bulletin, 'entries'>;
  readonly entries: readonly Entry[];
  /** Its possible deadlines, in their order. */
  readonly possible: readonly DraftDeadline[];
  readonly problems: readonly Problem[];
  /** What changes in the bulletin that it replaces; null if it replaces none. */
  readonly changes: BulletinChanges | null;
  /** The corrections of that bulletin that stand. */
  readonly standing: readonly Correction[];
  /** Those that no longer fit its text. */
  readonly lapsed: readonly Correction[];
  /** Entries that look like others of the corpus. */
  readonly similar: readonly { readonly entry: Entry; readonly like: CorpusEntry; readonly share: number }[];
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
  import_undone: true,
  no_draft: true,
};

/** What a curator chooses among, and what was chosen before; null if nothing was. */
export interface ScopeForm {
  readonly scope: Scope | null;
  /** ISO 3166 codes. */
  readonly jurisdictions: readonly string[];
  readonly topics: readonly Topic[];
}

/** What a curator who chooses what concerns the workspace is shown. */
export type ScopeAnswer =
  | NotCuratorAnswer
  | { readonly kind: 'scope_form'; readonly form: ScopeForm }
  /** In words, what is listed from now on; empty for everything. */
  | { readonly kind: 'scope_chosen'; readonly texts: readonly string[] };

/** The form that adds a deadline, or keeps words of an entry or of a draft as one. */
export interface DeadlineFormAnswer {
  readonly kind: 'deadline_form';
  readonly form: DeadlineForm;
}

/** What a curator who corrects a deadline is shown. */
export type CorrectionAnswer =
  /** The form, to fill in. */
  | { readonly kind: 'correction_form'; readonly form: CorrectionForm }
  | DeadlineFormAnswer
  | { readonly kind: 'entry_form'; readonly source: CorpusEntry }
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
  /** Words of an entry were decided: a deadline was added to it, or they give none. */
  | { readonly kind: 'words_decided'; readonly source: CorpusEntry; readonly becomes: DeadlineDay | null }
  | { readonly kind: 'entry_edited'; readonly source: CorpusEntry }
  /** Nothing is open any more in a bulletin, save what was skipped. */
  | { readonly kind: 'reviewed'; readonly skipped: number }
  /** The entry no longer has this deadline: someone corrected it, or the bulletin was imported again. */
  | { readonly kind: 'deadline_gone' };
