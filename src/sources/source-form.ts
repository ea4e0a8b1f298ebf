import type { InputBlock, ModalView } from '@slack/types';
import { callbackIds } from '../cards/action-ids.ts';
import { context, input, modalForm, option, radio } from '../cards/blocks.ts';
import { type NewSource, sourceSchema } from './source.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = {
  url: 'url',
  name: 'name',
  jurisdiction: 'jurisdiction',
  language: 'language',
  full_page: 'full_page',
} as const;

const pages = [
  option('no', 'No, read what the feed gives'),
  option('yes', 'Yes, where the feed gives only the beginning'),
];

/** The form of a new source. */
export const sourceModal = (): ModalView =>
  modalForm({ id: callbackIds.sourceModal, title: 'Add a source', submit: 'Add' }, [
    context('What is new in the feed waits as a draft. Nobody else sees it before a curator imports it.'),
    field(fields.url, 'Address of the feed', 'RSS, Atom or JSON Feed, such as https://example.org/feed.xml.', 1000),
    field(fields.name, 'Name', 'Whose feed it is. Its bulletins get this name.', 80),
    field(fields.jurisdiction, 'Jurisdiction', 'Two-letter country code, such as CN, or EU.', 2),
    field(fields.language, 'Language', 'Such as en or zh-Hans.', 20),
    {
      ...input(fields.full_page, 'Fetch the page of each entry?'),
      hint: { type: 'plain_text', text: 'Check that the site’s terms allow it.', emoji: false },
      element: radio(fields.full_page, pages, 'no'),
    },
  ]);

const field = (id: string, label: string, hint: string, longest: number): InputBlock => ({
  ...input(id, label),
  hint: { type: 'plain_text', text: hint, emoji: false },
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
    url: text(fields.url),
    name: text(fields.name),
    jurisdiction: text(fields.jurisdiction).toUpperCase(),
    language: text(fields.language),
    full_page: state[fields.full_page]?.[fields.full_page]?.selected_option?.value === 'yes',
  });
  if (read.success) return { form: { ...read.data, url: new URL(read.data.url).href } };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return { errors: Object.fromEntries(Object.entries(errors).filter(([id]) => wrong.has(id))) };
}

const newSourceSchema = sourceSchema.omit({ id: true, kind: true, enabled: true });

const errors: Readonly<Record<string, string>> = {
  [fields.url]: 'Enter an address that starts with https:// or http://.',
  [fields.name]: 'Enter a name of at most 80 characters.',
  [fields.jurisdiction]: 'Enter two letters, such as CN or EU.',
  [fields.language]: 'Enter a language tag, such as en or zh-Hans.',
};
