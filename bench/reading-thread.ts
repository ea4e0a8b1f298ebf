import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { readBulletinFile } from '../src/bulletin/read-bulletin-file.ts';
import { threadedBulletinReader } from '../src/runtime/threaded-bulletin-reader.ts';

// A bulletin of 1 MB with 500 entries: the CPU that its reading takes, here and for comparison a second time, and how long whoever
// answers meanwhile is held up when a thread reads it.

const sentences =
  'On 4 March 2024, the Ministry of Homes published draft rules on cameras in doorbells, and asks makers to store pictures in the home alone. Comments may be submitted until 12 April 2024. A carrier was fined EUR 10,000 for labels that had shown names. ';
const entry = (_: unknown, at: number): string =>
  `${at + 1}. Rules of kind ${at + 1} on smart doorbells\n\n${`${sentences.repeat(3)}\n\n`.repeat(3)}`;
const bytes = new TextEncoder().encode(
  `Regulatory developments\n\n${Array.from({ length: 500 }, entry).join('')}`,
);
const file = { name: 'large.txt', bytes };

async function cpuOf(): Promise<number> {
  const before = process.cpuUsage();
  await readBulletinFile(file, { issued: '2024-03' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const [first, second] = [await cpuOf(), await cpuOf()];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const began = performance.now();
const { entries } = await threadedBulletinReader().read(file, { issued: '2024-03' });
const took = performance.now() - began;
delay.disable();

process.stdout.write(
  `${(bytes.length / 1e6).toFixed(2)} MB, ${entries.length} entries: ${first.toFixed(0)} ms of CPU, ${second.toFixed(0)} ms the second time; in a thread ${took.toFixed(0)} ms, the event loop held up for ${(delay.max / 1e6 - 5).toFixed(0)} ms at most\n`,
);
