import { createHash } from 'node:crypto';
import type { KnownBlock, ModalView } from '@slack/types';
import { findAuthority } from '../bulletin/authorities.ts';
import { type Entry, entrySchema, sections } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { type EntryFields, fieldsOf } from '../bulletin/correction.ts';
import { entryFindings } from '../bulletin/entry-rules.ts';
import { sectionName } from '../bulletin/labels.ts';
import { worded } from '../bulletin/message.ts';
import { callbackIds } from '../cards/action-ids.ts';
import { chosen, context, input, modalForm, option, plainText } from '../cards/blocks.ts';
import { isId, readValue, writeValue } from '../cards/button-values.ts';
import { sourceLine } from '../cards/format.ts';
import { t } from '../messages/messages.ts';
import type { FieldState, FormErrors } from './deadline-form.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { title: 'title', section: 'section', authorities: 'authorities', source: 'source' } as const;

const sectionOptions = () => sections.map((section) => option(section, sectionName(section)));

/** The modal in which a curator edits an entry. */
export function entryModal(source: CorpusEntry): ModalView {
  const { title, section, authorities, source: link } = fieldsOf(source.entry);
  const text = { type: 'plain_text_input' as const };
  const options = sectionOptions();
  const about = writeValue(source.entry.id, versionOf(source.entry));
  return modalForm(
    { id: callbackIds.entryModal, about, title: t('entry.form.title'), submit: t('entry.form.submit') },
    [
      context(sourceLine(source)),
      {
        ...input(fields.title, t('entry.form.title_field')),
        element: { ...text, action_id: fields.title, initial_value: title, max_length: 500 },
      },
      {
        ...input(fields.section, t('entry.form.section')),
        element: {
          type: 'static_select',
          action_id: fields.section,
          options,
          initial_option: chosen(options, section),
        },
      },
      // More than a field takes cannot be edited in it.
      ...(authorities.join('\n').length > longestText ? [] : [authoritiesField(authorities)]),
      {
        ...input(fields.source, t('entry.form.source')),
        optional: true,
        hint: plainText(t('entry.form.source.hint')),
        element: { ...text, action_id: fields.source, max_length: 2000, ...(link && { initial_value: link }) },
      },
      context(t('entry.form.foot')),
    ],
  );
}

const longestText = 3000;

const authoritiesField = (authorities: readonly string[]): KnownBlock => ({
  ...input(fields.authorities, t('entry.form.authorities')),
  optional: true,
  hint: plainText(t('entry.form.authorities.hint')),
  element: {
    type: 'plain_text_input',
    action_id: fields.authorities,
    multiline: true,
    max_length: longestText,
    ...(authorities.length > 0 && { initial_value: authorities.join('\n') }),
  },
});

/** Changes with the fields of an entry, so that nobody overwrites what somebody else has edited since the form was opened. */
export const versionOf = (entry: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify(fieldsOf(entry)))
    .digest('hex')
    .slice(0, 12);

/** The entry of a form, and its version when the form was opened; null if the metadata is not ours. */
export function readEntryVersion(metadata: string): EntryVersion | null {
  const [entryId = '', version = ''] = readValue(metadata, 2);
  return isId(entryId) && version !== '' ? { entryId, version } : null;
}

/** An entry as it was at a time. */
export interface EntryVersion {
  readonly entryId: string;
  readonly version: string;
}

/** Reads a submitted form against the entry as it is, or everything that is wrong in it. */
export function readEntryForm(
  state: FieldState,
  entry: Entry,
): { readonly form: EntryFields } | { readonly errors: FormErrors } {
  const text = (id: string): string => state[id]?.[id]?.value?.trim() ?? '';
  const section = sections.find((one) => one === state[fields.section]?.[fields.section]?.selected_option?.value);
  const names = text(fields.authorities)
    .split(/[\n;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const typed = [...new Set(names.map((name) => findAuthority(name)?.code ?? name))];
  const authorities = state[fields.authorities] ? typed : entry.authorities;
  const { source: _, ...rest } = entry;
  const link = text(fields.source);
  const edited = {
    ...rest,
    title: text(fields.title).replace(/\s+/gu, ' '),
    section: section ?? entry.section,
    authorities,
    ...(link !== '' && { source: link }),
  };
  const parsed = entrySchema.safeParse(edited);
  const before = new Set(entryFindings(entry, null).map(({ message }) => worded(message)));
  const issues = parsed.success
    ? entryFindings(parsed.data, null).filter(({ message }) => !before.has(worded(message)))
    : parsed.error.issues;
  const errors = issues.map(({ path, message }): readonly [string, string] => [
    fieldOf(path),
    errorText(fieldOf(path), worded(message)),
  ]);
  if (errors.length > 0) return { errors: Object.fromEntries(errors) };
  const form = fieldsOf(edited);
  return JSON.stringify(form) === JSON.stringify(fieldsOf(entry))
    ? { errors: { [fields.title]: t('entry.form.error.unchanged') } }
    : { form };
}

// The words of a deadline may stand in the title.
const fieldOf = ([field]: readonly PropertyKey[]): keyof typeof fields =>
  Object.values(fields).find((one) => one === field) ?? fields.title;

function errorText(field: keyof typeof fields, message: string): string {
  switch (field) {
    case 'title':
      return t('entry.form.error.title');
    case 'authorities':
      return message;
    case 'section':
      return t('entry.form.error.section');
    case 'source':
      return t('entry.form.error.source');
  }
}
