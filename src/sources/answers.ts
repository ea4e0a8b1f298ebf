import type { Message } from '../bulletin/message.ts';
import type { NotCuratorAnswer } from '../curate/answers.ts';
import type { WaitingDraft } from './ports.ts';
import type { Source, SourceState } from './source.ts';

/** What a curator who looks after the sources is shown. */
export type SourcesAnswer =
  | NotCuratorAnswer
  /** The form of a new source. */
  | { readonly kind: 'source_form' }
  | SourceList;

/** The sources of a workspace, and what waits. */
export interface SourceList {
  readonly kind: 'sources';
  /** What was just done; null if nothing was. */
  readonly done: SourceDone | null;
  readonly page: number;
  /** Enabled ones first. */
  readonly sources: readonly SourceState[];
  /** The ids of those that a file defines, and that cannot be removed here. */
  readonly ofFiles: ReadonlySet<string>;
  readonly waiting: readonly WaitingDraft[];
  /** The zone of the times shown. */
  readonly zone: string;
  /** Who is told of what is new. */
  readonly told: 'channel' | 'curators' | 'nobody';
}

/** What a curator did with a source or a draft. */
export type SourceDone =
  | { readonly kind: 'added' | 'enabled' | 'disabled' | 'removed' | 'busy'; readonly source: Source }
  /** It is one of the sources already. */
  | { readonly kind: 'known'; readonly source: Source }
  | { readonly kind: 'fetched'; readonly source: Source; readonly entries: number }
  | { readonly kind: 'failed'; readonly source: Source; readonly why: Message }
  | { readonly kind: 'discarded'; readonly title: string }
  /** Somebody has removed the source, or imported or discarded the draft. */
  | { readonly kind: 'gone' };

/** Whether an answer is about sources, and so concerns only the curator who asked. */
export const isSourcesAnswer = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'sources' || kind === 'source_form';
