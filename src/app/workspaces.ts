import { type CorpusLoader, openCorpusLoader } from '../curate/corpus-loader.ts';
import type { BulletinStore, CorpusRevisions } from '../curate/ports.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library, LibrarySource } from '../question/library.ts';
import type { Rendering } from '../remind/deliver-use-cases.ts';
import type { PlanningCorpus } from '../remind/planning-corpus.ts';
import type { CorpusMemory, DeliveryLedger } from '../remind/ports.ts';
import { type RecordedLibraries, type RecordedLibrary, recordLibrary } from '../remind/reminder-engine-use-cases.ts';
import type { Services } from '../slack/services.ts';
import type { Identity } from '../slack/web-client.ts';
import { everyWorkspace } from '../storage/tables.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { FollowedSources } from './open-sources.ts';

/** The workspaces that this process serves, each with its own library and use cases. */
export interface Workspaces extends RecordedLibraries {
  readonly services: (identity: Identity) => Promise<Services>;
  readonly sources: (workspaceId: string) => Promise<FollowedSources>;
  readonly library: (workspaceId: string) => Promise<Library>;
  /** Brings every library up to date with the store. */
  readonly refresh: () => Promise<void>;
  /** The library of the only workspace, or else the one of all that have nothing of their own. */
  readonly usual: () => Library;
}

/** What the use cases of a workspace work with. */
export interface WorkspaceParts {
  readonly identity: Identity;
  readonly library: () => Library;
  readonly planning: () => PlanningCorpus;
  readonly refresh: () => Promise<void>;
}

interface WorkspacesOptions {
  readonly bundled: LibrarySource;
  readonly bulletins: BulletinStore;
  readonly memory: CorpusMemory;
  readonly ledger: Pick<DeliveryLedger, 'dueViews'>;
  readonly today: () => CalendarDate;
  readonly clock: Clock;
  readonly log: Log;
  /** The only workspace; null if there may be any number. */
  readonly only: Identity | null;
  /** Who the app is in a workspace. Rejects if it is not installed there. */
  readonly identityOf: (workspaceId: string) => Promise<Identity>;
  /** Composes the use cases of a workspace. */
  readonly serve: (parts: WorkspaceParts) => Pick<OpenWorkspace, 'services' | 'sources'>;
}

interface OpenWorkspace {
  readonly identity: Identity;
  readonly loader: CorpusLoader;
  readonly recorded: () => RecordedLibrary;
  readonly refresh: (revisions?: CorpusRevisions) => Promise<void>;
  readonly services: Services;
  readonly sources: FollowedSources;
}

interface Opened {
  readonly identity: Identity;
  readonly opening: Promise<OpenWorkspace>;
  /** Null while it is being opened. */
  readonly loader: () => CorpusLoader | null;
}

/** How many workspaces are kept open, and how many of them with a library of their own, which takes megabytes. */
const most = { open: 500, own: 25 } as const;

const beyond = <Item>(oldestFirst: readonly Item[], limit: number): readonly Item[] =>
  oldestFirst.slice(0, Math.max(0, oldestFirst.length - limit));

/**
 * Opens the workspaces: one, or any number. Of many, those that have nothing of their own share a library, and those that were not used
 * for the longest time are closed when there are too many; the next request opens them again.
 */
export async function openWorkspaces(options: WorkspacesOptions): Promise<Workspaces> {
  const { only, bundled, bulletins, log } = options;
  const shared = only === null ? await openShared(options) : null;
  // The last one is that which was used last.
  const opened = new Map<string, Opened>();
  const closeOldest = (): void => {
    if (!shared) return;
    const all = [...opened];
    const own = all.filter(([, { loader }]) => loader()?.isOwn());
    for (const [id, { loader }] of [...beyond(all, most.open), ...beyond(own, most.own)]) {
      // What is being opened is closed once it is open.
      if (loader() === null) continue;
      opened.delete(id);
      bundled.release?.(id);
    }
  };
  const start = (identity: Identity): Opened => {
    let loader: CorpusLoader | null = null;
    const opening = openOne(options, shared, identity).then((workspace) => {
      loader = workspace.loader;
      closeOldest();
      return workspace;
    });
    return { identity, opening, loader: () => loader };
  };
  const open = async (identity: Identity): Promise<OpenWorkspace> => {
    const id = identity.workspaceId;
    const known = opened.get(id);
    // The app may have been installed again since.
    const isKnown = known !== undefined && known.identity.installedAt === identity.installedAt;
    const now = isKnown ? known : start(identity);
    opened.delete(id);
    opened.set(id, now);
    try {
      return await now.opening;
    } catch (error) {
      if (opened.get(id) === now) opened.delete(id);
      throw error;
    }
  };
  const of = async (workspaceId: string): Promise<OpenWorkspace> =>
    open(only ?? opened.get(workspaceId)?.identity ?? (await options.identityOf(workspaceId)));
  const usual: Shared = shared ?? (await open(await options.identityOf(everyWorkspace)));
  return {
    services: async (identity) => (await open(identity)).services,
    sources: async (workspaceId) => (await of(workspaceId)).sources,
    library: async (workspaceId) => (await of(workspaceId)).loader.library(),
    of: async (workspaceId): Promise<Rendering> => {
      const { identity, recorded } = await of(workspaceId);
      return { ...recorded(), botName: identity.botName };
    },
    due: async function* () {
      await usual.refresh();
      yield usual.recorded();
      if (!shared) return;
      for (const id of await options.ledger.dueViews(options.clock.now().getTime())) {
        try {
          const workspace = await of(id);
          await workspace.refresh();
          yield workspace.recorded();
        } catch (err) {
          log.error({ err, workspaceId: id }, 'the reminders of a workspace were not planned; retrying');
        }
      }
    },
    refresh: async () => {
      const revisions = await bulletins.revisions();
      await shared?.refresh(revisions);
      const all = [...opened.values()];
      for (const { opening } of all) {
        const workspace = await opening.catch(() => null);
        await workspace?.refresh(revisions);
      }
      // Some may have imported something for the first time.
      closeOldest();
    },
    usual: usual.loader.library,
  };
}

type Shared = Pick<OpenWorkspace, 'loader' | 'recorded' | 'refresh'>;

const openShared = (options: WorkspacesOptions): Promise<Shared> => openLibrary(options, null, everyWorkspace);

async function openOne(options: WorkspacesOptions, shared: Shared | null, identity: Identity): Promise<OpenWorkspace> {
  const { loader, recorded, refresh } = await openLibrary(options, shared, identity.workspaceId);
  const parts = {
    identity,
    library: loader.library,
    planning: () => recorded().planning,
    refresh: () => refresh(),
  };
  return { identity, loader, recorded, refresh, ...options.serve(parts) };
}

async function openLibrary(options: WorkspacesOptions, shared: Shared | null, workspaceId: string): Promise<Shared> {
  const { bundled, bulletins: store, today } = options;
  const loader = await openCorpusLoader({
    bundled,
    store,
    workspaceId,
    today,
    ...(shared && { shared: shared.loader.library }),
  });
  // Every workspace that has nothing of its own is planned with the library that they share.
  const record = (library: Library, hasOwn: boolean): Promise<RecordedLibrary> =>
    shared && !hasOwn
      ? Promise.resolve(shared.recorded())
      : recordLibrary(options, hasOwn ? workspaceId : everyWorkspace, library);
  let recorded = await record(loader.library(), loader.hasOwn());
  return {
    loader,
    recorded: () => recorded,
    refresh: (revisions) =>
      loader.refresh(async (library, hasOwn) => {
        recorded = await record(library, hasOwn);
      }, revisions),
  };
}
