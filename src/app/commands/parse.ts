import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { writeBulletin } from '../../bulletin/write-bulletin.ts';
import { emptyResult, type ParsedBulletin } from '../../reader/parsed-bulletin.ts';
import { toBulletin } from '../../reader/to-bulletin.ts';
import { readDocumentFile } from '../../storage/corpus-files.ts';
import { formatDate } from '../../time/format-date.ts';
import { idOption, issuedOption, jsonOption, jurisdictionOption, languageOption } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems, problemRecords } from '../output.ts';
import { threadedBulletinReader } from '../reader-thread/threaded-reader.ts';

interface ParseOptions {
  readonly issued?: string;
  readonly jurisdiction?: string;
  readonly language?: string;
  readonly id?: string;
  readonly yaml?: true;
  readonly json?: true;
}

/** `parse FILE`: extracts the entries and deadlines from a bulletin's prose. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('extract the entries and deadlines from a bulletin (.txt, .md, .html, .docx, .pdf, .eml)')
    .argument('<FILE>', 'the bulletin')
    .addOption(issuedOption())
    .addOption(jurisdictionOption())
    .addOption(languageOption())
    .addOption(jsonOption('{bulletin, entries, problems}'))
    .addOption(new Option('--yaml', 'print the bulletin as YAML, as in data/bulletins').conflicts('json'))
    .addOption(idOption('ID of the bulletin in the YAML; default: jurisdiction and issue, such as cn-2019-04'))
    .action(async (file: string, options: ParseOptions) => {
      const { issued, jurisdiction, language } = options;
      const given = await readDocumentFile(file);
      const known = {
        ...(issued !== undefined && { issued }),
        ...(jurisdiction !== undefined && { jurisdiction }),
        ...(language !== undefined && { language }),
      };
      const parsed = 'bytes' in given ? await threadedBulletinReader().read(given, known) : emptyResult(given);
      if (options.json) printJson({ ...parsed, problems: problemRecords(parsed.problems) });
      else if (options.yaml) printYaml(parsed, { file, id: options.id });
      else printLines(parsed.entries.flatMap(linesOf));
      printProblems(parsed.problems, basename(file));
      if (parsed.entries.length === 0) failWithInputError();
    });
}

function printYaml(parsed: ParsedBulletin, { file, id }: { file: string; id: string | undefined }): void {
  const { jurisdiction, issued } = parsed.bulletin;
  const defaultId = [jurisdiction, issued]
    .filter((part) => part !== null)
    .join('-')
    .toLowerCase();
  const { bulletin, problems } = toBulletin(parsed, { id: id ?? defaultId });
  printProblems(problems, basename(file));
  if (bulletin) process.stdout.write(writeBulletin(bulletin));
  else failWithInputError();
}

type ParsedEntry = ParsedBulletin['entries'][number];

const linesOf = ({ section, number, title, date, deadlines, possible }: ParsedEntry): readonly string[] => [
  `${section} ${number}. ${title ?? ''}${date ? ` (${formatDate(date)})` : ''}`,
  ...deadlines.map((deadline) => `    ${lineOf(deadline)}`),
  ...possible.map((deadline) => `    possible: ${lineOf(deadline)}`),
];

const lineOf = ({ kind, date, precision, quote }: ParsedEntry['deadlines'][number]): string =>
  `${kind} ${formatDue(date, precision)}: “${quote}”`;

// Says so if the date was calculated, or is only a month.
const formatDue = (due: string | null, precision: string): string =>
  due === null ? precision : precision === 'day' ? due : `${due} (${precision})`;
