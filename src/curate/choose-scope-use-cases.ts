import { jurisdictionOf } from '../bulletin/corpus.ts';
import type { Scope } from '../bulletin/scope.ts';
import { scopeTexts } from '../cards/format.ts';
import type { Requester } from '../question/request.ts';
import type { ScopeAnswer } from './answers.ts';
import type { CorrectionDependencies } from './correct-use-cases.ts';
import type { BulletinStore } from './ports.ts';

/** Chooses what concerns the workspace. For curators only. */
export interface ScopeChoice {
  readonly form: (requester: Requester) => Promise<ScopeAnswer>;
  readonly choose: (scope: Scope, requester: Requester) => Promise<ScopeAnswer>;
}

/** What choosing needs. */
export type ScopeDependencies = Pick<CorrectionDependencies, 'curators' | 'library' | 'refresh' | 'wake' | 'clock'> & {
  readonly bulletins: Pick<BulletinStore, 'choose'>;
};

/** Creates the use cases of the choice. */
export function createScopeChoice({
  curators,
  library,
  refresh,
  wake,
  clock,
  bulletins,
}: ScopeDependencies): ScopeChoice {
  return {
    form: async (requester) => {
      const { corpus, concepts } = library();
      const jurisdictions = [...new Set(corpus.entries.map(jurisdictionOf))];
      const form = { scope: corpus.scope, jurisdictions, topics: concepts.topics };
      return (await curators.refusal(requester)) ?? { kind: 'scope_form', form };
    },
    choose: async (scope, requester) => {
      const refused = await curators.refusal(requester);
      if (refused) return refused;
      await bulletins.choose(requester.workspaceId, scope, { by: requester.userId, at: clock.now().getTime() });
      await refresh();
      wake();
      return { kind: 'scope_chosen', texts: scopeTexts(scope, library().concepts.topics) };
    },
  };
}
