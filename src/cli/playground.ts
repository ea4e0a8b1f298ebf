import { Command } from 'commander';
import type { Library } from '../answers/library.ts';
import { createLog } from '../runtime/log.ts';
import { askedToStop } from '../runtime/shutdown.ts';
import { createBot } from '../workflows/bot.ts';
import { installedApp } from './installed-app.ts';
import { loadLibrary } from './load-library.ts';
import { bundledData, portOption } from './options.ts';
import { inputAtFault, printLines } from './output.ts';

interface PlaygroundOptions {
  readonly data: string;
  readonly port: number;
}

/** `playground`: a small Slack-like workspace on this machine, with the app in it, and its page. */
export function playgroundCommand(): Command {
  return new Command('playground')
    .description('try the app without Slack: a stand-in workspace with the app in it, on this machine only')
    .option('--port <PORT>', 'port of the page, 0 for any free one', portOption, 3200)
    .option('--data <DIR>', 'folder of bulletins', bundledData)
    .action(async ({ data, port }: PlaygroundOptions) => {
      const library = await loadLibrary(data);
      if (library) await run(library, port);
    });
}

const zone = 'Asia/Shanghai';
const tokens = { botToken: 'xoxb-playground', appToken: 'xapp-playground' } as const;

async function run(library: Library, port: number): Promise<void> {
  const [{ openWorkspace }, { connectToSlack }] = await Promise.all([
    import('../playground/open-workspace.ts'),
    import('../slack/connect-to-slack.ts'),
  ]);
  const app = { ...tokens, ...(await installedApp()) };
  await using workspace = await openWorkspace({ port, zone, app }).catch(tellPortTaken);
  if (!workspace) return;
  const bot = createBot({ library: () => library, clock: workspace, zone });
  await using connection = await connectToSlack(
    {
      apiUrl: workspace.apiUrl,
      botToken: tokens.botToken,
      transport: { kind: 'socket', appToken: tokens.appToken },
    },
    {
      bot,
      clock: workspace,
      log: createLog('warn'),
      onRefused: (error) => process.stderr.write(`${error.message}\n`),
    },
  );
  printLines([
    `The playground is open: ${workspace.url}`,
    `A stand-in for a Slack workspace, on this machine only, with @${connection.botName} in it.`,
    'Type /privacy-law there. Ctrl+C ends it.',
  ]);
  await askedToStop();
}

// The only failure that a user can do something about; any other is a bug.
function tellPortTaken(error: unknown): null {
  const cause: unknown = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw error;
  process.stderr.write(`${String(error)} For example: npm run playground -- --port 0\n`);
  inputAtFault();
  return null;
}
