import type { Button } from '@slack/types';
import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';
import { deadlineSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { t } from '../messages/messages.ts';
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
      return answer.form.subject.kind === 'words' ? formNotOpened(answer.form.subject.entryId) : draftNotOpened();
    case 'entry_form':
      return formNotOpened(answer.source.entry.id);
    case 'corrected':
      return done(headingOf(answer), answer.source.entry.id, t('correction.effect'));
    case 'restored':
      return done(
        t('correction.restored', { deadline: deadlineSummary(answer.about) }),
        answer.source.entry.id,
        t('correction.effect'),
      );
    case 'words_decided': {
      const { becomes, source } = answer;
      return becomes
        ? done(
            t('correction.added', { deadline: deadlineSummary(becomes) }),
            source.entry.id,
            t('correction.added.effect'),
          )
        : done(t('curate.not_a_deadline'), source.entry.id, t('correction.refused.effect'));
    }
    case 'entry_edited': {
      const title = truncate(answer.source.entry.title, truncationLengths.titleInList);
      return done(t('correction.edited', { title }), answer.source.entry.id, t('correction.edited.effect'));
    }
    case 'reviewed':
      return notice(t('correction.reviewed'), t('correction.reviewed.text', { skipped: answer.skipped }));
  }
}

const draftNotOpened = (): Card => notice(t('correction.no_form'), t('correction.no_form.draft'));

const formNotOpened = (id: string): Card =>
  notice(t('correction.no_form'), t('correction.no_form.entry'), [viewEntryButton(id)]);

const done = (heading: string, entryId: string, effect: string): Card =>
  notice(heading, effect, [viewEntryButton(entryId)]);

const viewEntryButton = (id: string): Button =>
  requestButton(t('correction.view_entry'), { kind: 'show', id, page: 1 }, 'entry');

function headingOf({ about, becomes }: Extract<ShownAnswer, { kind: 'corrected' }>): string {
  if (becomes === null) return t('correction.removed', { deadline: deadlineSummary(about) });
  if (isSameDay(becomes, about)) return t('correction.confirmed', { deadline: deadlineSummary(about) });
  const was = becomes.kind === about.kind ? formatDate(about.date) : deadlineSummary(about);
  return t('correction.corrected', { deadline: deadlineSummary(becomes), was });
}
