import type { KnownBlock } from '@slack/types';
import type { Deadline, DeadlineKind } from '../bulletin/bulletin.ts';
import { datedDeadline } from '../bulletin/corpus.ts';
import { context, controls, header } from '../cards/blocks.ts';
import { openEntryButton, remindButtons, requestButton, shareButtons } from '../cards/buttons.ts';
import { type Card, type CardPlace, card } from '../cards/card.ts';
import { disclaimer, entryMetadata, formatDaysLeft, jurisdictionName } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, quoted, sourceRun } from '../cards/rich-text.ts';
import { atPage } from '../question/parse-request.ts';
import { daysBetween, formatDate } from '../time/calendar-date.ts';
import type { FactAnswer, ResultsAnswer } from './answers.ts';
import { deadlineOptions } from './entry-card.ts';

/** The fact that answers a question, in large letters; then the entry that it is from, and the words that say so. */
export function factCard(answer: ResultsAnswer, fact: FactAnswer, place: CardPlace): Card {
  const { source, deadline, today } = fact;
  const dated = deadline && datedDeadline({ source, deadline }, today);
  const options = dated ? deadlineOptions(dated, answer.mayCorrect) : [];
  const [calendar, corrections] =
    dated && dated.daysLeft >= 0 ? [options.slice(0, 1), options.slice(1)] : [[], options];
  const said = factText(fact);
  const title = truncate(source.entry.title, truncationLengths.title);
  const quote = fact.quote === null ? null : truncate(fact.quote, truncationLengths.quote);
  return card(`${said}: ${title}${quote === null ? '' : `. Source text: “${quote}”`}`, [
    header(truncate(said, limits.header)),
    quoted([[bold(title)]], [...(quote === null ? [] : [[plain(`“${quote}”`)]]), [sourceRun(source)]]),
    ...statusBlocks(fact),
    context(
      [entryMetadata(source), jurisdictionName(source.bulletin.jurisdiction), ...countedFrom(fact), disclaimer].join(
        ' · ',
      ),
    ),
    ...controls(
      'fact',
      [
        openEntryButton(source),
        ...shareButtons(source, place),
        ...calendar,
        ...(answer.page.of > 1 ? [requestButton('More entries', atPage(answer.request, 2), 'next')] : []),
      ],
      [...remindButtons(place), ...corrections],
    ),
  ]);
}

/** "Ends 30 September 2019, in 161 days"; "Fined" and the like are not added: the text says no more than the field. */
function factText({ field, text, deadline, today }: FactAnswer): string {
  if (!deadline || (field !== 'deadline' && field !== 'window')) return text;
  const date =
    field === 'window' || text === formatDate(deadline.date) ? deadline.date : (deadline.start ?? deadline.date);
  const daysLeft = daysBetween(today, date);
  const left = formatDaysLeft(daysLeft);
  if (field === 'window') return `${text}${daysLeft >= 0 ? `, ends ${left}` : ''}`;
  return `${verbOf(deadline, { isStart: date !== deadline.date, isPast: daysLeft < 0 })} ${text}, ${left}`;
}

function verbOf(
  { kind }: Deadline,
  { isStart, isPast }: { readonly isStart: boolean; readonly isPast: boolean },
): string {
  if (isStart) return isPast ? 'Began' : 'Begins';
  const [coming, passed] = verbs[kind];
  return isPast ? passed : coming;
}

const verbs: Readonly<Record<DeadlineKind, readonly [string, string]>> = {
  consultation_close: ['Closes', 'Closed'],
  effective_date: ['Takes effect', 'Took effect'],
  pilot_end: ['Ends', 'Ended'],
  campaign_end: ['Ends', 'Ended'],
  grace_period_end: ['Ends', 'Ended'],
  compliance_deadline: ['Due', 'Was due'],
  filing_deadline: ['Due', 'Was due'],
  other: ['On', 'On'],
};

const statusBlocks = ({ deadline }: FactAnswer): readonly KnownBlock[] =>
  deadline?.status === 'extracted' ? [unconfirmed] : [];

const unconfirmed: KnownBlock = {
  type: 'section',
  text: { type: 'mrkdwn', text: ':warning: Detected automatically, not confirmed' },
};

const countedFrom = ({ deadline, today }: FactAnswer): readonly string[] =>
  deadline ? [`days counted from ${formatDate(today)}`] : [];
