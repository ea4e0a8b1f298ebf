import type { People } from '../ports.ts';
import type { Requester } from '../question/request.ts';
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
  /** Who installed the app in the workspace, and is a curator of it beside its admins; null if nobody knows. */
  readonly installer?: string | null;
}

/** Decides who is a curator. */
export function createCurators({ named, people, installer = null }: CuratorDependencies): Curators {
  const reason = async ({ workspaceId, userId }: Requester): Promise<NotCuratorAnswer['why'] | null> => {
    if (named !== null) return named.includes(userId) ? null : 'not_listed';
    if (userId === installer) return null;
    const isAdmin = await people.isAdmin(workspaceId, userId);
    if (isAdmin === null) return 'unknown';
    return isAdmin ? null : 'not_admin';
  };
  return {
    refusal: async (requester) => {
      const why = await reason(requester);
      return why && { kind: 'not_curator', why, userId: requester.userId };
    },
  };
}
