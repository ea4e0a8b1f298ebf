/**
 * What the app needs after its start: milliseconds from the start of the process until it is ready, and its resident memory then
 * and ten seconds later. The built program, the embedded store, a Slack stand-in; Linux. Usage: npm run build && tsx bench/start.ts [ENTRIES or FOLDER...]
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeBulletin } from '../src/bulletin/write-bulletin.ts';
import { openSlackStandIn } from '../tests/stand-in/slack-stand-in.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { quantile } from './measure.ts';
import { syntheticCorpus } from './search/synthetic-corpus.ts';

const main = fileURLToPath(new URL('../dist/app/main.js', import.meta.url));
const laterStarts = 5;

const sizes = process.argv.slice(2);
console.log('| entries | start | ready ms | CPU ms | resident MB when ready | ten seconds later |');
console.log('|---|---|---|---|---|---|');
for (const size of sizes.length > 0 ? sizes : ['14', '1000']) {
  await using temporary = await temporaryFolder();
  const folder = temporary.path;
  await mkdir(join(folder, 'data'));
  if (/^\d+$/.test(size)) {
    for (const bulletin of syntheticCorpus(Number(size)).bulletins)
      await writeFile(join(folder, 'data', `${bulletin.id}.yaml`), writeBulletin(bulletin));
  } else await cp(size, join(folder, 'data'), { recursive: true });
  print(size, 'first', [await startIn(folder)]);
  const later: Started[] = [];
  for (let run = 0; run < laterStarts; run += 1) later.push(await startIn(folder));
  print(size, `later, median of ${laterStarts}`, later);
}

interface Started {
  readonly ready: number;
  readonly cpu: number;
  readonly atOnce: number;
  readonly later: number;
}

function print(size: string, which: string, runs: readonly Started[]): void {
  const middle = (of: (started: Started) => number): number => Math.round(quantile(runs.map(of), 0.5));
  const measured = [
    middle(({ ready }) => ready),
    middle(({ cpu }) => cpu),
    middle(({ atOnce }) => atOnce),
    middle(({ later }) => later),
  ];
  console.log(`| ${[size, which, ...measured].join(' | ')} |`);
}

async function startIn(folder: string): Promise<Started> {
  await using slack = await openSlackStandIn({});
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'start'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
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
  const [cpu, atOnce] = [await cpuOf(child.pid), await residentOf(child.pid)];
  await wait(10_000);
  const later = await residentOf(child.pid);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { ready, cpu, atOnce, later };
}

// In MB.
async function residentOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

// In milliseconds, of all threads; Linux counts in hundredths of a second.
async function cpuOf(pid: number | undefined): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ');
  return 10 * (Number(fields[13]) + Number(fields[14]));
}
