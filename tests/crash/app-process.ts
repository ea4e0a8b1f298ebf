import { z } from 'zod';
import { loadCorpus } from '../../src/app/load-library.ts';
import { createLog } from '../../src/app/log.ts';
import { openApp } from '../../src/app/open-app.ts';
import { bundledData } from '../../src/app/options.ts';
import { waitForShutdown } from '../../src/app/process.ts';
import { readSettings } from '../../src/app/settings.ts';
import { deliveryTiming } from '../../src/remind/deliver-use-cases.ts';

// What `start` does, with the waits of CRASH_TIMING, so that a story of crashes does not last minutes.
const timing = z
  .object({ lease: z.number(), reconcileDelay: z.number() })
  .parse(JSON.parse(process.env['CRASH_TIMING'] ?? '{}'));
const read = readSettings(process.env);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const bundled = await loadCorpus(read.settings.dataDirectory ?? bundledData);
if (!bundled) throw new Error('the corpus of the story has problems');
const app = await openApp({
  settings: read.settings,
  bundled,
  sources: [],
  log: createLog(read.settings.logLevel),
  clock: { now: () => new Date() },
  elapsed: () => performance.now(),
  onRefused: (error) => {
    throw error;
  },
  timing: { ...deliveryTiming, ...timing },
});
await waitForShutdown();
await app[Symbol.asyncDispose]();
