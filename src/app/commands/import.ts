import { Command } from 'commander';
import { changesText } from '../../curate/import-card.ts';
import type { BulletinStore, ImportedBulletin } from '../../curate/ports.ts';
import {
  idTaken,
  type PreparedImport,
  type PrepareImportDependencies,
  prepareImport,
} from '../../curate/prepare-import.ts';
import { createBulletinStore } from '../../storage/bulletin-store.ts';
import { readCorpusFolder, readDocumentFile } from '../../storage/corpus-files.ts';
import { DatabaseError } from '../../storage/database.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { everyWorkspace } from '../../storage/tables.ts';
import { bundledData, idOption, issueOption, jurisdictionOption } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';
import { threadedBulletinReader } from '../reader-thread/threaded-reader.ts';
import { readStorePlace } from '../settings.ts';

interface ImportOptions {
  readonly issued?: string;
  readonly jurisdiction?: string;
  readonly id?: string;
  readonly data: string;
  readonly json?: true;
}

/** `import FILE...`: takes bulletins into the store, all of them or none; the running app takes them up. */
export function importCommand(): Command {
  return new Command('import')
    .description('take bulletins into the store (.yaml; .txt, .md, .html, .docx, .pdf are read), all or none')
    .argument('<FILE...>', 'the bulletins')
    .option('--issued <DATE>', 'of prose: month or day of issue, YYYY-MM or YYYY-MM-DD', issueOption)
    .option('--jurisdiction <CC>', 'of prose: ISO 3166 code such as CN, or EU', jurisdictionOption)
    .option('--id <ID>', 'of prose, of one file: id of the bulletin; one of that id is replaced', idOption)
    .option('--data <DIR>', 'folder of bulletins beside which they will stand', bundledData)
    .option('--json', 'print {imported: [{id, kind, revision, changes}], problems}')
    .action(async (paths: readonly string[], options: ImportOptions, command: Command) => {
      if (options.id !== undefined && paths.length > 1) command.error('error: --id names one file only');
      try {
        await using database = await openDatabase(readStorePlace(process.env));
        await importInto(createBulletinStore(database), paths, options);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        process.stderr.write(`${error.message}\n`);
        failWithInputError();
      }
    });
}

async function importInto(
  store: BulletinStore,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { present, ...prepared } = await prepare(store, paths, options);
  const replaces = new Map(present.map(({ id, title }) => [id, title]));
  const by = { by: 'the command line', at: Date.now(), replaces };
  const taken = prepared.isRefused ? [] : await store.take(everyWorkspace, prepared.bulletins, by);
  const late = taken.filter(({ kind }) => kind === 'refused');
  const isRefused = prepared.isRefused || late.length > 0;
  const imported = isRefused ? [] : taken;
  const problems = [...prepared.problems, ...late.map(idTaken)];
  if (options.json) printJson({ imported, problems });
  else printLines(isRefused ? ['Nothing was imported.'] : imported.flatMap(asLines));
  printProblems(problems);
  if (isRefused) failWithInputError();
}

async function prepare(
  store: BulletinStore,
  paths: readonly string[],
  { data, ...known }: ImportOptions,
): Promise<PreparedImport & Pick<PrepareImportDependencies, 'present'>> {
  const { bulletins } = await readCorpusFolder(data);
  const kept = await store.kept(everyWorkspace);
  const present = [...bulletins, ...kept.bulletins.map(({ bulletin }) => bulletin)];
  const files = await Promise.all(paths.map(readDocumentFile));
  const prepared = await prepareImport({ reader: threadedBulletinReader(), present }, files, known);
  return { ...prepared, present };
}

function asLines({ id, kind, revision, changes }: ImportedBulletin): readonly string[] {
  const [counts = '', ...lines] = changesText(changes);
  return [`${id}: ${kind} (revision ${revision}): ${counts}`, ...lines.map((line) => `    ${line}`)];
}
