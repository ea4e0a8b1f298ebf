import type { KnownBlock, StaticSelect } from '@slack/types';
import { type DatedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { endKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { eventLabel, jurisdictionName } from '../bulletin/labels.ts';
import { isProposed } from '../bulletin/standing.ts';
import { actionIds } from '../cards/action-ids.ts';
import { option, plainText } from '../cards/blocks.ts';
import { encodeRequest } from '../cards/button-values.ts';
import { notConfirmed } from '../cards/deadline-lines.ts';
import { formatDaysLeft, freeDayNotes, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, person, plain } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import { type DeadlineState, openState } from '../desk/deadline-state.ts';
import { t } from '../messages/messages.ts';
import { formatListDate } from '../time/format-date.ts';
import type { DeadlineStates } from './answers.ts';

/** Deadlines to scan: of each its day and title, then where, what happens, how sure that is, who has it, and its source. */
export const deadlineBullets = (deadlines: readonly DatedDeadline[], states: DeadlineStates = new Map()): KnownBlock =>
  bullets(deadlines.map((dated) => bulletLines(dated, states.get(printDeadlineKey(endKey(dated))) ?? openState)));

function bulletLines(
  { deadline, source, daysLeft, countedFrom }: DatedDeadline,
  state: DeadlineState,
): readonly Line[] {
  const { kind, date, status } = deadline;
  const jurisdiction = jurisdictionOf(source);
  const facts = [
    jurisdictionName(jurisdiction),
    t('ask.deadlines.when', {
      event: uncapitalised(eventLabel({ kind, edge: 'end' }, daysLeft)),
      daysLeft: formatDaysLeft(daysLeft),
    }),
    ...(daysLeft < 0 ? [] : freeDayNotes(kind, date, jurisdiction)),
    ...(isProposed(source, deadline, countedFrom) ? [t('cards.deadline.proposed')] : []),
    ...(status === 'confirmed' ? [] : [notConfirmed()]),
  ];
  return [
    [
      bold(formatListDate(date, countedFrom)),
      plain(`  ${truncate(source.entry.title, truncationLengths.titleInPassing)}`),
    ],
    [
      plain(`${facts.join(' · ')} · `),
      ...stateRuns(state, daysLeft).flatMap((run) => [run, plain(' · ')]),
      sourceWord(source),
    ],
  ];
}

// Silent about a past one that nobody has touched.
function stateRuns({ owner, outcome, acknowledged }: DeadlineState, daysLeft: number): Line {
  if (outcome) return [plain(t(`ask.deadlines.${outcome.kind}`))];
  if (owner) return [person(owner.userId)];
  if (acknowledged) return [plain(t('ask.deadlines.acknowledged'))];
  return daysLeft < 0 ? [] : [plain(t('ask.deadlines.no_owner'))];
}

/** A menu that opens the entry of a deadline; none without deadlines. */
export function openDeadlineMenu(deadlines: readonly DatedDeadline[]): readonly StaticSelect[] {
  if (deadlines.length === 0) return [];
  const options = deadlines.map(({ deadline, source: { entry }, countedFrom }) =>
    option(
      encodeRequest({ kind: 'show', id: entry.id, page: 1 }),
      `${formatListDate(deadline.date, countedFrom)}  ${entry.title}`,
    ),
  );
  const distinct = [...new Map(options.map((one) => [one.value, one])).values()];
  const menu = `${actionIds.showEntry}:list`;
  return [
    {
      type: 'static_select',
      action_id: menu,
      placeholder: plainText(t('ask.deadlines.open')),
      options: distinct,
    },
  ];
}
