import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerModal } from '../../src/bot/home.ts';
import { type Entry, entrySchema } from '../../src/bulletin/bulletin.ts';
import { compareBulletins } from '../../src/bulletin/bulletin-changes.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Correction, WordsDecision } from '../../src/bulletin/correction.ts';
import { entryMetadata } from '../../src/cards/format.ts';
import type { ImportAnswer } from '../../src/curate/answers.ts';
import {
  correctionErrors,
  correctionModal,
  deadlineModal,
  givenDeadline,
  readDeadlineForm,
} from '../../src/curate/deadline-form.ts';
import { entryModal, readEntryForm } from '../../src/curate/entry-form.ts';
import { importModal, readImportForm } from '../../src/curate/import-form.ts';
import { draftPageValue, previewModal, readDraftPage } from '../../src/curate/import-preview.ts';
import { reviewDraft } from '../../src/curate/review.ts';
import { choiceValue, readChoice, type Subject } from '../../src/curate/subject.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';
import { assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

const decision = { by: 'U0ADACHEN1', at: 0, on: day('2019-04-23') };

const assertCard = (answer: ImportAnswer): void => {
  assertSlackMessage(answerCard(answer, { canShare: false }));
  assertSlackModal(answerModal(answer));
};

/** Words of the entry as possible deadlines, with a date and without one. */
const withPossible = (entry: Entry): Entry => ({
  ...entry,
  possible: [entry.date, null].map((date) => ({
    kind: 'compliance_deadline',
    date,
    start: null,
    quote: entry.body.slice(0, 500),
    confidence: 0.5,
  })),
});

const given = (entry: Entry): WordsDecision => ({
  entryId: entry.id,
  about: { quote: entry.body.slice(0, 500), date: null },
  becomes: { kind: 'other', date: day('2019-05-20'), start: null, quote: entry.body.slice(0, 500) },
  by: 'U0ADACHEN1',
  at: 0,
  on: day('2019-04-23'),
});

describe('the preview', () => {
  it('links each entry to its source, so that it can be compared before it is imported', () => {
    const { entries, ...bulletin } = bulletinOf({ id: 'cn-2026-05', issued: '2026-05' }, [
      { title: 'Draft rules', body: 'Comments by 1 June 2026.', source: 'https://regulator.example/rules' },
      { title: 'No link', body: 'Nothing else.' },
    ]);
    const preview = {
      kind: 'import_preview' as const,
      draftId: 'd'.repeat(36),
      page: 1,
      bulletin,
      ...reviewDraft({ ...bulletin, entries }, [], { corrections: [] }),
      problems: [],
      changes: null,
      standing: [],
      lapsed: [],
      similar: [],
    };
    const shown = JSON.stringify(previewModal(preview).blocks);
    expect(shown.match(/"type":"link","url":"https:\/\/regulator.example\/rules","text":"Source"/g)).toHaveLength(1);
    expect(shown).not.toContain('no link');
  });
});

describe('Slack accepts every card of an import', () => {
  it('whatever the bulletin contains, on every page', () => {
    fc.assert(
      fc.property(arbitraryBulletin, hostileText, (plainBulletin, message) => {
        const bulletin = { ...plainBulletin, entries: plainBulletin.entries.map(withPossible) };
        const { entries, ...head } = bulletin;
        const problems = Array.from({ length: 30 }, (_, line) => ({ line, rule: 'a-rule', message }));
        const changes = compareBulletins(null, bulletin);
        const decisions = entries.slice(0, 4).map(given);
        const removals = entries.flatMap(({ id, deadlines }) =>
          deadlines.map(
            ({ kind, date }): Correction => ({ ...decision, entryId: id, about: { kind, date }, becomes: null }),
          ),
        );
        const { corpus } = libraryInProcess(corpusOf([{ ...bulletin, id: 'other', title: 'Other' }]));
        for (const page of [1, 2]) {
          const preview = {
            kind: 'import_preview' as const,
            draftId: 'd'.repeat(36),
            page,
            bulletin: head,
            ...reviewDraft(bulletin, decisions, { corrections: [] }),
            problems,
            changes,
            standing: [...decisions, ...removals],
            lapsed: removals,
            similar: entries.flatMap((entry, i) => {
              const like = corpus.entries[i];
              return like ? [{ entry, like, share: 0.8 }] : [];
            }),
          };
          assertSlackModal(previewModal(preview));
          assertCard(preview);
        }
        assertCard({ kind: 'import_refused', problems });
        const gone = entries.flatMap((entry) =>
          entry.deadlines.map(({ kind, date }) => ({ entryId: entry.id, kind, date })),
        );
        const moved = gone.map((one) => ({ ...one, to: one.date }));
        const worst = { ...changes, deadlinesGone: gone, deadlinesMoved: moved };
        const { deadlines } = libraryInProcess(corpusOf([bulletin]));
        assertCard({ kind: 'imported', bulletin, revision: 3, changes: worst, deadlines, undecided: 3, canUndo: true });
      }),
      { numRuns: 30 },
    );
  });

  it('also those without a bulletin', () => {
    for (const why of ['not_listed', 'not_admin', 'unknown'] as const)
      assertCard({ kind: 'not_curator', why, userId: 'U0ADACHEN1' });
    for (const kind of ['import_form', 'no_draft'] as const) assertCard({ kind });
    for (const outcome of ['restored', 'removed', null] as const)
      assertCard({ kind: 'import_undone', title: 'May 2019', outcome });
    assertSlackModal(importModal(true));
    assertSlackModal(importModal(false));
  });
});

describe('the form of an import', () => {
  const state = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: { value } }]));

  it('shows everything that is wrong in it at once', () => {
    expect(readImportForm(state({ issued: '2019-13', jurisdiction: 'China' }))).toEqual({
      errors: {
        text: expect.stringContaining('Upload a file or paste'),
        issued: expect.stringContaining('2019-04'),
        jurisdiction: expect.stringContaining('two letters'),
      },
    });
  });

  it('joins the parts of a text, and accepts a file or text, not both', () => {
    const head = { issued: '2019-04-30', jurisdiction: 'eu' };
    expect(readImportForm(state({ ...head, text: 'One', text_3: 'Two', title: ' ' }))).toEqual({
      form: { file: null, text: 'One\nTwo', hints: { issued: '2019-04-30', jurisdiction: 'EU' } },
    });
    const file = { file: { file: { files: [{ id: 'F1', name: 'a.pdf' }] } } };
    expect(readImportForm({ ...state(head), ...file })).toMatchObject({
      form: { file: { id: 'F1' }, text: '' },
    });
    expect(readImportForm({ ...state({ ...head, text: 'One' }), ...file })).toMatchObject({
      errors: { text: expect.stringContaining('not both') },
    });
  });
});

