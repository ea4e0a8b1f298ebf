import { setImmediate as nextRound } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has this process let go of the SQLite files that it has closed: libsql holds them until their statements are collected as garbage.
 * Outside of tests the process ends where it closes its database.
 */
export async function letGoOfFiles(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
    await nextRound();
  }
}
