import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { conceptSchema } from '../../search/concepts/read-concepts.ts';
import { IndexKeeper } from './index-keeper.ts';
import type { ToIndexThread } from './messages.ts';

// The thread of the index begins here.
const facts = z
  .strictObject({
    concepts: z.array(conceptSchema),
    snapshot: z.string().nullable(),
  })
  .parse(workerData);
const port = parentPort;
if (!port) throw new Error('index-worker is started as a thread');
const keeper = new IndexKeeper(facts, (message) => port.postMessage(message));
port.on('message', (message: ToIndexThread) => void keeper.hear(message));
