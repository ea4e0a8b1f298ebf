import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import { alreadySharedCard, sharedCard } from '../../src/ask/entry-card.ts';
import { searchModal } from '../../src/ask/search-field.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerHome, answerModal, homeView } from '../../src/bot/home.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Card } from '../../src/cards/card.ts';
import { errorCard, staleCard } from '../../src/cards/errors.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import type { Question } from '../../src/question/request.ts';
import { type CalendarDate, plusDays } from '../../src/time/calendar-date.ts';
import { readQuestion } from '../ask-library.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bundledLibrary, day } from '../bundled-library.ts';
import { assertSlackHome, assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

const library = await bundledLibrary();

const questions = [
  'help',
  'facial recognition',
  'personal information',
  'fasial recogniton',
  'blockchain',
  'latest',
  'latest other',
  'latest <!channel>',
  'show cn-2019-04-e4',
  'show cn-2019-04-e44',
  'show',
  'search',
  'deadlines',
  'deadlines next 7 days',
  'deadlnes',
  'x'.repeat(10_000),
  '<!channel> *bold* _it_ ~no~ `code` & <https://example.org|x>',
  '个人信息保护 👩‍⚖️ 𠮷',
] as const;

const today = day('2019-04-22');
const inChannel = { canShare: true };
const answer = (request: Question, from: Library, on: CalendarDate = today) => answerQuestion(request, from, on);

describe('every card is within Slack’s limits', () => {
  it.each(questions)('for the question %j', async (question) => {
    const answered = await answer(readQuestion(question, library), library);
    assertSlackMessage(answerCard(answered, inChannel));
    assertSlackModal(answerModal(answered));
  });

  it('for an error', () => {
    for (const card of [
      errorCard('0123abcd'),
      errorCard('0123abcd', { kind: 'help' }),
      staleCard(),
      alreadySharedCard(),
    ])
      assertSlackMessage(card);
    assertSlackModal(searchModal());
  });

  it('for any bulletin in any script, full of markup, and any page', async () => {
    const anyRequest = fc.oneof(
      hostileText.map((words): Question => ({ kind: 'search', words: words.slice(0, 300), page: 1 })),
      fc.integer({ min: 1, max: 4 }).map((page): Question => ({ kind: 'latest', section: null, page })),
      fc.integer({ min: 1, max: 4 }).map((page): Question => ({ kind: 'deadlines', words: '', page })),
      fc.constant<Question>({ kind: 'help' }),
    );
    await fc.assert(
      fc.asyncProperty(
        arbitraryBulletin,
        anyRequest,
        fc.integer({ min: -500, max: 500 }),
        async (bulletin, request, days) => {
          const from = libraryInProcess(corpusOf([bulletin]));
          const on = plusDays(today, days);
          const shows = bulletin.entries.map(({ id }): Question => ({ kind: 'show', id, page: 1 }));
          for (const question of [request, ...shows]) {
            const answered = await answer(question, from, on);
            assertSlackMessage(answerCard(answered, inChannel));
            assertSlackModal(answerModal(answered));
            if (answered.kind === 'entry') assertSlackMessage(sharedCard(answered, 'U1'));
          }
          assertSlackHome(homeView(answerHome(from, on, [], { open: 1200, mayChoose: true })));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the largest card that a bulletin can cause', () => {
  const full = (size: number): string => '"word" '.repeat(size).slice(0, size).trim();
  const entries = [1, 2, 3, 4, 5, 6].map((number) => ({
    id: `x-r${number}`,
    section: 'regulatory' as const,
    title: full(500),
    date: today,
    body: full(20_000),
    authorities: Array.from({ length: 20 }, (_, i) => `${i} ${full(190)}`),
    instruments: Array.from({ length: 20 }, (_, i) => `${i} ${full(290)}`),
    penalties: Array.from({ length: 20 }, () => ({ amount: 1e30, currency: 'CNY' })),
    deadlines: Array.from({ length: 20 }, (_, i) => ({
      kind: 'compliance_deadline' as const,
      date: plusDays(today, i),
      start: today,
      quote: full(500),
      status: 'extracted' as const,
    })),
  }));
  const head = {
    id: 'x',
    title: full(300),
    publisher: full(200),
    issued: '2019-04',
    jurisdiction: 'CN',
    language: 'en',
  };
  const from = libraryInProcess(corpusOf([{ ...head, source: `https://example.org/${'x'.repeat(2000)}`, entries }]));

  it.each(['word', 'latest', 'deadlines', 'show x-r1', 'help'])('still fits: %s', async (question) => {
    const answered = await answer(readQuestion(question, from), from);
    assertSlackMessage(answerCard(answered, inChannel));
    if (answered.kind === 'entry') assertSlackMessage(sharedCard(answered, 'U1'));
  });
});

/** The texts in which Slack reads markup: mrkdwn objects and the fallback text. */
function markup(card: Card): readonly string[] {
  const found = [card.text];
  JSON.stringify(card.blocks, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'mrkdwn' && 'text' in value) {
      found.push(String(value.text));
    }
    return value;
  });
  return found;
}

describe('outside words', () => {
  it('never become markup: no mention, no link, no broadcast', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (words) => {
        const typed = [`search ${words}`, `show ${words}`, `latest ${words}`, `deadlines ${words}`, '<!channel>'];
        for (const text of typed) {
          const card = answerCard(await answer(readQuestion(text, library), library), inChannel);
          for (const part of markup(card)) expect(part).not.toMatch(/[<>]/);
          expect(JSON.stringify(card.blocks)).not.toContain('"type":"broadcast"');
        }
      }),
      { numRuns: 100 },
    );
  });
});
