import type { AuthorizeSourceData } from '@slack/bolt';
import { z } from 'zod';
import type { Language } from '../messages/language.ts';
import type { Log } from '../ports.ts';
import { hour } from '../time/instant.ts';
import type { Services } from './services.ts';
import type { Identity } from './web-client.ts';

/** The requests that Slack sends, and the workspaces that they are from. */
export interface Requests {
  /** Null for a request that no installation stands behind, such as the report that the app was removed. */
  readonly identityOf: (body: object) => Identity | null;
  readonly servicesOf: (body: object) => Promise<Services>;
  /** Whether any of the ids is one of another workspace than this: of a subscription, a reminder or a draft. */
  readonly belongsElsewhere: (workspaceId: string, ids: readonly string[]) => Promise<boolean>;
  /** The language in which somebody is answered. Never rejects. */
  readonly languageOf: (workspaceId: string, userId: string) => Promise<Language>;
  readonly log: Log;
  /** Whether people of other workspaces, in shared channels, may ask. */
  readonly answersStrangers: boolean;
}

/** How long Slack may deliver an event again, in milliseconds. */
export const redeliveredFor = 25 * hour;

/** Where a request is from. */
export interface RequestSource {
  /** Empty where Slack does not say. */
  readonly workspaceId: string;
  /** Whose token Slack means: the workspace, or the organisation that has installed the app as a whole. */
  readonly installationId: string;
}

const withUser = z.object({ user: z.object({ team_id: z.string().optional() }) });

/** Where a request is from, as Bolt reads it. A modal of an organisation names that in place of the workspace; then it is its user's. */
export function sourceOf(
  { teamId, enterpriseId, isEnterpriseInstall }: AuthorizeSourceData<boolean>,
  body: object | undefined,
): RequestSource {
  const ofUser = withUser.safeParse(body).data?.user.team_id;
  const workspaceId = (teamId?.startsWith('E') ? ofUser : teamId) ?? '';
  return { workspaceId, installationId: isEnterpriseInstall ? (enterpriseId ?? '') : workspaceId };
}

/** A request is from a workspace in which the app is not installed, or no longer. */
export class NotInstalledError extends Error {}

const pressedValue = z.object({
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const carriers = z.object({
  actions: z.array(pressedValue.catch({})).optional().catch(undefined),
  view: z.object({ private_metadata: z.string().optional() }).optional().catch(undefined),
});

/** The ids that the buttons and the form of a request carry. They were given out by the app; nobody else can know them. */
export function carriedIds(body: object): readonly string[] {
  const { actions = [], view } = carriers.parse(body);
  const texts = [
    ...actions.flatMap(({ value, selected_option: chosen }) => [value, chosen?.value]),
    view?.private_metadata,
  ];
  return [...new Set(texts.flatMap((text) => text?.match(uuid) ?? []))];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
