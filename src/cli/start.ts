import { Command } from 'commander';
import { readSettings, type Settings } from '../config/settings.ts';
import { createLog } from '../runtime/log.ts';
import { askedToStop } from '../runtime/shutdown.ts';
import { createBot } from '../workflows/bot.ts';
import { loadLibrary } from './load-library.ts';
import { bundledData } from './options.ts';
import { inputAtFault } from './output.ts';

/** `start`: connects to Slack and answers until it is asked to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('connect to Slack; settings come from the environment (see the README)')
    .action(async () => {
      const read = readSettings(process.env);
      if ('settings' in read) return run(read.settings);
      for (const { setting, message } of read.problems) process.stderr.write(`${setting} ${message}\n`);
      process.stderr.write(
        'Nothing was started. The README says where to find each of these; to try the app without Slack: npm run playground\n',
      );
      inputAtFault();
    });
}

async function run(settings: Settings): Promise<void> {
  const library = await loadLibrary(settings.dataDirectory ?? bundledData);
  if (!library) return;
  const log = createLog(settings.logLevel);
  const clock = { now: () => new Date() };
  const bot = createBot({ library: () => library, clock, zone: settings.zone });
  const [{ CannotConnect }, { connectToSlack }] = await Promise.all([
    import('../slack/cannot-connect.ts'),
    import('../slack/connect-to-slack.ts'),
  ]);
  const refusal = new AbortController();
  try {
    const onRefused = (error: Error) => refusal.abort(error);
    await using connection = await connectToSlack(settings.slack, { bot, clock, log, onRefused });
    log.info(
      { workspace: connection.workspace, entries: library.corpus.entries.length },
      'connected to Slack',
    );
    await askedToStop(refusal.signal);
    log.info({}, 'stopping');
  } catch (error) {
    if (!(error instanceof CannotConnect)) throw error;
    process.stderr.write(`${error.message}\n`);
    inputAtFault();
  }
}
