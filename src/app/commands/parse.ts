import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { writeBulletin } from '../../bulletin/write-bulletin.ts';
import type { ParsedBulletin } from '../../reader/parsed-bulletin.ts';
import { emptyResult } from '../../reader/read-bulletin-file.ts';
import { toBulletin } from '../../reader/to-bulletin.ts';
import { readDocumentFile } from '../../storage/corpus-files.ts';
import { formatDate } from '../../time/calendar-date.ts';
import { idOption, issueOption, jurisdictionOption } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';
import { threadedBulletinReader } from '../reader-thread/threaded-reader.ts';

interface ParseOptions {
  readonly issued?: string;
  readonly jurisdiction?: string;
  readonly id?: string;
  readonly yaml?: true;
  readonly json?: true;
}

/** `parse FILE`: reads the entries and their deadlines out of a bulletin's prose. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('read the entries and deadlines out of a bulletin (.txt, .md, .html, .docx, .pdf)')
    .argument('<FILE>', 'the bulletin')
    .option('--issued <DATE>', 'month or day of issue, YYYY-MM or YYYY-MM-DD', issueOption)
    .option('--jurisdiction <CC>', 'ISO 3166 code such as CN, or EU', jurisdictionOption)
    .option('--json', 'print {bulletin, entries, problems}')
    .addOption(
      new Option('--yaml', 'print the bulletin as the YAML that data/bulletins holds').conflicts('json'),
    )
    .option(
      '--id <ID>',
      'id of the bulletin in the YAML; by default jurisdiction and issue, as cn-2019-04',
      idOption,
    )
    .action(async (file: string, options: ParseOptions) => {
      const { issued, jurisdiction } = options;
      const given = await readDocumentFile(file);
      const known = {
        ...(issued !== undefined && { issued }),
        ...(jurisdiction !== undefined && { jurisdiction }),
      };
      const parsed =
        'bytes' in given ? await threadedBulletinReader().read(given, known) : emptyResult(given);
      if (options.json) printJson(parsed);
      else if (options.yaml) printYaml(parsed, { file, id: options.id });
      else printLines(parsed.entries.flatMap(linesOf));
      printProblems(parsed.problems, basename(file));
      if (parsed.entries.length === 0) failWithInputError();
    });
}

function printYaml(parsed: ParsedBulletin, { file, id }: { file: string; id: string | undefined }): void {
  const { jurisdiction, issued } = parsed.bulletin;
  const usual = [jurisdiction, issued].filter((part) => part !== null).join('-');
  const { bulletin, problems } = toBulletin(parsed, { id: (id ?? usual).toLowerCase() });
  printProblems(problems, basename(file));
  if (bulletin) process.stdout.write(writeBulletin(bulletin));
  else failWithInputError();
}

type ParsedEntry = ParsedBulletin['entries'][number];

const linesOf = ({ section, number, title, date, deadlines }: ParsedEntry): readonly string[] => [
  `${section} ${number}. ${title ?? ''}${date ? ` (${formatDate(date)})` : ''}`,
  ...deadlines.map(
    ({ kind, date: due, precision, quote }) => `    ${kind} ${whenOf(due, precision)}: “${quote}”`,
  ),
];

// A day that was only counted, or a month, is not told as if it were a day.
const whenOf = (due: string | null, precision: string): string =>
  due === null ? precision : precision === 'day' ? due : `${due} (${precision})`;
