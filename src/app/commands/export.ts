import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Bulletin } from '../../bulletin/bulletin.ts';
import { correctedBulletin } from '../../bulletin/correction.ts';
import { writeBulletin } from '../../bulletin/write-bulletin.ts';
import { corpusWith } from '../../curate/corpus-loader.ts';
import { createBulletinStore } from '../../storage/bulletin-store.ts';
import { DatabaseError } from '../../storage/database.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { everyWorkspace } from '../../storage/tables.ts';
import { soleWorkspace } from '../../storage/workspace.ts';
import { loadCorpus } from '../load-library.ts';
import { bundledData, idOption } from '../options.ts';
import { failWithInputError, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';

interface ExportOptions {
  readonly id?: string;
  readonly to?: string;
  readonly data: string;
}

/** `export`: writes bulletins as the YAML that `import` and `data/bulletins` take, with the corrections of curators in them. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the bulletins of the folder and of the store as YAML, with the corrections in them')
    .option('--id <ID>', 'one bulletin, on standard output', idOption)
    .option('--to <DIR>', 'into that folder, each as ID.yaml')
    .option('--data <DIR>', 'folder of bulletins', bundledData)
    .action(async (options: ExportOptions) => {
      try {
        const bulletins = await bulletinsOf(options.data);
        if (bulletins) await write(bulletins, options);
      } catch (error) {
        if (!(error instanceof DatabaseError || isOfFiles(error))) throw error;
        refuse(error.message);
      }
    });
}

async function bulletinsOf(data: string): Promise<readonly Bulletin[] | null> {
  const loaded = await loadCorpus(data);
  if (!loaded) return null;
  await using database = await openDatabase(readStorePlace(process.env));
  const workspaceId = (await soleWorkspace(database)) ?? everyWorkspace;
  const kept = await createBulletinStore(database).kept(workspaceId);
  const { bulletins } = corpusWith(loaded.corpus, kept);
  return bulletins.map((bulletin) => correctedBulletin(bulletin, kept.corrections));
}

async function write(bulletins: readonly Bulletin[], { id, to }: ExportOptions): Promise<void> {
  const wanted = bulletins.filter((bulletin) => id === undefined || bulletin.id === id);
  const [only, ...more] = wanted;
  if (!only) return refuse(`There is no bulletin ${id}. There are: ${names(bulletins)}.`);
  if (to !== undefined) return writeInto(to, wanted);
  if (more.length > 0)
    return refuse(`Say which with --id, or where to with --to. There are: ${names(bulletins)}.`);
  process.stdout.write(writeBulletin(only));
}

async function writeInto(folder: string, bulletins: readonly Bulletin[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const bulletin of bulletins) {
    const path = join(folder, `${bulletin.id}.yaml`);
    await writeFile(path, writeBulletin(bulletin));
    printLines([path]);
  }
}

// The folder cannot be written to: a matter of whoever named it.
const isOfFiles = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const names = (bulletins: readonly Bulletin[]): string => bulletins.map(({ id }) => id).join(', ');

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  failWithInputError();
}
