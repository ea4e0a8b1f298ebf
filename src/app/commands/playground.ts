import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadCorpus, loadSources } from '../load-library.ts';
import { createLog } from '../log.ts';
import { installedApp } from '../manifest.ts';
import type { AppOptions } from '../open-app.ts';
import { dataOption } from '../options.ts';
import { printError, printLines } from '../output.ts';
import { waitForShutdown } from '../process.ts';
import { defaultRetention } from '../settings.ts';

interface PlaygroundOptions {
  readonly data: string;
  readonly port: number;
}

/** `playground`: a local test workspace with the app in it, and its page. */
export function playgroundCommand(): Command {
  return new Command('playground')
    .description('try the app without Slack, in a local test workspace')
    .addOption(portOption())
    .addOption(dataOption())
    .action(async ({ data, port }: PlaygroundOptions) => {
      const bundled = await loadCorpus(data);
      const sources = bundled && (await loadSources(null));
      if (bundled && sources) await run({ bundled, sources }, port);
    });
}

const portOption = (): Option =>
  new Option('--port <PORT>', 'port of the page; 0 for any free port').default(3200).argParser((text) => {
    const port = Number(text);
    if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
    throw new InvalidArgumentError('Use a port from 0 to 65535.');
  });

const zone = 'Asia/Shanghai';
/** Ada, the counsel of the playground. */
const curator = 'U0ADACHEN1';
const tokens = { botToken: 'xoxb-playground', appToken: 'xapp-playground' } as const;

async function run({ bundled, sources }: Pick<AppOptions, 'bundled' | 'sources'>, port: number): Promise<void> {
  const [{ openWorkspace }, { openApp }] = await Promise.all([
    import('../../../playground/open-workspace.ts'),
    import('../open-app.ts'),
  ]);
  const installed = { ...tokens, ...(await installedApp()) };
  await using workspace = await openWorkspace({
    port,
    zone,
    now: new Date(),
    app: installed,
    roles: { [curator]: 'curator' },
  }).catch(reportPortTaken);
  if (!workspace) return;
  await using state = await temporaryFolder();
  await using app = await openApp({
    settings: {
      slack: {
        apiUrl: workspace.apiUrl,
        access: { kind: 'one', botToken: tokens.botToken, rotation: null },
        transport: { kind: 'socket', appToken: tokens.appToken },
        connectFor: 0,
        answersStrangers: false,
      },
      store: { kind: 'embedded', folder: state.path },
      zone,
      language: 'en',
      curators: [curator],
      curatorsChannel: null,
      watchFolder: null,
      encryptionKeys: [],
      operation: null,
      publicUrl: null,
      apiToken: null,
      feedback: null,
      retention: defaultRetention,
    },
    bundled,
    sources,
    clock: workspace,
    elapsed: () => performance.now(),
    log: createLog('warn'),
    onRefused: (error) => process.stderr.write(`${error.message}\n`),
  });
  // Moving the clock posts the reminders that become due.
  workspace.onClockMoved(app.wake);
  printLines([
    `Playground running at ${workspace.url}`,
    `A test workspace on this machine, with the app in it. Open the address and type /privacy-law.`,
    `The command line reads it with STATE_DIR=${state.path}, for example: npm run -s cli -- export --audit csv`,
    'Ctrl+C stops it and deletes its subscriptions.',
  ]);
  await waitForShutdown();
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'privacy-law-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

// The only failure that the user can fix; any other is a bug.
function reportPortTaken(error: unknown): null {
  if (!(error instanceof Error)) throw error;
  const { cause, message } = error;
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw error;
  printError(`${message} For example: npm run playground -- --port 0`);
  return null;
}
