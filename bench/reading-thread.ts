import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { threadedBulletinReader } from '../src/app/reader-thread/threaded-reader.ts';
import { readBulletinFile } from '../src/reader/read-bulletin-file.ts';
import { largeBulletin } from './reading/large-bulletin.ts';

// A bulletin of 1 MB with 500 entries: the CPU that its reading takes, here and for comparison a second time, and how long whoever
// answers meanwhile is held up when a thread reads it. bench/import-delay.ts goes on to the import.

const bytes = new TextEncoder().encode(largeBulletin(500));
const file = { name: 'large.txt', bytes };

async function cpuOf(): Promise<number> {
  const before = process.cpuUsage();
  await readBulletinFile(file, { issued: '2019-04' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const [first, second] = [await cpuOf(), await cpuOf()];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const began = performance.now();
const { entries } = await threadedBulletinReader().read(file, { issued: '2019-04' });
const took = performance.now() - began;
delay.disable();

process.stdout.write(
  `${(bytes.length / 1e6).toFixed(2)} MB, ${entries.length} entries: ${first.toFixed(0)} ms of CPU, ${second.toFixed(0)} ms the second time; in a thread ${took.toFixed(0)} ms, the event loop held up for ${(delay.max / 1e6 - 5).toFixed(0)} ms at most\n`,
);
