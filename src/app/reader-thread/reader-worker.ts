import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readBulletinFile } from '../../reader/read-bulletin-file.ts';

// Runs in a thread of its own: reads the one bulletin that it was given, and sends what it read.
// Whoever answers meanwhile goes first. Linux has a priority for each thread; elsewhere it would be that of the whole process.
if (process.platform === 'linux') setPriority(5);

const { file, known } = z
  .object({
    file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
    known: z.object({
      issued: z.string().exactOptional(),
      jurisdiction: z.string().exactOptional(),
      fileName: z.string().exactOptional(),
    }),
  })
  .parse(workerData);

parentPort?.postMessage(await readBulletinFile(file, known));
