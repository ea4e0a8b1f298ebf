import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../src/ask/answer-question.ts';
import { sharedCard } from '../../src/ask/entry-card.ts';
import { searchModal } from '../../src/ask/search-field.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerHome, answerModal, homeView } from '../../src/bot/home.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Card } from '../../src/cards/card.ts';
import { alreadySharedCard, errorCard, staleCard } from '../../src/cards/notice.ts';
import { type Library, libraryOf } from '../../src/question/library.ts';
import type { Question } from '../../src/question/request.ts';
import { type CalendarDate, plusDays } from '../../src/time/calendar-date.ts';
import { readQuestion } from '../ask-library.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bundledLibrary, day } from '../bundled-library.ts';
import { assertSlackHome, assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

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
const answer = (request: Question, from: Library, on: CalendarDate = today) =>
  answerRequest(request, from, on);
const read = readQuestion;

describe('every card is within what Slack accepts', () => {
  it.each(questions)('to the question %j', (question) => {
    const told = answer(read(question, library), library);
    assertSlackMessage(answerCard(told, inChannel));
    assertSlackModal(answerModal(told));
  });

  it('that says what went wrong', () => {
    for (const card of [errorCard('0123abcd'), staleCard(), alreadySharedCard()]) assertSlackMessage(card);
    assertSlackModal(searchModal());
  });

  it('with any bulletin in any script, full of markup, and at any page', () => {
    const anyRequest = fc.oneof(
      hostileText.map((words): Question => ({ kind: 'search', words: words.slice(0, 300), page: 1 })),
      fc.integer({ min: 1, max: 4 }).map((page): Question => ({ kind: 'latest', section: null, page })),
      fc.integer({ min: 1, max: 4 }).map((page): Question => ({ kind: 'deadlines', words: '', page })),
      fc.constant<Question>({ kind: 'help' }),
    );
    fc.assert(
      fc.property(
        arbitraryBulletin,
        anyRequest,
        fc.integer({ min: -500, max: 500 }),
        (bulletin, request, days) => {
          const from = libraryOf(corpusOf([bulletin]));
          const on = plusDays(today, days);
          const shows = bulletin.entries.map(({ id }): Question => ({ kind: 'show', id, page: 1 }));
          for (const asked of [request, ...shows]) {
            const told = answer(asked, from, on);
            assertSlackMessage(answerCard(told, inChannel));
            assertSlackModal(answerModal(told));
            if (told.kind === 'entry') assertSlackMessage(sharedCard(told, 'U1'));
          }
          assertSlackHome(homeView(answerHome(from, on, [])));
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
  const from = libraryOf(corpusOf([{ ...head, source: `https://example.org/${'x'.repeat(2000)}`, entries }]));

  it.each(['word', 'latest', 'deadlines', 'show x-r1', 'help'])('still fits: %s', (question) => {
    const told = answer(read(question, from), from);
    assertSlackMessage(answerCard(told, inChannel));
    if (told.kind === 'entry') assertSlackMessage(sharedCard(told, 'U1'));
  });
});

/** All texts that Slack would read as markup: mrkdwn objects and the fallback text. */
function markup(card: Card): readonly string[] {
  const found = [card.text];
  JSON.stringify(card.blocks, (_, value: unknown) => {
    if (
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      value.type === 'mrkdwn' &&
      'text' in value
    ) {
      found.push(String(value.text));
    }
    return value;
  });
  return found;
}

describe('outside words', () => {
  it('never become markup: no mention, no link, no broadcast', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const typed = [
          `search ${words}`,
          `show ${words}`,
          `latest ${words}`,
          `deadlines ${words}`,
          '<!channel>',
        ];
        for (const text of typed) {
          const card = answerCard(answer(read(text, library), library), inChannel);
          for (const part of markup(card)) expect(part).not.toMatch(/[<>]/);
          expect(JSON.stringify(card.blocks)).not.toContain('"type":"broadcast"');
        }
      }),
      { numRuns: 100 },
    );
  });
});
