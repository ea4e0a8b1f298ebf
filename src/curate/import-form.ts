import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { callbackIds } from '../cards/action-ids.ts';
import { context, input } from '../cards/blocks.ts';
import { parseCalendarDate } from '../time/calendar-date.ts';

/** What the form of an import says. */
export interface ImportFormValues {
  readonly file: { readonly id: string; readonly name: string } | null;
  readonly text: string;
  readonly title: string | null;
  readonly issued: string;
  readonly jurisdiction: string;
}

/** What the fields of the form hold, as Slack sends it. */
export type ImportState = Readonly<Record<string, Readonly<Record<string, ImportFieldState>>>>;

interface ImportFieldState {
  readonly value?: string | null;
  readonly files?: readonly { readonly id: string; readonly name?: string | null }[];
}

/** The ids of the fields' blocks; what is in each has the same id. */
const importFields = {
  file: 'file',
  texts: ['text', 'text_2', 'text_3'],
  title: 'title',
  issued: 'issued',
  jurisdiction: 'jurisdiction',
} as const;

/** What a field of a modal takes, in characters: Slack allows no more. */
const longestText = 3000;

/**
 * The modal that asks for a bulletin.
 * @param withFile false where Slack does not let the app ask for a file
 */
export function importModal(withFile: boolean): ModalView {
  return {
    type: 'modal',
    callback_id: callbackIds.importModal,
    title: { type: 'plain_text', text: 'Import a bulletin', emoji: false },
    submit: { type: 'plain_text', text: 'Preview' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      context(
        'Nothing is imported yet: first you see the entries and deadlines that were read.',
        ...(withFile ? [] : [noFiles]),
      ),
      ...(withFile ? [fileField] : []),
      ...importFields.texts.map(textField),
      optionalField(importFields.title, 'Title', 'Where it is left empty, the title that the text has.', 300),
      field(importFields.issued, 'Issued', 'Month or day: 2019-04 or 2019-04-30.', 10),
      field(importFields.jurisdiction, 'Jurisdiction', 'ISO 3166 code such as CN, or EU.', 2),
    ],
  };
}

const noFiles =
  'Files cannot be given: an administrator has to grant the app the scope files:read. Paste the text instead.';

const fileField: KnownBlock = {
  ...input(importFields.file, 'File'),
  optional: true,
  element: {
    type: 'file_input',
    action_id: importFields.file,
    max_files: 1,
    filetypes: ['txt', 'text', 'md', 'markdown', 'html', 'docx', 'pdf'],
  },
};

const textField = (id: string, at: number): KnownBlock => ({
  ...input(id, at === 0 ? 'Or its text' : `Its text, part ${at + 1}`),
  optional: true,
  element: { type: 'plain_text_input', action_id: id, multiline: true, max_length: longestText },
});

const field = (id: string, label: string, hint: string, longest: number): InputBlock => ({
  ...input(id, label),
  hint: { type: 'plain_text', text: hint, emoji: false },
  element: { type: 'plain_text_input', action_id: id, max_length: longest },
});

const optionalField = (...facts: Parameters<typeof field>): KnownBlock => ({
  ...field(...facts),
  optional: true,
});

/** Reads a submitted form, or tells what is wrong in it, by the id of the block. */
export function readImportForm(
  state: ImportState,
): { readonly form: ImportFormValues } | { readonly errors: Readonly<Record<string, string>> } {
  const text = (id: string): string => (state[id]?.[id]?.value ?? '').trim();
  const [given] = state[importFields.file]?.[importFields.file]?.files ?? [];
  const file = given ? { id: given.id, name: given.name ?? 'bulletin' } : null;
  const pasted = importFields.texts.map(text).filter((part) => part !== '');
  const issued = text(importFields.issued);
  const jurisdiction = text(importFields.jurisdiction).toUpperCase();
  const [first] = importFields.texts;
  const errors = {
    ...(!file && pasted.length === 0 && { [first]: 'Give a file or paste the text of the bulletin.' }),
    ...(file && pasted.length > 0 && { [first]: 'Give either a file or text: which of the two is meant?' }),
    ...(!isIssue(issued) && {
      [importFields.issued]: 'Type a month or a day that exists: 2019-04 or 2019-04-30.',
    }),
    ...(!/^[A-Z]{2}$/.test(jurisdiction) && {
      [importFields.jurisdiction]: 'Type two letters, such as CN or EU.',
    }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const title = text(importFields.title) || null;
  return { form: { file, text: pasted.join('\n'), title, issued, jurisdiction } };
}

const isIssue = (text: string): boolean =>
  parseCalendarDate(text.length === 7 ? `${text}-01` : text) !== null;
