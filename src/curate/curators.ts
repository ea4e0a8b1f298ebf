import type { Clock, People } from '../ports.ts';
import type { Requester } from '../question/request.ts';
import { type Instant, minute } from '../time/instant.ts';
import type { NotCuratorAnswer } from './answers.ts';

/** Who may import and correct. */
export interface Curators {
  /** Null where somebody may; else why not. */
  readonly refusal: (asker: Requester) => Promise<NotCuratorAnswer | null>;
}

/** What tells curators from others. */
export interface CuratorDependencies {
  /** The user ids of the setting; null where it is not set: then the admins of the workspace are curators. */
  readonly named: readonly string[] | null;
  readonly people: Pick<People, 'isAdmin'>;
  readonly clock: Clock;
}

/** How long it is remembered whether somebody is an admin, in milliseconds: every card of an entry asks. */
const remembered = 10 * minute;

/** Tells curators from others. */
export function createCurators({ named, people, clock }: CuratorDependencies): Curators {
  const known = new Map<string, { readonly isAdmin: boolean; readonly until: Instant }>();
  const isAdmin = async ({ workspaceId, userId }: Requester): Promise<boolean | null> => {
    const key = `${workspaceId}|${userId}`;
    const now = clock.now().getTime();
    const before = known.get(key);
    if (before && now < before.until) return before.isAdmin;
    const found = await people.isAdmin(workspaceId, userId);
    if (found !== null) known.set(key, { isAdmin: found, until: now + remembered });
    return found;
  };
  return {
    refusal: async (asker) => {
      const { userId } = asker;
      const refused = (why: NotCuratorAnswer['why']): NotCuratorAnswer => ({
        kind: 'not_curator',
        why,
        userId,
      });
      if (named !== null) return named.includes(userId) ? null : refused('not_listed');
      const found = await isAdmin(asker);
      if (found === null) return refused('unknown');
      return found ? null : refused('not_admin');
    },
  };
}
