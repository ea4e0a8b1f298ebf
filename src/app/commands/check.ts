import { Command } from 'commander';
import { authorityProblems } from '../../bulletin/authorities.ts';
import { corpusOf, deadlinesOf } from '../../bulletin/corpus.ts';
import { bulletinJsonSchema } from '../../bulletin/write-bulletin.ts';
import { pluralise } from '../../cards/format.ts';
import { type CorpusFolder, readCorpusFolder, readSourceFiles, readVocabulary } from '../../storage/corpus-files.ts';
import { bundledData } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';
import { readSourcesFile } from '../settings.ts';

/**
 * `check [PATH]`: reports every problem of the bulletins in a folder or of one file, and of the bundled concepts, words and
 * authorities.
 */
export function checkCommand(): Command {
  return new Command('check')
    .description('check bulletins, concepts, words and authorities; list every problem with its file, line and rule')
    .argument('[PATH]', 'folder of .yaml bulletins, or one file', bundledData)
    .option('--json', 'print {bulletins, entries, deadlines, problems}')
    .action(async (folder: string, { json }: { json?: true }) => {
      const { bulletins, problems } = await readData(folder);
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

// Nothing else can be checked without the table of authorities.
async function readData(folder: string): Promise<CorpusFolder> {
  const problems = authorityProblems();
  if (problems.length > 0) return { bulletins: [], problems };
  const read = await readCorpusFolder(folder);
  const { problems: ofVocabulary } = await readVocabulary(bundledData);
  const { problems: ofSources } = await readSourceFiles(bundledData, readSourcesFile(process.env));
  return { ...read, problems: [...read.problems, ...ofVocabulary, ...ofSources] };
}

/** `schema`: the JSON Schema of a bulletin, for editors. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of a bulletin, as in data/bulletin.schema.json')
    .action(() => {
      process.stdout.write(bulletinJsonSchema());
    });
}
