import { z } from 'zod';
import { loadCorpus } from '../../src/cli/load-library.ts';
import { openApp } from '../../src/cli/open-app.ts';
import { bundledData } from '../../src/cli/options.ts';
import { readSettings } from '../../src/config/settings.ts';
import { createLog } from '../../src/runtime/log.ts';
import { askedToStop } from '../../src/runtime/shutdown.ts';
import { deliveryTiming } from '../../src/workflows/deliver-reminders.ts';

// What `start` does, with the waits of CRASH_TIMING, so that a story of crashes does not last minutes.
const timing = z
  .object({ lease: z.number(), lookAfter: z.number() })
  .parse(JSON.parse(process.env['CRASH_TIMING'] ?? '{}'));
const read = readSettings(process.env);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const bundled = await loadCorpus(read.settings.dataDirectory ?? bundledData);
if (!bundled) throw new Error('the corpus of the story has problems');
const app = await openApp({
  settings: read.settings,
  bundled,
  log: createLog(read.settings.logLevel),
  clock: { now: () => new Date() },
  elapsed: () => performance.now(),
  onRefused: (error) => {
    throw error;
  },
  timing: { ...deliveryTiming, ...timing },
});
await askedToStop();
await app[Symbol.asyncDispose]();
