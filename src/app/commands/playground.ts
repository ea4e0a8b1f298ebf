import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type LoadedCorpus, loadCorpus } from '../load-library.ts';
import { createLog } from '../log.ts';
import { installedApp } from '../manifest.ts';
import { bundledData, portOption } from '../options.ts';
import { failWithInputError, printLines } from '../output.ts';
import { waitForShutdown } from '../process.ts';

interface PlaygroundOptions {
  readonly data: string;
  readonly port: number;
}

/** `playground`: opens a small Slack-like workspace on this machine, with the app in it. */
export function playgroundCommand(): Command {
  return new Command('playground')
    .description('try the app without Slack, in a local test workspace')
    .option('--port <PORT>', 'port of the page, 0 for any free port', portOption, 3200)
    .option('--data <DIR>', 'folder of bulletins', bundledData)
    .action(async ({ data, port }: PlaygroundOptions) => {
      const bundled = await loadCorpus(data);
      if (bundled) await run(bundled, port);
    });
}

const zone = 'Asia/Shanghai';
/** Ada Chen, the counsel of the playground, is its curator. */
const counsel = 'U0ADACHEN1';
const tokens = { botToken: 'xoxb-playground', appToken: 'xapp-playground' } as const;

async function run(bundled: LoadedCorpus, port: number): Promise<void> {
  const [{ openWorkspace }, { openApp }] = await Promise.all([
    import('../../../playground/open-workspace.ts'),
    import('../open-app.ts'),
  ]);
  const installed = { ...tokens, ...(await installedApp()) };
  await using workspace = await openWorkspace({ port, zone, app: installed }).catch(reportPortInUse);
  if (!workspace) return;
  await using state = await temporaryFolder();
  await using app = await openApp({
    settings: {
      slack: {
        apiUrl: workspace.apiUrl,
        botToken: tokens.botToken,
        rotation: null,
        transport: { kind: 'socket', appToken: tokens.appToken },
      },
      store: { kind: 'embedded', folder: state.path },
      zone,
      curators: [counsel],
      operation: null,
      publicUrl: null,
    },
    bundled,
    clock: workspace,
    elapsed: () => performance.now(),
    log: createLog('warn'),
    onRefused: (error) => process.stderr.write(`${error.message}\n`),
  });
  // Moving the clock posts the reminders that have come due.
  workspace.onClockMoved(app.wake);
  printLines([
    `Playground running at ${workspace.url}`,
    `A local test workspace with @${app.connection.botName} in it. Type /privacy-law there.`,
    'Press Ctrl+C to stop. Subscriptions are not kept.',
  ]);
  await waitForShutdown();
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'privacy-law-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

// The only error that the user can fix; any other is a bug.
function reportPortInUse(error: unknown): null {
  const cause: unknown = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw error;
  process.stderr.write(`${String(error)} For example: npm run playground -- --port 0\n`);
  failWithInputError();
  return null;
}
