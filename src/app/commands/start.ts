import { Command } from 'commander';
import { OperatorError } from '../../ports.ts';
import { loadCorpus, loadSources } from '../load-library.ts';
import { createLog } from '../log.ts';
import type { AppOptions } from '../open-app.ts';
import { bundledData } from '../options.ts';
import { printError } from '../output.ts';
import { collectGarbage, keepHeapSmall, onUncaught, waitForShutdown } from '../process.ts';
import { readSettings, type Settings } from '../settings.ts';

/** `start`: connects to Slack, and answers and reminds until it is stopped. */
export function startCommand(): Command {
  return new Command('start').description('connect to Slack; settings come from the environment').action(async () => {
    const read = readSettings(process.env);
    if ('settings' in read) return start(read.settings);
    for (const { setting, message } of read.problems) printError(`${setting} ${message}`);
    printError(
      'Not started. See docs/configuration.md for each setting; to try the app without Slack, run npm run playground.',
    );
  });
}

async function start(settings: Settings): Promise<void> {
  keepHeapSmall();
  const bundled = await loadCorpus(settings.dataDirectory ?? bundledData);
  const sources = bundled && (await loadSources(settings.sourcesFile));
  if (bundled && sources) await run(settings, { bundled, sources });
}

async function run(settings: Settings, { bundled, sources }: Pick<AppOptions, 'bundled' | 'sources'>): Promise<void> {
  const log = createLog(settings.logLevel);
  const { openApp } = await import('../open-app.ts');
  const refused = new AbortController();
  onUncaught((err) => {
    log.error({ err }, 'unexpected error; stopping');
    const reason = err instanceof Error ? err.message : String(err);
    refused.abort(new OperatorError(`Stopped by an unexpected error: ${reason}`, { cause: err }));
  });
  const shutdown = waitForShutdown(refused.signal);
  const opening = openApp({
    settings,
    bundled,
    sources,
    log,
    clock: { now: () => new Date() },
    elapsed: () => performance.now(),
    onRefused: (error) => refused.abort(error),
  });
  await using app = await Promise.race([opening, shutdown.then(() => null)]);
  if (app === null) {
    log.info({}, 'stopped before Slack was reached');
    process.exit();
  }
  const { serves } = app;
  log.info({ serves, entries: app.entries(), store: settings.store.kind }, 'connected to Slack');
  collectGarbage();
  await shutdown;
  log.info({}, 'stopping; finishing what is in progress');
}
