import { expect, test } from 'vitest';
import type { Fetching, FetchOutcome } from '../../src/sources/fetch-use-cases.ts';
import { neverFetched, type Source, type SourceState } from '../../src/sources/source.ts';
import { createSources } from '../../src/sources/sources-use-cases.ts';

const requester = { workspaceId: 'T1', userId: 'U0ADACHEN1', channelId: null, isStranger: false };
const added = {
  name: 'Data Office',
  url: 'https://office.example.org/feed',
  jurisdiction: 'CN',
  language: 'en',
  full_page: false,
};

test.each([
  ['brought entries', { kind: 'new', entries: 2 }, null, { kind: 'fetched', entries: 2 }],
  ['has none yet', { kind: 'nothing_new' }, null, { kind: 'added' }],
  [
    'was fetched by the job just before',
    { kind: 'nothing_new' },
    { entries: 2, at: 0 },
    { kind: 'fetched', entries: 2 },
  ],
] as const)('a curator is told what a new source that %s has', async (_, outcome, found, done) => {
  const kept: SourceState[] = [];
  const fetching: Fetching = {
    all: () => Promise.resolve(kept),
    due: () => Promise.resolve(),
    now: (): Promise<FetchOutcome> => Promise.resolve(outcome),
  };
  const sources = {
    save: async (_workspace: string, source: Source) => void kept.push({ ...neverFetched, source, found }),
    remove: () => Promise.resolve(),
    waiting: () => Promise.resolve([]),
  };
  const { add } = createSources({
    fetching,
    sources,
    drafts: { remove: () => Promise.resolve() },
    curators: { refusal: () => Promise.resolve(null) },
    sourceFiles: [],
    told: 'nobody',
    zone: 'UTC',
  });
  expect(await add(added, requester)).toMatchObject({ kind: 'sources', done });
});
