import { Command } from 'commander';
import { backupDatabase, CopyRefused } from '../storage/copied-database.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { inputAtFault, printLines } from './output.ts';

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
        if (!(error instanceof CopyRefused)) throw error;
        process.stderr.write(`${error.message}\n`);
        inputAtFault();
      }
    });
}