it('a button that turns the page of a draft names the draft and the page; no other value is read', () => {
  expect(readDraftPage(draftPageValue({ draftId: 'an-id', page: 12 }))).toEqual({
    draftId: 'an-id',
    page: 12,
  });
  for (const value of ['', 'v1|an-id', 'v1|an-id|0', 'v2|an-id|1', 'v1|a|b|1']) expect(readDraftPage(value)).toBeNull();
});

describe('Slack accepts every card of a correction', () => {
  it('whatever the bulletin contains', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBulletin, async (bulletin) => {
        const corrections = bulletin.entries.flatMap(({ id, deadlines }) =>
          deadlines.slice(0, 3).map((about, i): Correction => {
            const { kind, date } = about;
            const becomes = i % 2 ? null : { kind, date };
            return { entryId: id, about: { kind, date }, becomes, by: 'U0ADACHEN1', at: 0, on: date };
          }),
        );
        const library = libraryInProcess(corpusOf([bulletin], { revision: 1, corrections }));
        for (const { entry } of library.corpus.entries) {
          const shown = await answerQuestion({ kind: 'show', id: entry.id, page: 1 }, library, day('2019-04-22'));
          if (shown.kind !== 'entry') throw new Error('the entry exists');
          assertSlackMessage(answerCard({ ...shown, mayCorrect: true }, { canShare: true }));
          assertSlackModal(answerModal({ ...shown, mayCorrect: true }));
        }
        for (const about of library.deadlines) {
          for (const review of [null, { bulletinId: bulletin.id, skipped: 1 }])
            assertSlackModal(correctionModal({ about, review, reminded: 2 }));
          const { source, deadline } = about;
          for (const becomes of [null, deadline])
            assertSlackModal(answerModal({ kind: 'corrected', source, about: deadline, becomes }));
          assertSlackModal(answerModal({ kind: 'restored', source, about: deadline }));
        }
        for (const source of library.corpus.entries) {
          assertSlackModal(entryModal(source));
          assertSlackModal(answerModal({ kind: 'entry_edited', source }));
          const { entry } = source;
          for (const possible of [null, ...(withPossible(entry).possible ?? [])])
            for (const subject of subjectsOf(entry.id))
              for (const subscribed of [null, 0, 2]) {
                const facts = entryMetadata(source);
                assertSlackModal(deadlineModal({ subject, entry, facts, jurisdiction: 'CN', possible, subscribed }));
              }
          assertSlackModal(answerModal({ kind: 'words_decided', source, becomes: null }));
        }
      }),
      { numRuns: 30 },
    );
    assertSlackModal(answerModal({ kind: 'deadline_gone' }));
    for (const skipped of [0, 2]) assertSlackModal(answerModal({ kind: 'reviewed', skipped }));
  });
});

const subjectsOf = (entryId: string) =>
  [
    { kind: 'words', entryId, key: '0123456789ab', review: { bulletinId: 'cn-2019-05', skipped: 0 } },
    { kind: 'words', entryId, key: '', review: null },
    { kind: 'draft', draftId: 'd'.repeat(36), at: 3 },
  ] as const satisfies readonly Subject[];

const of2019 = { issued: '2019-05' };

