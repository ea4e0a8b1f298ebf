import { setTimeout as wait } from 'node:timers/promises';
import type { BulletinReader, BulletinStore } from '../curate/ports.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requests } from '../slack/requests.ts';
import { type AnnounceDependencies, announce } from '../sources/announce-use-cases.ts';
import type { SourceList } from '../sources/answers.ts';
import { createFetching, type Fetching, type FetchTiming, fetchTiming } from '../sources/fetch-use-cases.ts';
import { readFolder } from '../sources/folder-use-cases.ts';
import type { FeedReader, SourceStore, WebFetcher } from '../sources/ports.ts';
import type { Source } from '../sources/source.ts';
import { openWatchedFolder } from '../storage/watched-folder.ts';
import type { WebFetcherOptions } from '../web/web-fetcher.ts';
import { type SourceRounds, type SourceWork, sourceRounds } from './jobs/source-loop.ts';
import { threadedFeedReader } from './reader-thread/threaded-reader.ts';
import type { Settings } from './settings.ts';

/** How tests differ: a server of their own that may be asked, and shorter waits. No setting leads here. */
export interface SourceTestOptions extends Partial<Pick<WebFetcherOptions, 'allowed' | 'lookup' | 'limits'>> {
  readonly timing?: Partial<FetchTiming>;
  readonly rounds?: SourceRounds;
  /** Reads feeds without a thread. */
  readonly feeds?: FeedReader;
}

interface SourceParts {
  readonly settings: Pick<Settings, 'curators' | 'curatorsChannel' | 'watchFolder' | 'zone' | 'publicUrl' | 'feedback'>;
  readonly version: string;
  /** The sources of the files. */
  readonly sourceFiles: readonly Source[];
  readonly sources: SourceStore;
  readonly bulletins: BulletinStore;
  readonly reader: BulletinReader;
  /** The language of a person; of a channel the default. Never rejects. */
  readonly languageOf: Requests['languageOf'];
  readonly clock: Clock;
  readonly log: Log;
  readonly test: SourceTestOptions;
}

/** What looks after the sources. Disposing of it ends what is being fetched. */
export interface OpenSources extends AsyncDisposable {
  readonly rounds: SourceRounds;
  /** The sources of a workspace. */
  readonly of: (workspace: Following) => FollowedSources;
}

interface Following extends Pick<AnnounceDependencies, 'workspaceId' | 'post'> {
  readonly library: () => Library;
  readonly recent: RecentKeys;
  /** Who is told where the settings name nobody; null for nobody. */
  readonly installer: string | null;
}

/** The sources of a workspace, and who is told of what is new. */
export interface FollowedSources {
  readonly fetching: Fetching;
  readonly told: SourceList['told'];
  /** What is done in each round. */
  readonly work: SourceWork;
}

/** Puts together what fetches sources, reads the watched folder and tells the curators. */
export function openSources({ settings, version, test, ...parts }: SourceParts): OpenSources {
  const { curators, curatorsChannel, watchFolder, zone, publicUrl, feedback } = settings;
  const contact = publicUrl ?? feedback;
  const { timing, rounds = sourceRounds, feeds = threadedFeedReader(), ...forWeb } = test;
  const web = lazyFetcher({
    userAgent: `privacy-law-slack/${version}${contact === null ? '' : ` (+${contact})`}`,
    clock: parts.clock,
    ...forWeb,
  });
  const folder = watchFolder === null ? null : openWatchedFolder(watchFolder, parts.log);
  return {
    rounds,
    of: ({ installer, ...workspace }) => {
      const of = { ...parts, ...workspace };
      const named = curators ?? (installer === null ? [] : [installer]);
      const recipients = curatorsChannel === null ? named : [curatorsChannel];
      const fetching = createFetching({
        ...of,
        web,
        zone,
        feeds,
        random: Math.random,
        pause: (milliseconds) => wait(milliseconds),
        timing: { ...fetchTiming, ...timing },
      });
      return {
        fetching,
        told: curatorsChannel !== null ? 'channel' : recipients.length > 0 ? 'curators' : 'nobody',
        work: {
          fetch: fetching.due,
          ...(folder && { folder: (signal) => readFolder({ ...of, folder }, signal) }),
          announce: () =>
            announce({ ...of, zone, recipients, languageOf: (to) => parts.languageOf(workspace.workspaceId, to) }),
        },
      };
    },
    [Symbol.asyncDispose]: () => web[Symbol.asyncDispose](),
  };
}

// Most workspaces follow no source; then nothing of it is loaded.
function lazyFetcher(options: WebFetcherOptions): WebFetcher & AsyncDisposable {
  const opened: Promise<WebFetcher & AsyncDisposable>[] = [];
  const open = async () => (await import('../web/web-fetcher.ts')).openWebFetcher(options);
  return {
    fetch: async (...asked) => {
      const [web = open()] = opened;
      opened[0] = web;
      return (await web).fetch(...asked);
    },
    [Symbol.asyncDispose]: async () => {
      for (const web of opened) await (await web)[Symbol.asyncDispose]();
    },
  };
}
