import { Command } from 'commander';
import type { Bulletin } from '../../bulletin/bulletin.ts';
import { describeChanges } from '../../curate/import-preview.ts';
import type { BulletinStore, ImportedBulletin } from '../../curate/ports.ts';
import { idTaken, prepareImport } from '../../curate/prepare-import.ts';
import { createBulletinStore } from '../../storage/bulletin-store.ts';
import { readCorpusFolder, readDocumentFile } from '../../storage/corpus-files.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { everyWorkspace } from '../../storage/tables.ts';
import { dataOption, idOption, issuedOption, jsonOption, jurisdictionOption, languageOption } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems, problemRecords } from '../output.ts';
import { threadedBulletinReader } from '../reader-thread/threaded-reader.ts';
import { readStorePlace } from '../settings.ts';

interface ImportOptions {
  readonly issued?: string;
  readonly jurisdiction?: string;
  readonly language?: string;
  readonly id?: string;
  readonly data: string;
  readonly json?: true;
}

/** `import FILE...`: stores bulletins, all or none; a running app picks them up. */
export function importCommand(): Command {
  return new Command('import')
    .description('import bulletins, all or none (.yaml, or prose as .txt, .md, .html, .docx, .pdf, .eml)')
    .argument('<FILE...>', 'the bulletin files')
    .addOption(issuedOption())
    .addOption(jurisdictionOption())
    .addOption(languageOption())
    .addOption(idOption('ID of a single prose bulletin; replaces the bulletin with that ID'))
    .addOption(dataOption())
    .addOption(jsonOption('{imported: [{id, kind, revision, changes}], problems}'))
    .action(async (paths: readonly string[], options: ImportOptions, command: Command) => {
      if (options.id !== undefined && paths.length > 1) command.error('error: --id takes one file');
      await using database = await openDatabase(readStorePlace(process.env));
      await importInto(createBulletinStore(database), paths, options);
    });
}

async function importInto(
  store: BulletinStore,
  paths: readonly string[],
  { data, json, ...hints }: ImportOptions,
): Promise<void> {
  const { bulletins: bundled } = await readCorpusFolder(data);
  const kept = await store.kept(everyWorkspace);
  const present = [...bundled, ...kept.bulletins.map(({ bulletin }) => bulletin)];
  const earlier = (id: string) => store.earlier(everyWorkspace, id);
  const files = await Promise.all(paths.map(readDocumentFile));
  const prepared = await prepareImport({ reader: threadedBulletinReader(), present, earlier }, files, hints);
  const replaces = new Map(present.map(({ id, title }) => [id, title]));
  const by = { by: 'the command line', at: Date.now(), replaces };
  const stored = prepared.isRefused ? [] : await store.take(everyWorkspace, prepared.bulletins, by);
  const refused = stored.filter(({ kind }) => kind === 'refused');
  const isRefused = prepared.isRefused || refused.length > 0;
  const imported = isRefused ? [] : stored;
  const problems = [...prepared.problems, ...refused.map(idTaken)];
  if (json) printJson({ imported, problems: problemRecords(problems) });
  else printLines(isRefused ? ['Nothing was imported.'] : imported.flatMap((one) => asLines(one, prepared.bulletins)));
  printProblems(problems);
  if (isRefused) failWithInputError();
}

function asLines({ id, kind, revision, changes }: ImportedBulletin, bulletins: readonly Bulletin[]): readonly string[] {
  const [counts = '', ...lines] = describeChanges(changes);
  const entries = bulletins.find((bulletin) => bulletin.id === id)?.entries ?? [];
  const undecided = entries.flatMap((entry) =>
    (entry.possible ?? []).map(
      ({ kind: guess, date, quote }) => `not decided: ${guess} ${date ?? 'without a date'}: “${quote}” [${entry.id}]`,
    ),
  );
  return [`${id}: ${kind} (revision ${revision}): ${counts}`, ...[...lines, ...undecided].map((line) => `    ${line}`)];
}
