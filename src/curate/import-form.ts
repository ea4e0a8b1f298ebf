import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { callbackIds } from '../cards/action-ids.ts';
import { context, input, modalForm } from '../cards/blocks.ts';
import { t } from '../messages/messages.ts';
import { parseCalendarDate } from '../time/calendar-date.ts';
import type { GivenImport } from './import-use-cases.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = {
  file: 'file',
  texts: ['text', 'text_2', 'text_3'],
  title: 'title',
  issued: 'issued',
  jurisdiction: 'jurisdiction',
  language: 'language',
} as const;

/** Slack's limit on the text of one field, in characters. */
const longestText = 3000;

/**
 * The modal that asks for a bulletin.
 * @param withFile false if Slack does not let the app ask for a file
 */
export function importModal(withFile: boolean): ModalView {
  return modalForm({ id: callbackIds.importModal, title: t('import.form.title'), submit: t('import.form.submit') }, [
    context(t('import.form.intro'), ...(withFile ? [] : [t('import.form.no_files')])),
    ...(withFile ? [fileField()] : []),
    ...fields.texts.map(textField),
    { ...field(fields.title, t('import.form.title_field'), t('import.form.title_field.hint'), 300), optional: true },
    field(fields.issued, t('import.form.issued'), t('import.form.issued.hint'), 10),
    field(fields.jurisdiction, t('import.form.jurisdiction'), t('import.form.jurisdiction.hint'), 2),
    { ...field(fields.language, t('import.form.language'), t('import.form.language.hint'), 20), optional: true },
  ]);
}

const fileField = (): KnownBlock => ({
  ...input(fields.file, t('import.form.file')),
  optional: true,
  element: {
    type: 'file_input',
    action_id: fields.file,
    max_files: 1,
    filetypes: ['txt', 'text', 'md', 'markdown', 'html', 'docx', 'pdf', 'eml'],
  },
});

const textField = (id: string, at: number): KnownBlock => ({
  ...input(id, at === 0 ? t('import.form.text') : t('import.form.text_part', { number: at + 1 })),
  optional: true,
  element: { type: 'plain_text_input', action_id: id, multiline: true, max_length: longestText },
});

const field = (id: string, label: string, hint: string, longest: number): InputBlock => ({
  ...input(id, label),
  hint: { type: 'plain_text', text: hint, emoji: false },
  element: { type: 'plain_text_input', action_id: id, max_length: longest },
});

/** What the fields hold, as Slack sends it. */
export type ImportState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly files?: readonly { readonly id: string; readonly name?: string | null }[];
}

/** Reads a submitted form, or everything that is wrong in it, by the id of the block. */
export function readImportForm(
  state: ImportState,
): { readonly form: GivenImport } | { readonly errors: Readonly<Record<string, string>> } {
  const text = (id: string): string => (state[id]?.[id]?.value ?? '').trim();
  const [uploaded] = state[fields.file]?.[fields.file]?.files ?? [];
  const file = uploaded ? { id: uploaded.id, name: uploaded.name ?? 'bulletin' } : null;
  const pasted = fields.texts.map(text).filter((part) => part !== '');
  const title = text(fields.title);
  const issued = text(fields.issued);
  const jurisdiction = text(fields.jurisdiction).toUpperCase();
  const language = text(fields.language);
  const [firstText] = fields.texts;
  const errors = {
    ...(!file && pasted.length === 0 && { [firstText]: t('import.form.error.nothing') }),
    ...(file && pasted.length > 0 && { [firstText]: t('import.form.error.both') }),
    ...(!isIssueDate(issued) && { [fields.issued]: t('import.form.error.issued') }),
    ...(!/^[A-Z]{2}$/.test(jurisdiction) && { [fields.jurisdiction]: t('import.form.error.jurisdiction') }),
    ...(!/^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$/.test(language) && {
      [fields.language]: t('import.form.error.language'),
    }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const hints = { issued, jurisdiction, ...(title !== '' && { title }), ...(language !== '' && { language }) };
  return { form: { file, text: pasted.join('\n'), hints } };
}

const isIssueDate = (text: string): boolean => parseCalendarDate(text.length === 7 ? `${text}-01` : text) !== null;
