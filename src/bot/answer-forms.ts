import type { ModalView } from '@slack/types';
import { correctionModal, deadlineModal } from '../curate/deadline-form.ts';
import { entryModal } from '../curate/entry-form.ts';
import { importModal } from '../curate/import-form.ts';
import { previewModal } from '../curate/import-preview.ts';
import { scopeModal } from '../curate/scope-form.ts';
import { deskModal } from '../desk/forms.ts';
import { sourceModal } from '../sources/source-form.ts';
import { formModal } from '../subscribe/forms.ts';
import type { Answer } from './answer-card.ts';

/** The forms that ask for what an answer still needs; the first that Slack accepts is opened. */
export function answerForms(answer: Answer): readonly ModalView[] {
  switch (answer.kind) {
    case 'form':
      return [formModal(answer.form)];
    case 'correction_form':
      return [correctionModal(answer.form)];
    case 'deadline_form':
      return [deadlineModal(answer.form)];
    case 'entry_form':
      return [entryModal(answer.source)];
    case 'scope_form':
      return [scopeModal(answer.form)];
    case 'desk_form':
      return [deskModal(answer.form)];
    case 'source_form':
      return [sourceModal()];
    case 'import_preview':
      return [previewModal(answer)];
    case 'import_form':
      // Slack rejects a file field if the app does not have the optional scope files:read.
      return [importModal(true), importModal(false)];
    default:
      return [];
  }
}
