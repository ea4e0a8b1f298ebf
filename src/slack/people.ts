import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIPlatformError, type WebClientOptions } from '@slack/web-api';
import { type Language, languageOf } from '../messages/language.ts';
import type { Clock, People } from '../ports.ts';
import { isTimeZone } from '../time/calendar-date.ts';
import { type Instant, minute, second } from '../time/instant.ts';
import type { TokenOf } from './bot-tokens.ts';
import { clientWithoutRetries } from './web-client.ts';

interface Person {
  readonly zone: string | null;
  readonly language: Language | null;
  /** Null if Slack did not say. */
  readonly isAdmin: boolean | null;
  readonly isPerson: boolean | null;
}

const unknown: Person = { zone: null, language: null, isAdmin: null, isPerson: null };

/**
 * How long what Slack said about a person is remembered, also that the app may not read it; how long a failure is; and how long an
 * answer waits for it. In milliseconds.
 */
const times = { known: 10 * minute, failed: minute, patience: 1.5 * second } as const;

/** Slack’s errors that a second try would give again. */
const lasting: ReadonlySet<string> = new Set(['missing_scope', 'no_permission', 'user_not_found', 'user_not_visible']);

/** The most people that are remembered. */
const mostKnown = 10_000;

/**
 * Looks people up with the optional scope users:read, each at most once in ten minutes. Without it, on any error and while Slack
 * takes long, nothing is known about them. Admins of another workspace are no admins here.
 */
export function createPeople(tokenOf: TokenOf, options: WebClientOptions, clock: Clock): People {
  const client = clientWithoutRetries(options);
  const known = new Map<string, { person: Promise<Person>; until: Instant }>();
  const ask = async (workspaceId: string, id: string): Promise<Person> => {
    const { user } = await client.users.info({ token: await tokenOf(workspaceId), user: id, include_locale: true });
    const isElsewhere = (user?.team_id ?? workspaceId) !== workspaceId && user?.enterprise_user === undefined;
    const isStranger = isElsewhere || user?.is_stranger === true;
    const isAdmin = user?.is_admin === undefined ? null : user.is_admin || user.is_owner === true;
    const isPerson = user === undefined ? null : !(user.is_bot || user.deleted || user.id === 'USLACKBOT');
    return {
      zone: user?.tz ?? null,
      language: languageOf(user?.locale),
      isAdmin: isStranger ? false : isAdmin,
      isPerson,
    };
  };
  const find = (workspaceId: string, id: string): Promise<Person> => {
    const key = `${workspaceId}|${id}`;
    const now = clock.now().getTime();
    const remembered = known.get(key);
    if (remembered && now < remembered.until) return remembered.person;
    const entry = { person: Promise.resolve(unknown), until: now + times.known };
    const asked = ask(workspaceId, id).catch((error: unknown) => {
      if (!(error instanceof WebAPIPlatformError && lasting.has(error.data.error))) entry.until = now + times.failed;
      return unknown;
    });
    entry.person = Promise.race([asked, wait(times.patience, unknown, { ref: false })]);
    void asked.then((person) => {
      entry.person = Promise.resolve(person);
    });
    if (known.size >= mostKnown) known.clear();
    known.set(key, entry);
    return entry.person;
  };
  return {
    zoneOf: async (workspaceId, user) => {
      const { zone } = await find(workspaceId, user);
      return zone !== null && isTimeZone(zone) ? zone : null;
    },
    languageOf: async (workspaceId, user) => (await find(workspaceId, user)).language,
    isAdmin: async (workspaceId, user) => (await find(workspaceId, user)).isAdmin,
    isPerson: async (workspaceId, user) => (await find(workspaceId, user)).isPerson,
  };
}
