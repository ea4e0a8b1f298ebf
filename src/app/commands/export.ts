import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Bulletin } from '../../bulletin/bulletin.ts';
import { correctedBulletin } from '../../bulletin/correction.ts';
import { writeBulletin } from '../../bulletin/write-bulletin.ts';
import { corpusWith } from '../../curate/corpus-loader.ts';
import { OperatorError } from '../../ports.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { keptIn, loadCorpus } from '../load-library.ts';
import { dataOption, idOption } from '../options.ts';
import { printError, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';

interface ExportOptions {
  readonly id?: string;
  readonly to?: string;
  readonly data: string;
}

/** `export`: writes bulletins as YAML that `import` and `data/bulletins` accept, with curators' corrections. */
export function exportCommand(): Command {
  return new Command('export')
    .description("write the bundled and imported bulletins as YAML, with curators' corrections")
    .addOption(idOption('print this bulletin only'))
    .option('--to <DIR>', 'write each bulletin to ID.yaml in this folder')
    .addOption(dataOption())
    .action(async ({ id, to, data }: ExportOptions) => {
      const bulletins = await bulletinsIn(data);
      if (!bulletins) return;
      const wanted = bulletins.filter((bulletin) => id === undefined || bulletin.id === id);
      const [first, ...more] = wanted;
      const available = `Available: ${bulletins.map((bulletin) => bulletin.id).join(', ')}.`;
      if (!first) printError(`No bulletin ${id}. ${available}`);
      else if (to !== undefined) await writeInto(to, wanted);
      else if (more.length > 0) printError(`Choose one with --id, or a folder with --to. ${available}`);
      else process.stdout.write(writeBulletin(first));
    });
}

async function bulletinsIn(data: string): Promise<readonly Bulletin[] | null> {
  const loaded = await loadCorpus(data);
  if (!loaded) return null;
  await using database = await openDatabase(readStorePlace(process.env));
  const kept = await keptIn(database);
  const { bulletins } = corpusWith(loaded.corpus, kept);
  return bulletins.map((bulletin) => correctedBulletin(bulletin, kept.corrections));
}

async function writeInto(folder: string, bulletins: readonly Bulletin[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const bulletin of bulletins) {
      const path = join(folder, `${bulletin.id}.yaml`);
      await writeFile(path, writeBulletin(bulletin));
      printLines([path]);
    }
  } catch (cause) {
    throw new OperatorError(`Cannot write to ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
