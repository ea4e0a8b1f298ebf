import { answerQuestion } from '../ask/answer-question.ts';
import { alreadySharedCard, sharedCard } from '../ask/entry-card.ts';
import { searchModal } from '../ask/search-field.ts';
import { noFormCard, notInstalledCard, welcomeCard } from '../bot/about-card.ts';
import { answerCard } from '../bot/answer-card.ts';
import { answerForms } from '../bot/answer-forms.ts';
import { answerHome, answerModal, homeView } from '../bot/home.ts';
import { errorCard, staleCard } from '../cards/errors.ts';
import { openState } from '../desk/deadline-state.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { isQuestion } from '../question/request.ts';
import type { Notice } from '../remind/delivery.ts';
import { noticeCard } from '../remind/notice-card.ts';
import { viewNotice } from '../remind/notice-view.ts';
import type { Shown } from '../slack/validate-cards.ts';
import { announcementCard } from '../sources/announcement-card.ts';
import { workingModal } from '../subscribe/forms.ts';

import { sampleAnswers, sampleDraft, sampleOf } from './sample-answers.ts';

/** Something that the app shows, by name. */
export type SampleCard = Shown & { readonly name: string };

// In the sample bulletin each finds what its kind of card shows.
const questions = [
  'help',
  'facial recognition',
  'personal information',
  'when does the App campaign end?',
  'blockchain',
  'latest',
  'latest xyz',
  'show cn-2019-04-e4',
  'show cn-2019-04-e44',
  'show',
  'deadlines',
  'deadlnes',
  'x'.repeat(400),
];

/**
 * Cards and views of every feature, made of the sample bulletin by the code that makes them in Slack.
 * @param library that of the sample bulletin
 */
export async function sampleCards(library: Library): Promise<readonly SampleCard[]> {
  const { today, now, key, subscription } = sampleOf(library);
  const place = { canShare: true };
  const questioned: SampleCard[] = [];
  for (const typed of questions) {
    const request = parseRequest(typed, library.knows, library.concepts);
    if (!isQuestion(request)) throw new Error(`no question: ${typed}`);
    const answer = await answerQuestion(request, library, today);
    const name = typed.slice(0, 40);
    questioned.push(
      { name, message: answerCard(answer, place) },
      { name: `${name}, in a modal`, view: answerModal(answer) },
    );
    if (answer.kind === 'entry') questioned.push({ name: 'shared entry', message: sharedCard(answer, 'U0ADACHEN1') });
  }
  const home = answerHome(library, today, [], { open: 2, mayChoose: true });
  const notices: Readonly<Record<Notice['kind'], Notice>> = {
    reminder: { kind: 'reminder', deadline: key, lead: 7, status: 'extracted' },
    snoozed: { kind: 'snoozed', deadline: key, until: today, status: 'extracted' },
    nudge: { kind: 'nudge', deadline: key },
    changed: {
      kind: 'changed',
      deadline: { ...key, date: today },
      change: { kind: 'moved', to: key.date },
      round: 1,
      isNews: true,
    },
    redraw: { kind: 'redraw', deadline: key, of: 'd1', ts: '1.0', change: null, asked: now },
    digest: { kind: 'digest', day: today, newSince: now },
    new_entries: { kind: 'new_entries', knownAt: now, entryIds: [key.entryId], count: 1 },
    suspension: { kind: 'suspension', reason: 'is_archived', since: now },
  };
  const posted = Object.values(notices).flatMap((notice): readonly SampleCard[] => {
    const firstSeen = { entry: () => now, deadline: () => now };
    const viewed = viewNotice(notice, { subscription, library, firstSeen, held: new Map(), owned: null, now });
    if (viewed.kind === 'skip') return [];
    const options = {
      deliveryId: 'd1',
      subscription,
      botName: 'privacylaw',
      mayRepeat: true,
      state: openState,
      states: new Map(),
      remindedOn: [],
    };
    return [{ name: notice.kind, message: noticeCard(viewed, options) }];
  });
  const answers = sampleAnswers(library);
  return [
    ...questioned,
    ...[home.mine, ...answers].map((answer) => ({ name: answer.kind, message: answerCard(answer, place) })),
    ...answers.flatMap((answer) => answerForms(answer).map((view) => ({ name: `form of ${answer.kind}`, view }))),
    ...posted,
    { name: 'new drafts', message: announcementCard([sampleDraft], 0) },
    { name: 'welcome', message: welcomeCard() },
    { name: 'not installed', message: notInstalledCard() },
    { name: 'no form', message: noFormCard() },
    { name: 'error', message: errorCard('0123abcd') },
    { name: 'stale', message: staleCard() },
    { name: 'shared already', message: alreadySharedCard() },
    { name: 'App Home', view: homeView(home) },
    { name: 'search field', view: searchModal() },
    { name: 'working on it', view: workingModal() },
  ];
}
