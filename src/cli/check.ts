import { Command } from 'commander';
import { corpusOf, deadlinesOf } from '../bulletin/corpus.ts';
import { counted } from '../cards/words.ts';
import { readCorpusFolder } from '../storage/corpus-folder.ts';
import { bundledData } from './options.ts';
import { inputAtFault, printJson, printLines, printProblems } from './output.ts';

/** `check [DIR]`: says everything that is wrong with the bulletins of a folder. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check the bulletins of a folder: all problems at once, with file, line and rule')
    .argument('[DIR]', 'folder of .yaml bulletins', bundledData)
    .option('--json', 'print {bulletins, entries, deadlines, problems}')
    .action(async (folder: string, { json }: { json?: true }) => {
      const { bulletins, problems } = await readCorpusFolder(folder);
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
            counted(counts.bulletins, 'bulletin', 'bulletins'),
            counted(counts.entries, 'entry', 'entries'),
            counted(counts.deadlines, 'deadline', 'deadlines'),
            counted(problems.length, 'problem', 'problems'),
          ].join(', '),
        ]);
      printProblems(problems);
      if (problems.length > 0) inputAtFault();
    });
}
