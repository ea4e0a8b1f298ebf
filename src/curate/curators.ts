import type { Clock, People } from '../ports.ts';
import type { Requester } from '../question/request.ts';
import { type Instant, minute } from '../time/instant.ts';
import type { NotCuratorAnswer } from './answers.ts';

/** Who may import bulletins and correct deadlines. */
export interface Curators {
  /** Null if the requester is a curator; otherwise why not. */
  readonly refusal: (requester: Requester) => Promise<NotCuratorAnswer | null>;
}

/** What tells curators from others. */
export interface CuratorDependencies {
  /** User ids from the setting; null if it is not set: then workspace admins are the curators. */
  readonly named: readonly string[] | null;
  readonly people: Pick<People, 'isAdmin'>;
  readonly clock: Clock;
}

/** How long it is remembered whether a person is an admin, in milliseconds: every entry card asks. */
const rememberFor = 10 * minute;

/** Decides who is a curator. */
export function createCurators({ named, people, clock }: CuratorDependencies): Curators {
  const known = new Map<string, { readonly isAdmin: boolean; readonly until: Instant }>();
  const isAdmin = async ({ workspaceId, userId }: Requester): Promise<boolean | null> => {
    const key = `${workspaceId}|${userId}`;
    const now = clock.now().getTime();
    const remembered = known.get(key);
    if (remembered && now < remembered.until) return remembered.isAdmin;
    const found = await people.isAdmin(workspaceId, userId);
    if (found !== null) known.set(key, { isAdmin: found, until: now + rememberFor });
    return found;
  };
  const reason = async (requester: Requester): Promise<NotCuratorAnswer['why'] | null> => {
    if (named !== null) return named.includes(requester.userId) ? null : 'not_listed';
    const found = await isAdmin(requester);
    if (found === null) return 'unknown';
    return found ? null : 'not_admin';
  };
  return {
    refusal: async (requester) => {
      const why = await reason(requester);
      return why && { kind: 'not_curator', why, userId: requester.userId };
    },
  };
}
