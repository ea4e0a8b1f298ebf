import { answerQuestion } from '../ask/answer-question.ts';
import { corpusStats } from '../ask/corpus-stats.ts';
import { alreadySharedCard, sharedCard } from '../ask/entry-card.ts';
import { searchModal } from '../ask/search-field.ts';
import { type Answer, answerCard } from '../bot/answer-card.ts';
import { answerHome, answerModal, homeView } from '../bot/home.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { everything } from '../bulletin/scope.ts';
import { errorCard, staleCard } from '../cards/errors.ts';
import { correctionModal } from '../curate/deadline-form.ts';
import { entryModal } from '../curate/entry-form.ts';
import { importModal } from '../curate/import-form.ts';
import { scopeModal } from '../curate/scope-form.ts';
import { openState } from '../desk/deadline-state.ts';
import { deskModal } from '../desk/forms.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { isQuestion } from '../question/request.ts';
import type { Notice } from '../remind/delivery.ts';
import { noticeCard } from '../remind/notice-card.ts';
import { viewNotice } from '../remind/notice-view.ts';
import type { Shown } from '../slack/validate-cards.ts';
import { announcementCard } from '../sources/announcement-card.ts';
import type { WaitingDraft } from '../sources/ports.ts';
import { sourceModal } from '../sources/source-form.ts';
import { formModal, workingModal } from '../subscribe/forms.ts';
import { type Subscription, usualTerms } from '../subscribe/subscription.ts';
import { subscriptionCard } from '../subscribe/subscription-card.ts';
import { plusDays } from '../time/calendar-date.ts';

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
  const sample = library.deadlines[0];
  if (!sample) throw new Error('the sample bulletin has deadlines');
  const today = plusDays(sample.deadline.date, -8);
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
  const version = '0.1.0';
  const draft: WaitingDraft = {
    draftId: 'd1',
    sourceId: 's1',
    title: 'Drafts of 30 April 2019',
    entries: 2,
    deadlines: 1,
    at: 0,
    isAnnounced: false,
  };
  const answers: readonly Answer[] = [
    home.mine,
    { kind: 'version', version, corpus: corpusStats(library) },
    { kind: 'feedback', version, address: 'law-team@example.org' },
    {
      kind: 'sources',
      done: null,
      page: 1,
      sources: [],
      ofFiles: new Set(),
      waiting: [draft],
      zone: 'UTC',
      told: 'nobody',
    },
    { kind: 'members_only', workspace: 'Example' },
    { kind: 'no_channel' },
    { kind: 'no_subscription' },
    { kind: 'slack_is_busy', seconds: 30 },
    { kind: 'calendar_address', id: 's1', address: 'https://law.example.org/calendar/s1.ics' },
    { kind: 'calendar_revoked' },
  ];
  const now = Date.parse(`${today}T01:00:00Z`);
  const subscription: Subscription = {
    ...usualTerms('Asia/Shanghai'),
    id: 's1',
    workspaceId: 'T1',
    channelId: 'C0PRIVACY1',
    number: 1,
    filter: '',
    alerts: true,
    createdBy: 'U0ADACHEN1',
    createdAt: now,
    state: { kind: 'active' },
  };
  const view = { subscription, today, hasCalendar: true, botName: 'privacylaw', understood: [], upcoming: [] };
  const deadline: DeadlineKey = { ...sample.deadline, entryId: sample.source.entry.id, edge: 'end' };
  const notices: Readonly<Record<Notice['kind'], Notice>> = {
    reminder: { kind: 'reminder', deadline, lead: 7, status: 'extracted' },
    snoozed: { kind: 'snoozed', deadline, until: today, status: 'extracted' },
    nudge: { kind: 'nudge', deadline },
    changed: {
      kind: 'changed',
      deadline: { ...deadline, date: today },
      change: { kind: 'moved', to: deadline.date },
      round: 1,
      isNews: true,
    },
    redraw: { kind: 'redraw', deadline, of: 'd1', ts: '1.0', change: null, asked: now },
    digest: { kind: 'digest', day: today, newSince: now },
    new_entries: { kind: 'new_entries', knownAt: now, entryIds: [deadline.entryId], count: 1 },
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
  const views = {
    'App Home': homeView(home),
    'search field': searchModal(),
    import: importModal(true),
    'new source': sourceModal(),
    scope: scopeModal({ scope: everything, jurisdictions: ['CN', 'EU'], topics: library.concepts.topics }),
    'edit entry': entryModal(sample.source),
    'correct deadline': correctionModal({ about: sample, review: null, reminded: 1 }),
    done: deskModal({ purpose: 'done', channelId: null, deadline, title: sample.source.entry.title, deliveryId: null }),
    settings: formModal({ for: 'settings', channelId: 'C0PRIVACY1', terms: subscription, subscriptions: 1 }),
    'end subscription': formModal({ for: 'end', view }),
    'working on it': workingModal(),
  };
  return [
    ...questioned,
    ...answers.map((answer) => ({ name: answer.kind, message: answerCard(answer, place) })),
    {
      name: 'subscribed',
      message: subscriptionCard({ kind: 'subscribed', view, isIntroduced: true, zoneTyped: null }),
    },
    ...posted,
    { name: 'new drafts', message: announcementCard([draft], 0) },
    { name: 'error', message: errorCard('0123abcd') },
    { name: 'stale', message: staleCard() },
    { name: 'shared already', message: alreadySharedCard() },
    ...Object.entries(views).map(([name, one]) => ({ name, view: one })),
  ];
}
