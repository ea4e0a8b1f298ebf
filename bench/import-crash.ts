/**
 * Kills imports with SIGKILL and counts how many were found wholly there or not at all. Usage: tsx bench/import-crash.ts [KILLS], 50 by
 * default, on SQLite, and on PostgreSQL where DATABASE_URL names one, whose tables it then fills: give it an empty one.
 */
import type { DatabasePlace } from '../src/storage/open-database.ts';
import { isWhole, killImports } from '../tests/crash/kill-imports.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';

const kills = Number(process.argv[2] ?? 50);
await using folder = await temporaryFolder();
const url = process.env['DATABASE_URL'];
const places: readonly DatabasePlace[] = [
  { kind: 'embedded', folder: folder.path },
  ...(url === undefined ? [] : [{ kind: 'postgres', url } as const]),
];

console.log('| store | kills in an import | wholly there or not at all | imports that were finished |');
console.log('|---|---|---|---|');
for (const place of places) {
  const seen = await killImports(place, kills);
  const whole = seen.filter(isWhole);
  const last = seen.at(-1)?.revision ?? 0;
  console.log(`| ${place.kind} | ${seen.length} | ${whole.length} | ${last} |`);
}
