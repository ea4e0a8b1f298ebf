import type { Button } from '@slack/types';
import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';
import { deadlineSummary, pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { formatDate } from '../time/format-date.ts';
import type { CorrectionAnswer } from './answers.ts';
import { isSameDay } from './deadline-form.ts';

type ShownAnswer = Exclude<CorrectionAnswer, { kind: 'not_curator' | 'deadline_gone' }>;

/** What a curator who corrects an entry is shown. */
export function correctionCard(answer: ShownAnswer): Card {
  switch (answer.kind) {
    case 'correction_form':
      return formNotOpened(answer.form.about.source.entry.id);
    case 'deadline_form':
      return answer.form.subject.kind === 'words' ? formNotOpened(answer.form.subject.entryId) : draftNotOpened;
    case 'entry_form':
      return formNotOpened(answer.source.entry.id);
    case 'corrected':
      return done(headingOf(answer), answer.source.entry.id, effects);
    case 'restored':
      return done(`Restored and confirmed: ${deadlineSummary(answer.about)}`, answer.source.entry.id, effects);
    case 'words_decided': {
      const { becomes, source } = answer;
      return becomes
        ? done(
            `Added and confirmed: ${deadlineSummary(becomes)}`,
            source.entry.id,
            'Subscribed channels that match will be reminded.',
          )
        : done('Not a deadline', source.entry.id, 'The app doesn’t ask about these words again.');
    }
    case 'entry_edited': {
      const title = truncate(answer.source.entry.title, truncationLengths.titleInList);
      return done(`Entry edited: ${title}`, answer.source.entry.id, 'The entry shows who edited it and when.');
    }
    case 'reviewed':
      return notice('All dates reviewed', reviewedText(answer.skipped));
  }
}

const effects = 'Channels already reminded get a correction. The entry shows who made the change, and when.';

const draftNotOpened = notice('Can’t open the form', 'Go back to the preview and try again.');

const formNotOpened = (id: string): Card =>
  notice('Can’t open the form', 'View the entry and try again.', [viewEntryButton(id)]);

const done = (heading: string, entryId: string, effect: string): Card =>
  notice(heading, effect, [viewEntryButton(entryId)]);

const viewEntryButton = (id: string): Button => requestButton('View entry', { kind: 'show', id, page: 1 }, 'entry');

const reviewedText = (skipped: number): string =>
  skipped === 0
    ? 'Nothing waits for a curator.'
    : `${pluralise(skipped, 'date was', 'dates were')} skipped. They stay on their entries.`;

function headingOf({ about, becomes }: Extract<ShownAnswer, { kind: 'corrected' }>): string {
  if (becomes === null) return `Removed: ${deadlineSummary(about)}`;
  return isSameDay(becomes, about)
    ? `Confirmed: ${deadlineSummary(about)}`
    : `Corrected: ${deadlineSummary(becomes)}, not ${becomes.kind === about.kind ? formatDate(about.date) : deadlineSummary(about)}`;
}
