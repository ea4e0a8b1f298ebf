import type { ImportAnswer } from '../../answers/importing/import-answer.ts';
import { readDraftPage } from '../../cards/importing/draft-page.ts';
import { readIdValue } from '../../cards/press-value.ts';
import type { Asker } from '../../workflows/asker.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { showAnswer } from '../show-answer.ts';
import { openImportModal } from './import-form.ts';
import { type ButtonArgs, pressedMessage } from './pressed.ts';

/** Import a bulletin: opens the form, for curators. */
export const openImport =
  ({ importing }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const answer = await importing.form(askerOfPress(args));
    if (answer.kind === 'import_form') await openImportModal(args.client, args.body.trigger_id);
    else await showAnswer(args, answer);
  };

/** Previous and Next of a preview. */
export const previewImport =
  ({ importing }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const at = readDraftPage(args.action.value ?? '');
    await showAnswer(args, at && (await importing.preview(at.draftId, at.page, askerOfPress(args))));
  };

/** Import, of a preview. */
export const confirmImport = ({ importing }: Desk) => onDraft((id, asker) => importing.confirm(id, asker));

/** Cancel, of a preview. */
export const cancelImport = ({ importing }: Desk) => onDraft((id, asker) => importing.cancel(id, asker));

const onDraft =
  (act: (draftId: string, asker: Asker) => Promise<ImportAnswer>) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await act(id, askerOfPress(args)));
  };

const askerOfPress = ({ context, body }: ButtonArgs): Asker =>
  askerOf(context, pressedMessage(body)?.channel ?? null);
