import { Command } from 'commander';
import { openDatabase } from '../../storage/open-database.ts';
import { eraseWorkspace } from '../../storage/workspace.ts';
import { failWithInputError, printError, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';

/** `erase --workspace ID`: deletes everything that is kept of a workspace or an organisation, as removing the app in Slack does. */
export function eraseCommand(): Command {
  return new Command('erase')
    .description('delete everything that is kept of a workspace or an organisation; it cannot be undone')
    .requiredOption('--workspace <ID>', 'its ID: T012ABCDEF, or E012ABCDEF of an organisation')
    .action(async ({ workspace }: { readonly workspace: string }, command: Command) => {
      if (!/^[TE][A-Z0-9]+$/.test(workspace))
        command.error('error: --workspace takes an ID such as T012ABCDEF; it is in the address of the workspace');
      await using database = await openDatabase(readStorePlace(process.env));
      const erased = await eraseWorkspace(database, workspace);
      if (erased.size === 0) {
        printError(`Nothing is kept of ${workspace}.`);
        failWithInputError();
        return;
      }
      const counts = [...erased].map(([table, count]) => `${count} ${table.replaceAll('_', ' ')}`);
      printLines([`Erased ${workspace}: ${counts.join(', ')}. Backups still have it until they are deleted.`]);
    });
}
