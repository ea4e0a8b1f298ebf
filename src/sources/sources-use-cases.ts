import type { Curators } from '../curate/curators.ts';
import type { DraftStore } from '../curate/ports.ts';
import type { Requester } from '../question/request.ts';
import type { SourceDone, SourceList, SourcesAnswer } from './answers.ts';
import type { Fetching } from './fetch-use-cases.ts';
import type { SourceStore } from './ports.ts';
import { freeSourceId, type NewSource, type Source, type SourceChoice, type SourceState } from './source.ts';

/** The sources, for curators. Anybody else is refused. */
export interface Sources {
  readonly list: (page: number, requester: Requester) => Promise<SourcesAnswer>;
  readonly form: (requester: Requester) => Promise<SourcesAnswer>;
  /** Adds a source, enabled, and fetches it. */
  readonly add: (added: NewSource, requester: Requester) => Promise<SourcesAnswer>;
  readonly choose: (chosen: SourceChoice, requester: Requester) => Promise<SourcesAnswer>;
}

/** What the sources need. */
export interface SourcesDependencies {
  readonly curators: Curators;
  readonly sources: Pick<SourceStore, 'save' | 'remove' | 'waiting'>;
  readonly drafts: Pick<DraftStore, 'remove'>;
  readonly fetching: Fetching;
  /** The sources of the files. */
  readonly sourceFiles: readonly Source[];
  readonly zone: string;
  readonly told: SourceList['told'];
}

/** Creates the use cases of sources. */
export function createSources(deps: SourcesDependencies): Sources {
  const ifCurator = async (requester: Requester, act: () => Promise<SourcesAnswer>): Promise<SourcesAnswer> =>
    (await deps.curators.refusal(requester)) ?? act();
  const listed = async (
    { workspaceId }: Requester,
    page: number,
    done: SourceDone | null = null,
  ): Promise<SourceList> => ({
    kind: 'sources',
    done,
    page,
    sources: await deps.fetching.all(),
    ofFiles: new Set(deps.sourceFiles.map(({ id }) => id)),
    waiting: await deps.sources.waiting(workspaceId),
    zone: deps.zone,
    told: deps.told,
  });
  return {
    list: (page, requester) => ifCurator(requester, () => listed(requester, page)),
    form: (requester) => ifCurator(requester, () => Promise.resolve({ kind: 'source_form' })),
    add: (added, requester) =>
      ifCurator(requester, async () => listed(requester, 1, await add(deps, added, requester))),
    choose: (chosen, requester) =>
      ifCurator(requester, async () => listed(requester, 1, await choose(deps, chosen, requester))),
  };
}

async function add(
  deps: SourcesDependencies,
  added: NewSource,
  { workspaceId, userId }: Requester,
): Promise<SourceDone> {
  const present = (await deps.fetching.all()).map(({ source }) => source);
  const known = present.find(({ url }) => url === added.url);
  if (known) return { kind: 'known', source: known };
  const id = freeSourceId(added, new Set(present.map((source) => source.id)));
  const source: Source = { ...added, id, kind: 'rss', enabled: true };
  await deps.sources.save(workspaceId, source, userId);
  const outcome = await fetchNow(deps, id);
  if (outcome.kind !== 'fetched' || outcome.entries > 0) return outcome;
  // The job that fetches what is due may have been first.
  const { found } = (await stateOf(deps, id)) ?? { found: null };
  return found ? { kind: 'fetched', source, entries: found.entries } : { kind: 'added', source };
}

async function choose(
  deps: SourcesDependencies,
  { choice, id }: SourceChoice,
  { workspaceId, userId }: Requester,
): Promise<SourceDone> {
  if (choice === 'discard') return discard(deps, id, workspaceId);
  const found = await stateOf(deps, id);
  if (!found) return { kind: 'gone' };
  const { source } = found;
  switch (choice) {
    case 'enable':
    case 'disable': {
      await deps.sources.save(workspaceId, { ...source, enabled: choice === 'enable' }, userId);
      return { kind: choice === 'enable' ? 'enabled' : 'disabled', source };
    }
    case 'remove':
      await deps.sources.remove(workspaceId, id);
      return { kind: 'removed', source };
    case 'fetch':
      return fetchNow(deps, id);
  }
}

const stateOf = async ({ fetching }: SourcesDependencies, id: string): Promise<SourceState | undefined> =>
  (await fetching.all()).find(({ source }) => source.id === id);

async function fetchNow(deps: SourcesDependencies, id: string): Promise<SourceDone> {
  const state = await stateOf(deps, id);
  if (!state) return { kind: 'gone' };
  const outcome = await deps.fetching.now(state);
  const { source } = state;
  switch (outcome.kind) {
    case 'new':
      return { kind: 'fetched', source, entries: outcome.entries };
    case 'nothing_new':
      return { kind: 'fetched', source, entries: 0 };
    case 'failed':
      return { kind: 'failed', source, why: outcome.why };
    case 'busy':
      return { kind: 'busy', source };
  }
}

async function discard({ sources, drafts }: SourcesDependencies, id: string, workspaceId: string): Promise<SourceDone> {
  const draft = (await sources.waiting(workspaceId)).find(({ draftId }) => draftId === id);
  if (!draft) return { kind: 'gone' };
  await drafts.remove(workspaceId, id, draft.at);
  return { kind: 'discarded', title: draft.title };
}
