import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/answers/importing/import-answer.ts';
import { pageOf } from '../../src/answers/pages.ts';
import { bulletinChanges } from '../../src/bulletin/bulletin-changes.ts';
import { answerCard } from '../../src/cards/answer-card.ts';
import { draftPageValue, readDraftPage } from '../../src/cards/importing/draft-page.ts';
import { importModal, readImportForm } from '../../src/cards/importing/import-form.ts';
import { answerModal } from '../../src/cards/views.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

const assertCard = (answer: ImportAnswer): void => {
  assertSlackMessage(answerCard(answer, { canShare: false }));
  assertSlackModal(answerModal(answer));
};

describe('every card of an import is within what Slack accepts', () => {
  it('whatever the bulletin holds, on each page', () => {
    fc.assert(
      fc.property(arbitraryBulletin, hostileText, (bulletin, message) => {
        const { entries, ...head } = bulletin;
        const problems = Array.from({ length: 30 }, (_, line) => ({ line, rule: 'a-rule', message }));
        const changes = bulletinChanges(null, bulletin);
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

  it('those that say what to do', () => {
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

  it('tells everything that is wrong in it at once', () => {
    expect(readImportForm(state({ issued: '2019-13', jurisdiction: 'China' }))).toEqual({
      errors: {
        text: expect.stringContaining('Give a file or paste'),
        issued: expect.stringContaining('2019-04'),
        jurisdiction: expect.stringContaining('two letters'),
      },
    });
  });

  it('puts the parts of a text together, and takes a file or text, not both', () => {
    const head = { issued: '2019-04-30', jurisdiction: 'eu' };
    expect(readImportForm(state({ ...head, text: 'One', text_3: 'Two', title: ' ' }))).toEqual({
      form: { file: null, text: 'One\nTwo', title: null, issued: '2019-04-30', jurisdiction: 'EU' },
    });
    const file = { file: { file: { files: [{ id: 'F1', name: 'a.pdf' }] } } };
    expect(readImportForm({ ...state(head), ...file })).toMatchObject({
      form: { file: { id: 'F1' }, text: '' },
    });
    expect(readImportForm({ ...state({ ...head, text: 'One' }), ...file })).toMatchObject({
      errors: { text: expect.stringContaining('either') },
    });
  });
});

it('the page of a draft is read back from its button, and nothing else is', () => {
  expect(readDraftPage(draftPageValue({ draftId: 'an-id', page: 12 }))).toEqual({
    draftId: 'an-id',
    page: 12,
  });
  for (const value of ['', 'v1|an-id', 'v1|an-id|0', 'v2|an-id|1', 'v1|a|b|1'])
    expect(readDraftPage(value)).toBeNull();
});
