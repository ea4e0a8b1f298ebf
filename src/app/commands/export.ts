import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Bulletin } from '../../bulletin/bulletin.ts';
import type { Corpus } from '../../bulletin/corpus.ts';
import { correctedBulletin } from '../../bulletin/correction.ts';
import { writeBulletin } from '../../bulletin/write-bulletin.ts';
import { corpusWith } from '../../curate/corpus-loader.ts';
import { decisionLabels } from '../../curate/labels.ts';
import { auditLines } from '../../desk/audit.ts';
import { OperatorError } from '../../ports.ts';
import { auditLog } from '../../storage/audit-log.ts';
import { createBulletinStore } from '../../storage/bulletin-store.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { everyWorkspace } from '../../storage/tables.ts';
import { loadCorpus } from '../load-library.ts';
import { dataOption, idOption } from '../options.ts';
import { printError, printLines } from '../output.ts';
import { readStorePlace } from '../settings.ts';
import { oneWorkspaceIn, whatAllShare, workspaceIn, workspaceOption } from '../workspace-option.ts';

interface ExportOptions {
  readonly id?: string;
  readonly to?: string;
  readonly labels?: true;
  readonly audit?: 'csv' | 'jsonl';
  readonly workspace?: string;
  readonly data: string;
}

/** `export`: writes bulletins as YAML that `import` and `data/bulletins` accept, with curators' corrections. */
export function exportCommand(): Command {
  return new Command('export')
    .description("write the bundled and imported bulletins as YAML, with curators' corrections")
    .addOption(idOption('print this bulletin only'))
    .option('--to <DIR>', 'write each bulletin to ID.yaml in this folder')
    .addOption(
      new Option('--labels', 'print what curators decided about deadlines, as JSON lines for training').conflicts('to'),
    )
    .addOption(
      new Option('--audit <FORMAT>', 'print who did what and when: deadlines, subscriptions, imports, corrections')
        .choices(['csv', 'jsonl'])
        .conflicts(['to', 'labels', 'id']),
    )
    .addOption(workspaceOption(whatAllShare))
    .addOption(dataOption())
    .action(async ({ id, to, labels, audit, workspace, data }: ExportOptions) => {
      if (audit) return printAudit(audit, workspace);
      const curated = await curatedIn(data, workspace);
      if (!curated) return;
      const { corrections } = curated;
      const bulletins = curated.bulletins.map((bulletin) => correctedBulletin(bulletin, corrections));
      const wanted = bulletins.filter((bulletin) => id === undefined || bulletin.id === id);
      const [first, ...more] = wanted;
      const available = `Available: ${bulletins.map((bulletin) => bulletin.id).join(', ')}.`;
      if (!first) printError(`No bulletin ${id}. ${available}`);
      else if (labels) {
        const given = curated.bulletins.filter((bulletin) => id === undefined || bulletin.id === id);
        printLines(decisionLabels(given, corrections).map((label) => JSON.stringify(label)));
      } else if (to !== undefined) await writeInto(to, wanted);
      else if (more.length > 0) printError(`Choose one with --id, or a folder with --to. ${available}`);
      else process.stdout.write(writeBulletin(first));
    });
}

async function printAudit(format: 'csv' | 'jsonl', workspace: string | undefined): Promise<void> {
  await using database = await openDatabase(readStorePlace(process.env));
  const workspaceId = await oneWorkspaceIn(database, workspace);
  printLines(auditLines(workspaceId === null ? [] : await auditLog(database, workspaceId), format));
}

/** The bundled and imported bulletins without corrections, and the corrections. */
async function curatedIn(
  data: string,
  workspace: string | undefined,
): Promise<Pick<Corpus, 'bulletins' | 'corrections'> | null> {
  const loaded = await loadCorpus(data);
  if (!loaded) return null;
  await using database = await openDatabase(readStorePlace(process.env));
  const workspaceId = (await workspaceIn(database, workspace)) ?? everyWorkspace;
  return corpusWith(loaded, await createBulletinStore(database).kept(workspaceId));
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
