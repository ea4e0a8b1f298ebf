import type { Section } from '../bulletin/bulletin.ts';

/** What was asked. Pages count from 1. */
export type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'search'; readonly words: string; readonly page: number }
  | { readonly kind: 'latest'; readonly section: Section | null; readonly page: number }
  | { readonly kind: 'latest_of_unknown_section'; readonly words: string }
  | { readonly kind: 'show'; readonly id: string; readonly page: number }
  | { readonly kind: 'deadlines'; readonly words: string; readonly page: number }
  /** A verb that needs words after it, without them. */
  | { readonly kind: 'incomplete'; readonly verb: 'search' | 'show' }
  /** The first word is no verb and no word of the corpus, but nearly a verb. */
  | { readonly kind: 'near_verb'; readonly typed: string; readonly words: string; readonly meant: Request }
  | { readonly kind: 'too_long'; readonly length: number };

/** The first words that are commands; any other text is a search. */
export const verbs = ['help', 'search', 'latest', 'show', 'deadlines'] as const;

export type Verb = (typeof verbs)[number];

/** The longest question that is read, in characters; it also lets any question travel in the value of a button. */
export const longestRequest = 300;
