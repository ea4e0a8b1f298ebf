import type { Section } from '../bulletin/bulletin.ts';

/** What was asked. */
export type Request = Question | SubscriptionRequest | ImportRequest;

/** What is answered from the corpus, and changes nothing. Pages count from 1. */
export type Question =
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

/** What asks for the reminders of the channel in which it is said, or changes them. */
export type SubscriptionRequest =
  /** The words tell what and how; without any a form asks. `anyway`: even though nothing in the corpus matches yet. */
  | { readonly kind: 'subscribe'; readonly words: string; readonly anyway: boolean }
  | { readonly kind: 'subscriptions'; readonly page: number }
  /** The words name one by its number, or all; without any the only one is meant. */
  | { readonly kind: 'unsubscribe'; readonly words: string }
  | { readonly kind: 'settings' };

/** What brings a bulletin in. */
interface ImportRequest {
  readonly kind: 'import';
}

/** Tells whether a request is about the channel's reminders. */
export function isSubscriptionRequest(request: Request): request is SubscriptionRequest {
  return subscriptionVerbs.some((verb) => verb === request.kind);
}

const subscriptionVerbs = ['subscribe', 'subscriptions', 'unsubscribe', 'settings'] as const;

/** The first words that are commands; any other text is a search. */
export const verbs = [
  'help',
  'search',
  'latest',
  'show',
  'deadlines',
  ...subscriptionVerbs,
  'import',
] as const;

export type Verb = (typeof verbs)[number];

/** The longest question that is read, in characters; it also lets any question travel in the value of a button. */
export const longestRequest = 300;

/** Who asks, and where. */
export interface Requester {
  readonly workspaceId: string;
  readonly userId: string;
  /** The channel or direct message in which it was asked; null in a modal or on Home. */
  readonly channelId: string | null;
}
