import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readBulletinFile } from '../../reader/read-bulletin-file.ts';
import { readHolidaysFile } from '../settings.ts';

// The entry point of a thread that reads one bulletin. Answering users has priority. Only Linux gives each thread its own priority;
// elsewhere this would lower that of the whole process.
if (process.platform === 'linux') setPriority(5);

const { file, known } = z
  .object({
    file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
    known: z.object({
      issued: z.string().exactOptional(),
      jurisdiction: z.string().exactOptional(),
      language: z.string().exactOptional(),
      fileName: z.string().exactOptional(),
    }),
  })
  .parse(workerData);

// Periods of working days are counted here.
const holidays = readHolidaysFile(process.env);
if (holidays !== null) await (await import('../holidays-file.ts')).loadHolidays(holidays);

parentPort?.postMessage(await readBulletinFile(file, known));
