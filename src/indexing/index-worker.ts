import { parentPort, workerData } from 'node:worker_threads';
import { IndexKeeper } from './index-keeper.ts';
import type { IndexThreadFacts, ToIndexThread } from './index-messages.ts';

// The thread of the index begins here. Both ends of its messages are of this program, so they are what their types say.
const facts: IndexThreadFacts = workerData;
const port = parentPort;
if (!port) throw new Error('index-worker is started as a thread');
const keeper = new IndexKeeper(facts, (message) => port.postMessage(message));
port.on('message', (message: ToIndexThread) => void keeper.hear(message));
