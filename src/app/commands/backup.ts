import { Command } from 'commander';
import { pluralise } from '../../cards/format.ts';
import { OperatorError } from '../../ports.ts';
import { backupDatabase, restoreDatabase } from '../../storage/backup.ts';
import { printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';

/** `backup FILE`: copies the embedded database, also while the app is running. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the SQLite database to a new file, even while the app is running')
    .argument('<FILE>', 'the file to create')
    .action(async (file: string) => {
      const folder = embeddedFolder('pg_dump --format=custom --file=FILE "$DATABASE_URL"');
      const tables = await backupDatabase(folder, file);
      printLines([
        `Backed up the database in ${folder} to ${file}. It holds:`,
        ...tables.map(({ name, rows }) => `${name}: ${pluralise(rows, 'row', 'rows')}`),
        'It is not encrypted. Store it as safely as the database: it names people by their IDs (PRIVACY.md) and may hold tokens of the app.',
      ]);
    });
}

/** `restore FILE`: replaces the embedded database with a backup. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('replace the SQLite database with a backup; stop the app first')
    .argument('<FILE>', 'a file created by backup')
    .action(async (file: string) => {
      const folder = embeddedFolder('pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE');
      const suffix = `before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
      const previous = await restoreDatabase(folder, file, suffix);
      printLines([
        `Restored ${file} to ${folder}.`,
        ...(previous === null ? [] : [`The previous database is kept as ${previous}.`]),
      ]);
    });
}

/** The folder of the embedded database. Throws an `OperatorError`; if the data is in PostgreSQL, it says what to use instead. */
function embeddedFolder(instead: string): string {
  const place = readStorePlace(process.env);
  if (place.kind === 'embedded') return place.folder;
  throw new OperatorError(`DATABASE_URL is set, so the data is in PostgreSQL. Use its own tools: ${instead}`);
}
