import type { Section } from '../bulletin/bulletin.ts';

/** What a user asks of the app. */
export type Request = Question | SubscriptionRequest | MineRequest | CuratorRequest | AboutRequest;

/** A request that reads the corpus and changes nothing. Pages count from 1. */
export type Question =
  | { readonly kind: 'help' }
  | { readonly kind: 'search'; readonly words: string; readonly page: number }
  | { readonly kind: 'latest'; readonly section: Section | null; readonly page: number }
  | { readonly kind: 'latest_of_unknown_section'; readonly words: string }
  | { readonly kind: 'show'; readonly id: string; readonly page: number }
  | { readonly kind: 'deadlines'; readonly words: string; readonly page: number }
  /** A verb without the words that it needs. */
  | { readonly kind: 'incomplete'; readonly verb: 'search' | 'show' }
  /** The first word is close to a verb, and is not a word of the corpus. */
  | { readonly kind: 'near_verb'; readonly typed: string; readonly words: string; readonly meant: Request }
  | { readonly kind: 'too_long'; readonly length: number };

/** A request about the reminders of the channel in which it is made. */
export type SubscriptionRequest =
  /** The words are filter and terms; without any a form opens. `anyway`: even if nothing matches yet. */
  | { readonly kind: 'subscribe'; readonly words: string; readonly anyway: boolean }
  | { readonly kind: 'subscriptions'; readonly page: number }
  /** The words are a number, or `all`; not needed if the channel has only one. */
  | { readonly kind: 'unsubscribe'; readonly words: string }
  | { readonly kind: 'settings' };

/** A request for the open deadlines that its requester owns. */
type MineRequest = { readonly kind: 'mine'; readonly page: number };

/** A request to import a bulletin, or to look after the sources of new ones. */
type CuratorRequest = { readonly kind: 'import' } | { readonly kind: 'sources'; readonly page: number };

/** A request about the app itself. */
type AboutRequest = { readonly kind: 'version' } | { readonly kind: 'feedback' };

/** Whether a request is about the channel's reminders. */
export function isSubscriptionRequest(request: Request): request is SubscriptionRequest {
  return subscriptionVerbs.some((verb) => verb === request.kind);
}

const subscriptionVerbs = ['subscribe', 'subscriptions', 'unsubscribe', 'settings'] as const;

/** Whether a request only reads the corpus. */
export function isQuestion(request: Request): request is Question {
  return (
    !isSubscriptionRequest(request) && !['mine', 'import', 'sources', 'version', 'feedback'].includes(request.kind)
  );
}

/** Whether answering a request changes what is stored. */
export const changesSomething = ({ kind }: Request): boolean => kind === 'subscribe' || kind === 'unsubscribe';

/** The verbs of the command. A text that does not begin with one is a search. */
export const verbs = [
  'help',
  'search',
  'latest',
  'show',
  'deadlines',
  ...subscriptionVerbs,
  'mine',
  'import',
  'sources',
  'version',
  'feedback',
] as const;

export type Verb = (typeof verbs)[number];

/** The longest question that the app reads, in characters. One of that length still fits into the value of a button. */
export const longestRequest = 300;

/** Who makes a request, and where. */
export interface Requester {
  readonly workspaceId: string;
  readonly userId: string;
  /** The channel or direct message; null in a modal or on Home. */
  readonly channelId: string | null;
  /** Whether they belong to another workspace, in a shared channel. */
  readonly isStranger?: boolean;
}
