import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { readBulletinFile } from '../../reader/read-bulletin-file.ts';
import { readHolidaysFile } from '../settings.ts';
import { type ReadingJob, readingJob } from './reading-job.ts';

// The entry point of a thread that reads one bulletin, or what came of a feed. Answering users has priority. Only Linux gives each thread
// its own priority; elsewhere this would lower that of the whole process.
if (process.platform === 'linux') setPriority(5);

// Periods of working days are counted here.
const holidays = readHolidaysFile(process.env);
if (holidays !== null) await (await import('../holidays-file.ts')).loadHolidays(holidays);

parentPort?.postMessage(await read(readingJob.parse(workerData)));

async function read(job: ReadingJob): Promise<unknown> {
  switch (job.do) {
    case 'bulletin':
      return readBulletinFile(job.file, job.known);
    case 'feed':
      return (await import('../../sources/read-feed.ts')).readFeed(job.feed);
    case 'items':
      return (await import('../../sources/read-items.ts')).readItems(job.items, job.known);
  }
}
