/**
 * What the app needs after its start: milliseconds from the start of the process until it is ready, and its resident memory then
 * and ten seconds later. The built program, the embedded store, a Slack stand-in; Linux. Usage: npm run build && tsx bench/start.ts [ENTRIES...]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeBulletin } from '../src/bulletin/file/write-bulletin.ts';
import { openSlackStandIn } from '../tests/stand-in/slack-stand-in.ts';
import { syntheticCorpus } from './search/synthetic-corpus.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const runs = 3;

const sizes = process.argv.slice(2).map(Number);
console.log('| entries | ready ms | resident MB when ready | ten seconds later |');
console.log('|---|---|---|---|');
for (const size of sizes.length > 0 ? sizes : [14, 1000]) {
  const measured: Started[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await startWith(size));
  const middle = (of: (started: Started) => number): number =>
    Math.round(measured.map(of).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0);
  console.log(
    `| ${size} | ${middle(({ ready }) => ready)} | ${middle(({ atOnce }) => atOnce)} | ${middle(({ later }) => later)} |`,
  );
}

interface Started {
  readonly ready: number;
  readonly atOnce: number;
  readonly later: number;
}

async function startWith(entries: number): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'privacy-law-start-'));
  await mkdir(join(folder, 'data'));
  for (const bulletin of syntheticCorpus(entries).bulletins) {
    await writeFile(join(folder, 'data', `${bulletin.id}.yaml`), writeBulletin(bulletin));
  }
  await using slack = await openSlackStandIn({});
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'start'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: process.env['NODE_OPTIONS'],
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_APP_TOKEN: 'xapp-stand-in',
      DATA_DIR: join(folder, 'data'),
      STATE_DIR: join(folder, 'state'),
    },
  });
  const log = createInterface(child.stderr);
  await new Promise<void>((resolve) => {
    log.on('line', (line) => line.includes('connected to Slack') && resolve());
  });
  const ready = performance.now() - began;
  const atOnce = await residentOf(child.pid);
  await wait(10_000);
  const later = await residentOf(child.pid);
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(folder, { recursive: true, force: true });
  return { ready, atOnce, later };
}

// In MB.
async function residentOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