describe('the form of a deadline', () => {
  const state = (
    date: string,
    more: { readonly why?: string; readonly quote?: string; readonly start?: string } = {},
  ) => ({
    kind: { kind: { selected_option: { value: 'consultation_close' } } },
    date: { date: { selected_date: date } },
    start: { start: { selected_date: more.start ?? null } },
    quote: { quote: { value: more.quote ?? null } },
    why: { why: { value: more.why ?? null } },
  });
  const formOf = (fields: ReturnType<typeof state>) => {
    const read = readDeadlineForm(fields);
    if ('errors' in read) throw new Error(JSON.stringify(read.errors));
    return read.form;
  };
  const entry = entrySchema.parse({
    id: 'cn-2019-05-e1',
    section: 'enforcement',
    title: 'Twelve operators summoned',
    date: '2019-05-16',
    body: 'The operators were told that they “must rectify\nwithin 30 days”. Comments close on 28 June 2019.',
  });

  it('needs a reason where the date differs from the words, and none where it does not', () => {
    const deadline = { quote: 'Comments close on 28 June 2019' };
    expect(correctionErrors(deadline, formOf(state('1919-06-28', { why: 'A slip' })), of2019)).toEqual({
      date: 'Check the year: the bulletin is of 2019.',
    });
    expect(correctionErrors(deadline, formOf(state('2019-06-28')), of2019)).toEqual({});
    expect(correctionErrors(deadline, formOf(state('2019-07-08')), of2019)).toEqual({ why: expect.any(String) });
    expect(correctionErrors(deadline, formOf(state('2019-07-08', { why: 'Extended' })), of2019)).toEqual({});
    expect(readDeadlineForm(state('2019-02-30'))).toEqual({ errors: { date: 'Select a date.' } });
  });

  it('takes words as they were copied, and keeps them as the entry has them', () => {
    const read = (quote: string, date = '2019-06-15', start?: string) =>
      givenDeadline(entry, formOf(state(date, { quote, ...(start !== undefined && { start }) })), of2019);
    expect(read('"Must rectify within 30  days"')).toMatchObject({
      given: { quote: '“must rectify\nwithin 30 days”' },
    });
    expect(read('must rectify within 20 days')).toEqual({
      errors: { quote: expect.stringContaining('does not contain') },
    });
    expect(read('Comments close on 28 June 2019')).toEqual({
      errors: { date: expect.stringContaining('another date') },
    });
    expect(read('must rectify within 30 days', '2019-06-15', '2019-07-01')).toEqual({
      errors: { start: expect.stringContaining('after') },
    });
  });
});

describe('the form of an entry', () => {
  const entry = entrySchema.parse({
    id: 'cn-2019-05-r1',
    section: 'regulatory',
    title: 'Rules close for comments on 28 June 2019',
    date: null,
    body: 'They were published.',
    deadlines: [{ kind: 'consultation_close', date: '2019-06-28', quote: 'comments on 28 June 2019' }],
  });
  const state = (fields: Readonly<Record<string, string>>) => ({
    ...Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, { [id]: { value } }])),
    section: { section: { selected_option: { value: fields['section'] ?? 'regulatory' } } },
  });

  it('reads authorities by code or name, one a line, and the link', () => {
    const read = readEntryForm(
      state({
        title: entry.title,
        section: 'enforcement',
        authorities: 'miit\nHarbour Office\nMIIT',
        source: 'https://example.org/a',
      }),
      entry,
    );
    expect(read).toEqual({
      form: {
        title: entry.title,
        section: 'enforcement',
        authorities: ['MIIT', 'Harbour Office'],
        source: 'https://example.org/a',
      },
    });
  });

  it('shows what is wrong: an unknown code, no web address, the words of a deadline lost, nothing changed', () => {
    const errors = (fields: Readonly<Record<string, string>>) => {
      const read = readEntryForm(state({ title: entry.title, ...fields }), entry);
      return 'errors' in read ? Object.keys(read.errors) : [];
    };
    expect(errors({ authorities: 'QQQ', source: 'example' })).toEqual(['source']);
    expect(errors({ authorities: 'QQQ' })).toEqual(['authorities']);
    expect(errors({ title: 'Rules' })).toEqual(['title']);
    expect(errors({})).toEqual(['title']);
  });
});

describe('what a curator decides on', () => {
  const subjects: readonly Subject[] = [
    ...subjectsOf('cn-2019-04-i2'),
    {
      kind: 'deadline',
      deadline: { entryId: 'cn-2019-04-i2', kind: 'consultation_close', date: day('2019-04-30') },
      review: { bulletinId: 'cn-2019-04', skipped: 12 },
    },
  ];

  it('is carried by a button; no other value is read', () => {
    for (const subject of subjects) {
      const value = choiceValue('other', subject);
      expect(readChoice(value)).toEqual({ choice: 'other', subject });
      for (const odd of [value.replace('v1', 'v2'), value.replace('other', 'any'), value.replaceAll('|', '-')])
        expect(readChoice(odd)).toBeNull();
    }
    for (const odd of ['', 'v1|none|deadline|-|a|b|c', 'v1|none|draft||1', 'v1|none|words|x+y|a|'])
      expect(readChoice(odd)).toBeNull();
  });
});
