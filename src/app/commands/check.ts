import { Command } from 'commander';
import { corpusOf, deadlinesOf } from '../../bulletin/corpus.ts';
import { bulletinJsonSchema } from '../../bulletin/write-bulletin.ts';
import { pluralise } from '../../cards/format.ts';
import { readConceptFile, readCorpusFolder } from '../../storage/corpus-files.ts';
import { bundledConcepts, bundledData } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';

/** `check [DIR]`: says everything that is wrong with the bulletins of a folder, and with the table of concepts. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check the bulletins of a folder: all problems at once, with file, line and rule')
    .argument('[DIR]', 'folder of .yaml bulletins', bundledData)
    .option('--json', 'print {bulletins, entries, deadlines, problems}')
    .action(async (folder: string, { json }: { json?: true }) => {
      const read = await readCorpusFolder(folder);
      const { problems: ofConcepts } = await readConceptFile(bundledConcepts);
      const { bulletins } = read;
      const problems = [...read.problems, ...ofConcepts];
      const corpus = corpusOf(bulletins);
      const counts = {
        bulletins: bulletins.length,
        entries: corpus.entries.length,
        deadlines: deadlinesOf(corpus).length,
      };
      if (json) printJson({ ...counts, problems });
      else
        printLines([
          [
            pluralise(counts.bulletins, 'bulletin', 'bulletins'),
            pluralise(counts.entries, 'entry', 'entries'),
            pluralise(counts.deadlines, 'deadline', 'deadlines'),
            pluralise(problems.length, 'problem', 'problems'),
          ].join(', '),
        ]);
      printProblems(problems);
      if (problems.length > 0) failWithInputError();
    });
}

/** `schema`: the JSON Schema of a bulletin, for editors. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of a bulletin, as kept in data/bulletin.schema.json')
    .action(() => {
      process.stdout.write(bulletinJsonSchema());
    });
}
