import { corpusOf } from '../../src/bulletin/corpus.ts';
import { worded } from '../../src/bulletin/message.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { createFetching, fetchTiming } from '../../src/sources/fetch-use-cases.ts';
import { readFeed } from '../../src/sources/read-feed.ts';
import { readItems } from '../../src/sources/read-items.ts';
import { neverFetched, sourceSchema } from '../../src/sources/source.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createSourceStore } from '../../src/storage/source-store.ts';
import { openWebFetcher } from '../../src/web/web-fetcher.ts';
import { placeAt } from '../storage/place-address.ts';

// A process of its own that fetches one source until nothing in it is new, and says so, or is killed.
const [, , place = '', url = ''] = process.argv;
await using database = await openDatabase(placeAt(place));
const clock = { now: () => new Date() };
await using web = openWebFetcher({
  userAgent: 'privacy-law-slack/test',
  clock,
  allowed: (host) => host === '127.0.0.1',
});
const source = sourceSchema.parse({
  id: 'office',
  name: 'Office',
  url,
  jurisdiction: 'EU',
  language: 'en',
  enabled: true,
});
const library = libraryInProcess(corpusOf([]));
const nothing = (): void => {};
const fetching = createFetching({
  workspaceId: 'T0CRASH01',
  sourceFiles: [source],
  sources: createSourceStore(database),
  web,
  feeds: { feed: (bytes, at) => readFeed({ bytes, ...at }), items: readItems },
  library: () => library,
  zone: 'UTC',
  clock,
  random: Math.random,
  pause: () => Promise.resolve(),
  timing: fetchTiming,
  log: { info: nothing, warn: nothing, error: nothing },
});
for (let came = 'new'; came !== 'nothing_new'; ) {
  const [state = { ...neverFetched, source }] = await fetching.all();
  const outcome = await fetching.now(state);
  if (outcome.kind === 'failed') throw new Error(worded(outcome.why));
  came = outcome.kind;
  process.stdout.write(`${came}\n`);
}
