import type { InputBlock, ModalView } from '@slack/types';
import { callbackIds } from '../cards/action-ids.ts';
import { context, input, modalForm, option, plainText, radio } from '../cards/blocks.ts';
import { t } from '../messages/messages.ts';
import { type NewSource, sourceSchema } from './source.ts';

// The ids of the fields' blocks; the element in each has the same id.
const textFields = ['url', 'name', 'jurisdiction', 'language'] as const;
const pageField = 'full_page';

const pages = () => [option('no', t('sources.form.full_page.no')), option('yes', t('sources.form.full_page.yes'))];

/** The form of a new source. */
export const sourceModal = (): ModalView =>
  modalForm({ id: callbackIds.sourceModal, title: t('sources.form.title'), submit: t('sources.form.submit') }, [
    context(t('sources.form.intro')),
    field('url', 1000),
    field('name', 80),
    field('jurisdiction', 2),
    field('language', 20),
    {
      ...input(pageField, t('sources.form.full_page')),
      hint: plainText(t('sources.form.full_page.hint')),
      element: radio(pageField, pages(), 'no'),
    },
  ]);

const field = (id: (typeof textFields)[number], longest: number): InputBlock => ({
  ...input(id, t(`sources.form.${id}`)),
  hint: plainText(t(`sources.form.${id}.hint`)),
  element: { type: 'plain_text_input', action_id: id, max_length: longest },
});

/** What the fields hold, as Slack sends it. */
export type SourceFormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
}

/** Reads a submitted form, or everything that is wrong in it, by the id of the block. */
export function readSourceForm(
  state: SourceFormState,
): { readonly form: NewSource } | { readonly errors: Readonly<Record<string, string>> } {
  const text = (id: string): string => (state[id]?.[id]?.value ?? '').trim();
  const read = newSourceSchema.safeParse({
    url: text('url'),
    name: text('name'),
    jurisdiction: text('jurisdiction').toUpperCase(),
    language: text('language'),
    full_page: state[pageField]?.[pageField]?.selected_option?.value === 'yes',
  });
  if (read.success) return { form: { ...read.data, url: new URL(read.data.url).href } };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  const errors = textFields.filter((id) => wrong.has(id)).map((id) => [id, t(`sources.form.error.${id}`)] as const);
  return { errors: Object.fromEntries(errors) };
}

const newSourceSchema = sourceSchema.omit({ id: true, kind: true, enabled: true });
