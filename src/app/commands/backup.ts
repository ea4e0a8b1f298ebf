import { Command } from 'commander';
import { BackupError, backupDatabase, restoreDatabase } from '../../storage/backup.ts';
import { failWithInputError, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';

/** `backup FILE`: copies the embedded database while the app may run. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the embedded database into a new file, while the app may run')
    .argument('FILE', 'where to; a file that is there is not written over')
    .action(async (file: string) => {
      const folder = embeddedFolder('pg_dump --format=custom --file=FILE "$DATABASE_URL"');
      if (folder === null) return;
      try {
        await backupDatabase(folder, file);
        printLines([`The database of ${folder} is backed up in ${file}.`]);
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        process.stderr.write(`${error.message}\n`);
        failWithInputError();
      }
    });
}

/** `restore FILE`: puts a backup in the place of the embedded database while the app does not run. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in the place of the embedded database; stop the app first')
    .argument('FILE', 'what backup has written')
    .action(async (file: string) => {
      const folder = embeddedFolder('pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE');
      if (folder === null) return;
      try {
        const suffix = `before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
        const aside = await restoreDatabase(folder, file, suffix);
        const kept = aside === null ? [] : [`What was there before is kept as ${aside}.`];
        printLines([`${file} is restored into ${folder}.`, ...kept]);
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        process.stderr.write(`${error.message}\n`);
        failWithInputError();
      }
    });
}

/**
 * The folder of the embedded database; null, with word of what to use instead, where the app keeps its data in PostgreSQL.
 * Throws `SettingIsWrong`.
 */
export function embeddedFolder(instead: string): string | null {
  const place = readStorePlace(process.env);
  if (place.kind === 'embedded') return place.folder;
  process.stderr.write(
    `DATABASE_URL is set: the data is in PostgreSQL, which has its own tools. Use: ${instead}\n`,
  );
  failWithInputError();
  return null;
}
