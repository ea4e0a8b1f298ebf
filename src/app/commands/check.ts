import { Command, InvalidArgumentError, Option } from 'commander';
import { authorityProblems } from '../../bulletin/authorities.ts';
import { type Corpus, corpusOf, deadlinesOf } from '../../bulletin/corpus.ts';
import { bulletinJsonSchema } from '../../bulletin/write-bulletin.ts';
import { pluralise } from '../../cards/format.ts';
import { inLanguage, languages } from '../../messages/language.ts';
import { type CorpusFolder, readCorpusFolder, readSourceFiles, readVocabulary } from '../../storage/corpus-files.ts';
import { type CalendarDate, daysBetween } from '../../time/calendar-date.ts';
import { loadCorpus } from '../load-library.ts';
import { bundledData, sampleBulletin, today, todayOption } from '../options.ts';
import { failWithInputError, printError, printJson, printLines, printProblems, problemRecords } from '../output.ts';
import { readApiUrl, readSourcesFile } from '../settings.ts';

/**
 * `check [PATH]`: reports every problem of the bulletins in a folder or of one file, and of the bundled concepts, words and
 * authorities.
 */
export function checkCommand(): Command {
  return new Command('check')
    .description('check bulletins, concepts, words and authorities; list every problem with its file, line and rule')
    .argument('[PATH]', 'folder of .yaml bulletins, or one file', bundledData)
    .addOption(staleOption())
    .addOption(todayOption())
    .option('--slack', 'send sample cards of every feature to Slack’s own validator (blocks.validate)')
    .option(
      '--json',
      'print {bulletins, entries, deadlines, problems}; with --stale [{entryId, checked, daysAgo, title}]',
    )
    .action(async (folder: string, { json, slack, stale, today: day = today() }: CheckOptions) => {
      if (slack) return checkCards();
      const { bulletins, problems } = await readData(folder);
      const corpus = corpusOf(bulletins);
      if (stale !== undefined && problems.length === 0) {
        const old = staleEntries(corpus, { days: stale, today: day });
        if (json) printJson(old);
        else printLines(old.length > 0 ? old.map(asLine) : [`Every entry was checked in the last ${stale} days.`]);
        return;
      }
      const counts = {
        bulletins: bulletins.length,
        entries: corpus.entries.length,
        deadlines: deadlinesOf(corpus).length,
      };
      if (json) printJson({ ...counts, problems: problemRecords(problems) });
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

async function checkCards(): Promise<void> {
  const { sampleCards } = await import('../sample-cards.ts');
  const { createCardValidator } = await import('../../slack/validate-cards.ts');
  const loaded = await loadCorpus(sampleBulletin);
  if (!loaded) return;
  const validate = createCardValidator(readApiUrl(process.env));
  const library = await loaded.build(corpusOf(loaded.bulletins));
  const inEach = languages.map((language) => inLanguage(language, () => sampleCards(library)));
  const cards = (await Promise.all(inEach)).flat();
  let refused = 0;
  for (const { name, ...shown } of cards) {
    const problems = await validate(shown);
    refused += Math.min(problems.length, 1);
    for (const problem of problems) printError(`${name}: ${problem}`);
  }
  if (refused === 0) printLines([`Slack accepts all ${cards.length} cards and views.`]);
  else printError(`Slack refuses ${refused} of ${cards.length} cards and views. Report this with the lines above.`);
}

interface CheckOptions {
  readonly slack?: true;
  readonly json?: true;
  readonly stale?: number;
  readonly today?: CalendarDate;
}

/** `--stale [DAYS]` */
const staleOption = (): Option =>
  new Option('--stale [DAYS]', 'list what was last checked more than so many days ago, longest first; default: 180')
    .preset('180')
    .argParser((text) => {
      if (/^\d{1,5}$/.test(text)) return Number(text);
      throw new InvalidArgumentError('Use a whole number of days.');
    });

interface StaleEntry {
  readonly entryId: string;
  readonly checked: CalendarDate;
  readonly daysAgo: number;
  readonly title: string;
}

/** What was last checked more than so many days before today, longest ago first. Entries that don’t say when are left out. */
function staleEntries(
  { entries }: Corpus,
  { days, today: day }: { readonly days: number; readonly today: CalendarDate },
): readonly StaleEntry[] {
  return entries
    .flatMap(({ entry: { id, checked, title } }) =>
      checked === undefined ? [] : [{ entryId: id, checked, daysAgo: daysBetween(checked, day), title }],
    )
    .filter(({ daysAgo }) => daysAgo > days)
    .sort((a, b) => b.daysAgo - a.daysAgo);
}

const asLine = ({ entryId, checked, daysAgo, title }: StaleEntry): string =>
  `${checked}, ${daysAgo} days ago: ${title} [${entryId}]`;

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
