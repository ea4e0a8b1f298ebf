import type { Language } from './messages/language.ts';
import type { Instant } from './time/instant.ts';

/** The only source of the current time below `app/`. */
export interface Clock {
  readonly now: () => Date;
}

/** Remembers for a while what any process did, so that what arrives twice is done once. */
export interface RecentKeys {
  /** True if the key is new; false while it is remembered. @param rememberFor in milliseconds */
  readonly addIfNew: (key: string, rememberFor: number) => Promise<boolean>;
  /** Remembers a text by a key, in place of what was there. @param rememberFor in milliseconds */
  readonly remember: (key: string, value: string, rememberFor: number) => Promise<void>;
  /** The text remembered by a key; null if there is none, or no longer. */
  readonly recall: (key: string) => Promise<string | null>;
  /** Forgets a key, because what it stands for failed. */
  readonly forget: (key: string) => Promise<void>;
  /** The first key that is remembered and begins so, in the order of the digits that follow; null if there is none. */
  readonly first: (prefix: string) => Promise<string | null>;
  /** Does the work while no process does other work of the same key. Rejects if that takes too long. */
  readonly inTurn: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

/** Logs facts and a message. Message texts and tokens are never logged. */
export interface Log {
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** What is counted. */
export type Counted =
  | 'due'
  | 'posted'
  | 'uncertain'
  /** Slack refused it. */
  | 'failed'
  /** Its card could not be rendered. */
  | 'not_rendered'
  | 'skipped'
  | 'suspended';

/** Measures what the app does, for its operator. */
export interface Meter {
  readonly count: (what: Counted, times?: number) => void;
  /** How long Slack waited for an acknowledgement, in milliseconds. */
  readonly acknowledged: (milliseconds: number) => void;
}

/** An error that the operator can fix. Its message says what to do and contains no secrets; it is shown without a stack. */
export class OperatorError extends Error {}

/** Looks up the people of a workspace. Never rejects; null means that the app may not read it. */
export interface People {
  /** IANA name of a person's time zone. */
  readonly zoneOf: (workspaceId: string, userId: string) => Promise<string | null>;
  /** The language in which a person uses Slack. */
  readonly languageOf: (workspaceId: string, userId: string) => Promise<Language | null>;
  /** Whether a person is an admin or owner of the workspace. */
  readonly isAdmin: (workspaceId: string, userId: string) => Promise<boolean | null>;
  /** Whether somebody is a person who is still in the workspace, and no app. */
  readonly isPerson: (workspaceId: string, userId: string) => Promise<boolean | null>;
}

/** A bot token; with token rotation, also what renews it and when it expires. */
export interface BotToken {
  readonly token: string;
  readonly refreshToken: string | null;
  readonly expiresAt: Instant | null;
}

/** Stores the bot token of each installation for all processes, encrypted where there is a key. */
export interface TokenStore {
  readonly find: (installation: string) => Promise<BotToken | null>;
  readonly save: (installation: string, token: BotToken) => Promise<void>;
}

/** The app in a workspace, or in all workspaces of an organisation that has installed it as a whole. */
export interface Installation {
  /** The id of the workspace (`T…`) or of the organisation (`E…`). */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  readonly enterpriseId: string | null;
  readonly botId: string;
  readonly botUserId: string;
  /** The name by which the bot is mentioned and invited, without the @. */
  readonly botName: string;
  /** Who installed it. */
  readonly installedBy: string;
  readonly installedAt: Instant;
}

/** Stores where the app is installed. Safe for any number of processes. */
export interface InstallationStore {
  /** Stores an installation with its token, in place of an earlier one. */
  readonly save: (installation: Installation, token: BotToken) => Promise<void>;
  readonly find: (id: string) => Promise<Installation | null>;
  /** Remembers that a workspace is served by an installation, which is its own or its organisation's. */
  readonly serve: (workspaceId: string, installationId: string) => Promise<void>;
  /** The installation that serves a workspace; null if the app is not installed there. */
  readonly ofWorkspace: (workspaceId: string) => Promise<Installation | null>;
  /** How many there are. */
  readonly count: () => Promise<number>;
}
