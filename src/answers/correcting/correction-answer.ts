import type { CorpusDeadline, CorpusEntry } from '../../bulletin/corpus.ts';
import type { DeadlineDay } from '../../bulletin/correction.ts';
import type { NotCuratorAnswer } from '../importing/import-answer.ts';

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
