import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { bundledProgram } from '../bundled-program.ts';
import { addressOf } from '../storage/place-address.ts';
import { together } from './import-generation.ts';

/** What stood in the store after a kill. */
export interface AfterKill {
  /** The import that was under way when the process was killed. */
  readonly begun: number;
  /** The imports from which the bulletins are: one, where each import is wholly there or not at all; none before the first. */
  readonly found: readonly number[];
  readonly bulletins: number;
  readonly revision: number;
}

/**
 * Kills (SIGKILL) a process in the middle of an import, as often as is said, at another moment each time, and looks at the
 * store after each. Throws where the store does not open.
 */
export async function killImports(place: DatabasePlace, kills: number): Promise<readonly AfterKill[]> {
  const program = await bundledProgram('tests/crash/import-process.ts');
  const seen: AfterKill[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const begun = await killOne(program, place, { imports: 1 + (kill % 3), after: (kill * 7) % 61 });
    seen.push({ begun, ...(await lookInto(place)) });
  }
  return seen;
}

/** The store after every kill as it must be: of one import, the one under way or the one before, all of it. */
export function isWhole({ begun, found, bulletins, revision }: AfterKill): boolean {
  const [last = 0, ...others] = found;
  if (others.length > 0 || revision !== last) return false;
  const isNear = last === begun || last === begun - 1;
  return isNear && bulletins === (last === 0 ? 0 : together);
}

interface Moment {
  /** How many imports the process begins before. */
  readonly imports: number;
  /** Milliseconds after the last of them has begun. */
  readonly after: number;
}

async function killOne(program: string, place: DatabasePlace, { imports, after }: Moment): Promise<number> {
  const child = spawn(process.execPath, [program, addressOf(place)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let [begun, lines] = [0, 0];
  const started = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      begun = Number(line.split(' ')[1]);
      lines += 1;
      if (lines === imports) resolve();
    });
  });
  await Promise.race([started, gone]);
  await wait(after);
  child.kill('SIGKILL');
  await gone;
  return begun;
}

async function lookInto(place: DatabasePlace): Promise<Omit<AfterKill, 'begun'>> {
  await using database = await openDatabase(place);
  const { bulletins, revision } = await createBulletinStore(database).kept(everyWorkspace);
  const found = new Set(bulletins.map(({ bulletin }) => Number(bulletin.entries[0]?.title.split(' ').at(-1))));
  return { found: [...found], bulletins: bulletins.length, revision };
}
