import type { PostTarget } from './reminder-ports.ts';

/** Knows the people of a workspace as far as Slack lets the app. */
export interface People {
  /** The IANA name of somebody's time zone; null where the app may not read it. Never rejects. */
  readonly zoneOf: (workspaceId: string, userId: string) => Promise<string | null>;
  /** Whether somebody is an admin or owner of the workspace; null where the app may not read it. Never rejects. */
  readonly isAdmin: (workspaceId: string, userId: string) => Promise<boolean | null>;
}

/** A calendar file. */
export interface CalendarFile {
  /** With its ending: `deadline-2019-04-30.ics`. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** What came of putting a file into a thread. `not_allowed`: the app has not been given the scope for it. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'failed'; readonly error: string };

/** Puts calendar files into threads. */
export interface CalendarSender {
  /** Never rejects. */
  readonly send: (target: PostTarget, file: CalendarFile) => Promise<SendOutcome>;
}
