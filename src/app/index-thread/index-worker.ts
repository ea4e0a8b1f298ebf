import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { conceptSchema } from '../../search/concepts/read-concepts.ts';
import { emptyLexicon, lexiconSchema } from '../../search/concepts/read-lexicon.ts';
import { IndexKeeper } from './index-keeper.ts';
import type { IndexRequest } from './messages.ts';

// The entry point of the index thread.
const options = z
  .strictObject({
    concepts: z.array(conceptSchema),
    lexicon: lexiconSchema.default(emptyLexicon),
    snapshot: z.string().nullable(),
  })
  .parse(workerData);
const port = parentPort;
if (!port) throw new Error('index-worker must be started as a thread');
const keeper = new IndexKeeper(options, (message) => port.postMessage(message));
port.on('message', (request: IndexRequest) => void keeper.handle(request));
