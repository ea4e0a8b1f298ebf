import { Command } from 'commander';
import { answerDeadlines } from '../../ask/answer-question.ts';
import { interpretationText } from '../../ask/interpretation.ts';
import { isReminded } from '../../bulletin/bulletin.ts';
import type { DatedDeadline } from '../../bulletin/corpus.ts';
import type { Scope } from '../../bulletin/scope.ts';
import { notConfirmed } from '../../cards/deadline-lines.ts';
import { asOfText, datedSummary } from '../../cards/format.ts';
import { deadlineData } from '../../clients/records.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';
import { loadLibrary } from '../load-library.ts';
import { dataOption, jsonOption, jurisdictionsOption, today, todayOption, topicsOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import { whatAllShare, workspaceOption } from '../workspace-option.ts';

interface DeadlinesOptions {
  readonly data: string;
  readonly workspace?: string;
  readonly today?: CalendarDate;
  readonly json?: true;
  readonly jurisdictions?: readonly string[];
  readonly topics?: readonly string[];
}

/** `deadlines [WORDS]`: upcoming deadlines, soonest first, then past ones, latest first. */
export function deadlinesCommand(): Command {
  return new Command('deadlines')
    .description('list deadlines: upcoming (soonest first), then past (latest first)')
    .argument('[WORDS...]', 'filter, such as next 30 days, before 1 June, MIIT, consultations or any words')
    .addOption(workspaceOption(whatAllShare))
    .addOption(dataOption())
    .addOption(todayOption())
    .addOption(jurisdictionsOption())
    .addOption(topicsOption())
    .addOption(
      jsonOption(
        '[{entryId, title, jurisdiction, kind, date, start, daysLeft, status, certainty, quote, notes, source}]',
      ),
    )
    .action(async (words: readonly string[], options: DeadlinesOptions) => {
      const day = options.today ?? today();
      const library = await loadLibrary(options.data, day, { ...options, chosen: chosenIn(options) });
      if (!library) return;
      const request = { kind: 'deadlines', words: words.join(' '), page: 1 } as const;
      const answer = answerDeadlines(request, library, day);
      const listed = [...answer.upcoming, ...answer.past];
      const notes = [asOfText(day), interpretationText(answer)].filter((text) => text !== '');
      if (answer.unparsed.length > 0 || !options.json) process.stderr.write(`${notes.join('. ')}\n`);
      if (options.json) printJson(listed.map(deadlineData));
      else printLines(listed.length > 0 ? listed.map(asLine) : ['No deadlines found.']);
    });
}

const chosenIn = ({ jurisdictions, topics }: DeadlinesOptions): Partial<Scope> => ({
  ...(jurisdictions && { jurisdictions }),
  ...(topics && { topics }),
});

const asLine = (dated: DatedDeadline): string =>
  `${datedSummary(dated)}${isReminded(dated.deadline) ? '' : `, ${notConfirmed()}`}: ${dated.source.entry.title} [${dated.source.entry.id}]`;
