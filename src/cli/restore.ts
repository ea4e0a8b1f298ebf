import { Command } from 'commander';
import { CopyRefused, restoreDatabase } from '../storage/copied-database.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { inputAtFault, printLines } from './output.ts';

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
        if (!(error instanceof CopyRefused)) throw error;
        process.stderr.write(`${error.message}\n`);
        inputAtFault();
      }
    });
}
