import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerModal } from '../../src/bot/home.ts';
import { compareBulletins } from '../../src/bulletin/bulletin-changes.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Correction } from '../../src/bulletin/correction.ts';
import { deadlineValue, readDeadlineValue } from '../../src/cards/button-values.ts';
import { pageOf } from '../../src/cards/pages.ts';
import type { ImportAnswer } from '../../src/curate/answers.ts';
import { correctionModal, readCorrectionForm } from '../../src/curate/correction-card.ts';
import { draftPageValue, readDraftPage } from '../../src/curate/import-card.ts';
import { importModal, readImportForm } from '../../src/curate/import-form.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { day } from '../bundled-library.ts';
import { assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

const assertCard = (answer: ImportAnswer): void => {
  assertSlackMessage(answerCard(answer, { canShare: false }));
  assertSlackModal(answerModal(answer));
};

describe('Slack accepts every card of an import', () => {
  it('whatever the bulletin contains, on every page', () => {
    fc.assert(
      fc.property(arbitraryBulletin, hostileText, (bulletin, message) => {
        const { entries, ...head } = bulletin;
        const problems = Array.from({ length: 30 }, (_, line) => ({ line, rule: 'a-rule', message }));
        const changes = compareBulletins(null, bulletin);
        const preview = {
          kind: 'import_preview',
          draftId: 'd'.repeat(36),
          bulletin: head,
          problems,
        } as const;
        const counts = { entries: entries.length, deadlines: changes.deadlinesAdded.length };
        for (const number of [1, 2]) {
          const { items: shown, page } = pageOf(entries, { number, size: 4 });
          assertCard({ ...preview, ...counts, shown, page, changes });
        }
        assertCard({ kind: 'import_refused', problems });
        const gone = bulletin.entries.flatMap((entry) =>
          entry.deadlines.map(({ kind, date }) => ({ entryId: entry.id, kind, date })),
        );
        const moved = gone.map((one) => ({ ...one, to: one.date }));
        const worst = { ...changes, deadlinesGone: gone, deadlinesMoved: moved };
        assertCard({ kind: 'imported', bulletin, revision: 3, changes: worst });
      }),
      { numRuns: 30 },
    );
  });

  it('also those without a bulletin', () => {
    for (const why of ['not_listed', 'not_admin', 'unknown'] as const)
      assertCard({ kind: 'not_curator', why, userId: 'U0ADACHEN1' });
    for (const kind of ['import_form', 'import_cancelled', 'no_draft'] as const) assertCard({ kind });
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
          assertSlackModal(correctionModal(about));
          const { source, deadline } = about;
          for (const becomes of [null, deadline])
            assertSlackModal(answerModal({ kind: 'corrected', source, about: deadline, becomes }));
          assertSlackModal(answerModal({ kind: 'restored', source, about: deadline }));
        }
      }),
      { numRuns: 30 },
    );
    assertSlackModal(answerModal({ kind: 'deadline_gone' }));
  });
});

describe('the form of a correction', () => {
  const about = { kind: 'consultation_close', date: day('2019-04-30') } as const;
  const state = (verdict: string, date = '2019-04-30', kind = 'consultation_close') => ({
    verdict: { verdict: { selected_option: { value: verdict } } },
    kind: { kind: { selected_option: { value: kind } } },
    date: { date: { selected_date: date } },
  });

  it('confirms, removes or changes a deadline', () => {
    expect(readCorrectionForm(state('confirm'), about)).toEqual({ form: { becomes: about } });
    expect(readCorrectionForm(state('drop', '2019-05-01'), about)).toEqual({ form: { becomes: null } });
    expect(readCorrectionForm(state('change', '2019-05-01', 'effective_date'), about)).toEqual({
      form: { becomes: { kind: 'effective_date', date: '2019-05-01' } },
    });
  });

  it('is refused if the choice contradicts the fields', () => {
    for (const odd of [state('confirm', '2019-05-01'), state('change'), state('')])
      expect(readCorrectionForm(odd, about)).toEqual({ errors: { verdict: expect.any(String) } });
    expect(readCorrectionForm(state('change', '2019-02-30'), about)).toEqual({
      errors: { date: expect.any(String) },
    });
  });

  it('carries its deadline in a value; no other value is read', () => {
    const named = { entryId: 'cn-2019-04-i2', ...about };
    expect(readDeadlineValue(deadlineValue(named))).toEqual(named);
    for (const odd of ['', 'v1|', 'v1|a|b|c', `${deadlineValue(named)}|start`])
      expect(readDeadlineValue(odd)).toBeNull();
  });
});
