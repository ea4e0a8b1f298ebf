import type { NotCuratorAnswer } from '../../answers/importing/import-answer.ts';
import type { Asker } from '../asker.ts';
import type { People } from '../subscription-ports.ts';

/** Who may import and correct. */
export interface Curators {
  /** Null where somebody may; else why not. */
  readonly refusal: (asker: Asker) => Promise<NotCuratorAnswer | null>;
}

/**
 * Tells curators from others.
 * @param named the user ids of the setting; null where it is not set: then the admins of the workspace are curators
 */
export function createCurators(named: readonly string[] | null, people: Pick<People, 'isAdmin'>): Curators {
  return {
    refusal: async ({ workspaceId, userId }) => {
      const refused = (why: NotCuratorAnswer['why']): NotCuratorAnswer => ({
        kind: 'not_curator',
        why,
        userId,
      });
      if (named !== null) return named.includes(userId) ? null : refused('not_listed');
      const isAdmin = await people.isAdmin(workspaceId, userId);
      if (isAdmin === null) return refused('unknown');
      return isAdmin ? null : refused('not_admin');
    },
  };
}
