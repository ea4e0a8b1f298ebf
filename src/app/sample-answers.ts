import type { QuestionAnswer } from '../ask/answers.ts';
import { corpusStats } from '../ask/corpus-stats.ts';
import type { AboutAnswer } from '../bot/about-card.ts';
import type { Answer } from '../bot/answer-card.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import { datedDeadline } from '../bulletin/corpus.ts';
import type { Correction } from '../bulletin/correction.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { message } from '../bulletin/message.ts';
import { entryMetadata } from '../cards/format.ts';
import type {
  CorrectionAnswer,
  ImportAnswer,
  ImportPreview,
  NotCuratorAnswer,
  ScopeAnswer,
} from '../curate/answers.ts';
import { everyBulletin } from '../curate/subject.ts';
import type { DeskAnswer, FormPurpose } from '../desk/answers.ts';
import { type DeadlineAction, openState, stateAfter } from '../desk/deadline-state.ts';
import type { Library } from '../question/library.ts';
import type { SourceDone, SourcesAnswer } from '../sources/answers.ts';
import type { WaitingDraft } from '../sources/ports.ts';
import { neverFetched, type Source } from '../sources/source.ts';
import type { FilledForm, SubscriptionAnswer, SubscriptionView } from '../subscribe/answers.ts';
import { splitFilter } from '../subscribe/filter.ts';
import { parseSubscribeCommand } from '../subscribe/parse-subscribe-command.ts';
import { type Subscription, usualTerms } from '../subscribe/subscription.ts';
import { plusDays } from '../time/calendar-date.ts';

/** What the samples are about: a deadline of the sample bulletin, seen eight days before, and people and channels of the playground. */
export const sampleOf = (library: Library) => {
  const [about] = library.deadlines;
  if (!about) throw new Error('the sample bulletin has deadlines');
  const today = plusDays(about.deadline.date, -8);
  const now = Date.parse(`${today}T01:00:00Z`);
  const key: DeadlineKey = { ...about.deadline, entryId: about.source.entry.id, edge: 'end' };
  const subscription: Subscription = {
    ...usualTerms('Asia/Shanghai'),
    id: 's1',
    workspaceId: 'T1',
    channelId: 'C0PRIVACY1',
    number: 1,
    filter: '',
    alerts: true,
    createdBy: ada,
    createdAt: now,
    state: { kind: 'active' },
  };
  const view: SubscriptionView = {
    subscription,
    today,
    hasCalendar: true,
    botName: 'privacylaw',
    understood: [],
    upcoming: [],
  };
  return { about, today, now, key, subscription, view };
};

const ada = 'U0ADACHEN1';

/** The answers that nobody gets by asking. */
type OtherAnswer = Exclude<Answer, QuestionAnswer>;

type Samples<Some extends Answer> = {
  readonly [Kind in Some['kind']]: readonly (Some & { readonly kind: Kind })[];
};

/** An answer of every kind, and several where a kind has several looks. */
export function sampleAnswers(library: Library): readonly OtherAnswer[] {
  const samples: Samples<OtherAnswer> = {
    ...aboutAnswers(library),
    ...subscriptionAnswers(library),
    ...curatorAnswers(library),
    ...deskAnswers(library),
    ...sourcesAnswers(),
  };
  return Object.values(samples).flat();
}

const aboutAnswers = (library: Library): Samples<AboutAnswer> => ({
  members_only: [{ kind: 'members_only', workspace: 'Example' }],
  version: [{ kind: 'version', version: '0.1.0', corpus: corpusStats(library) }],
  feedback: [
    { kind: 'feedback', version: '0.1.0', address: 'law-team@example.org' },
    { kind: 'feedback', version: '0.1.0', address: null },
  ],
});

function subscriptionAnswers(library: Library): Samples<SubscriptionAnswer> {
  const { view, subscription, today } = sampleOf(library);
  const { channelId } = subscription;
  const page = { number: 1, of: 1 };
  const held = { held: [], today, zone: subscription.zone };
  const list = { kind: 'subscriptions', channelId, total: 1, shown: [view], page, held } as const;
  const filled: FilledForm = {
    wanted: { ...subscription, filter: 'kind:pilot_end' },
    parts: splitFilter('kind:pilot_end', library),
    preview: view,
    problems: [],
    matching: 1,
    coming: library.deadlines.length,
    jurisdictions: ['CN', 'EU'],
    isExpanded: true,
    turn: 0,
  };
  const paused: Subscription = { ...subscription, state: { kind: 'suspended', reason: 'is_archived', since: 0 } };
  return {
    subscribed: [{ kind: 'subscribed', view, isIntroduced: true, zoneTyped: 'PST' }],
    similar_subscription: [
      { kind: 'similar_subscription', view, words: 'pilots', overlap: { covered: 1, of: 2 } },
      { kind: 'similar_subscription', view, words: '', overlap: null },
    ],
    subscription_changed: [{ kind: 'subscription_changed', view }],
    subscription_resumed: [{ kind: 'subscription_resumed', view }],
    next_reminders: [{ kind: 'next_reminders', view }],
    subscriptions: [
      { ...list, asks: 'nothing', shown: [view, { ...view, subscription: paused }] },
      { ...list, asks: 'which' },
      { ...list, asks: 'no_such' },
      { ...list, asks: 'all' },
    ],
    unsubscribed: [{ kind: 'unsubscribed', ended: [{ number: 1, filter: '', understood: [] }], left: 1 }],
    no_subscription: [{ kind: 'no_subscription' }],
    invalid_command: ['pilots lead soon', 'lead 400', 'at 25:00', 'zone Nowhere', 'at 9 PST', 'no reminders'].map(
      (words) => ({
        kind: 'invalid_command',
        problems: parseSubscribeCommand(words).problems,
        dates: ['next month'],
        unread: ['section:tax'],
        understood: [],
        terms: subscription,
        words,
        choices: [],
      }),
    ),
    nothing_matches: [{ kind: 'nothing_matches', words: 'moonbase', understood: ['“moonbase”'] }],
    cannot_post: [
      { kind: 'cannot_post', error: 'not_in_channel', words: '', place: { botName: 'privacylaw', channelId } },
    ],
    slack_is_busy: [{ kind: 'slack_is_busy', seconds: 30 }],
    no_channel: [{ kind: 'no_channel' }],
    calendar_address: [
      { kind: 'calendar_address', id: 's1', address: 'https://law.example.org/calendar/s1.ics' },
      { kind: 'calendar_address', id: 's1', address: null },
    ],
    calendar_revoked: [{ kind: 'calendar_revoked' }],
    form: [
      { kind: 'form', form: { for: 'new', channelId, ...filled } },
      { kind: 'form', form: { for: 'change', present: view, ...filled, problems: [] } },
      { kind: 'form', form: { for: 'settings', channelId, terms: subscription, subscriptions: 1 } },
      { kind: 'form', form: { for: 'end', view } },
    ],
    settings_saved: [{ kind: 'settings_saved', terms: subscription, changed: 1 }],
  };
}

function curatorAnswers(library: Library): Samples<ImportAnswer | CorrectionAnswer | ScopeAnswer> {
  const { about, today, now } = sampleOf(library);
  const { source, deadline } = about;
  const { bulletin, entry } = source;
  const later = plusDays(deadline.date, 7);
  const becomes = { kind: deadline.kind, date: later };
  const correction: Correction = { entryId: entry.id, by: ada, at: now, on: today, about: deadline, becomes };
  const changes: BulletinChanges = {
    added: [],
    removed: [],
    changed: [entry.id],
    deadlinesAdded: [],
    deadlinesMoved: [{ ...deadline, entryId: entry.id, to: later }],
    deadlinesGone: [{ ...deadline, entryId: entry.id }],
  };
  const possible = {
    kind: 'compliance_deadline',
    date: null,
    start: null,
    quote: 'within 30 days',
    confidence: 0.5,
  } as const;
  const problem = {
    line: 3,
    rule: 'section-empty',
    message: message('problem.section_empty', { heading: 'Industry' }),
  };
  const preview: ImportPreview = {
    kind: 'import_preview',
    draftId: 'd1',
    page: 1,
    bulletin,
    entries: [entry],
    possible: [{ at: 0, entry, possible, decision: null }],
    problems: [problem],
    changes: null,
    standing: [],
    lapsed: [],
    similar: [{ entry, like: source, share: 0.9 }],
  };
  const imported = {
    kind: 'imported',
    bulletin,
    revision: 1,
    canUndo: true,
    changes,
    deadlines: [about],
    undecided: 1,
  } as const;
  const undone = (outcome: 'restored' | 'removed' | null) =>
    ({ kind: 'import_undone', title: bulletin.title, outcome }) as const;
  const refused = (why: NotCuratorAnswer['why']): NotCuratorAnswer => ({ kind: 'not_curator', why, userId: ada });
  const review = { bulletinId: everyBulletin, skipped: 0 };
  const words = {
    subject: { kind: 'words', entryId: entry.id, key: '', review },
    subscribed: 1,
    possible: null,
  } as const;
  const draft = { subject: { kind: 'draft', draftId: 'd1', at: 0 }, subscribed: null, possible } as const;
  const formAbout = { entry, facts: entryMetadata(source), jurisdiction: 'CN' };
  return {
    import_form: [{ kind: 'import_form' }],
    not_curator: [refused('not_listed'), refused('not_admin'), refused('unknown')],
    import_refused: [{ kind: 'import_refused', problems: [problem] }],
    import_preview: [preview, { ...preview, changes, standing: [correction], lapsed: [correction] }],
    imported: [imported, { ...imported, canUndo: false, deadlines: [], undecided: 0 }],
    import_undone: [undone('restored'), undone('removed'), undone(null)],
    no_draft: [{ kind: 'no_draft' }],
    correction_form: [{ kind: 'correction_form', form: { about, review, reminded: 1 } }],
    deadline_form: [
      { kind: 'deadline_form', form: { ...formAbout, ...words } },
      { kind: 'deadline_form', form: { ...formAbout, ...draft } },
    ],
    entry_form: [{ kind: 'entry_form', source }],
    corrected: [
      { kind: 'corrected', source, about: deadline, becomes },
      { kind: 'corrected', source, about: deadline, becomes: deadline },
      { kind: 'corrected', source, about: deadline, becomes: null },
    ],
    restored: [{ kind: 'restored', source, about: deadline }],
    words_decided: [
      { kind: 'words_decided', source, becomes },
      { kind: 'words_decided', source, becomes: null },
    ],
    entry_edited: [{ kind: 'entry_edited', source }],
    reviewed: [
      { kind: 'reviewed', skipped: 0 },
      { kind: 'reviewed', skipped: 2 },
    ],
    deadline_gone: [{ kind: 'deadline_gone' }],
    scope_form: [
      { kind: 'scope_form', form: { scope: null, jurisdictions: ['CN', 'EU'], topics: library.concepts.topics } },
    ],
    scope_chosen: [
      { kind: 'scope_chosen', texts: ['China only'] },
      { kind: 'scope_chosen', texts: [] },
    ],
  };
}

function deskAnswers(library: Library): Samples<DeskAnswer> {
  const { about, key, today, now, subscription } = sampleOf(library);
  const { title } = about.source.entry;
  const by = { by: ada, at: now };
  const actions: readonly DeadlineAction[] = [
    { kind: 'acknowledge' },
    { kind: 'take_back_acknowledgement' },
    { kind: 'assign', owner: ada },
    { kind: 'assign', owner: null },
    { kind: 'settle', as: 'done', note: 'filed' },
    { kind: 'settle', as: 'not_applicable', note: '' },
    { kind: 'reopen' },
    { kind: 'hold', until: null },
    { kind: 'hold', until: today },
    { kind: 'release' },
  ];
  const owned = {
    dated: datedDeadline(about, today),
    state: stateAfter(openState, { kind: 'assign', owner: ada }, by),
  };
  const mine = { kind: 'mine', page: { number: 1, of: 1 }, today, zone: subscription.zone } as const;
  const snoozed = { kind: 'snoozed', title, until: today, at: subscription.at, zone: subscription.zone } as const;
  const form = { channelId: null, deadline: key, title, deliveryId: 'd1' };
  const purposes: readonly FormPurpose[] = ['done', 'not_applicable', 'hand_over', 'mute', 'snooze'];
  return {
    desk: actions.flatMap((action) =>
      [true, false].map((isChanged) => ({
        kind: 'desk',
        action,
        state: stateAfter(openState, action, by),
        isChanged,
        isOnCard: false,
        title,
        asksToRemind: isChanged,
      })),
    ),
    desk_form: purposes.map((purpose) => ({ kind: 'desk_form', form: { ...form, purpose } })),
    mine: [
      { ...mine, total: 0, shown: [], reminders: null },
      { ...mine, total: 1, shown: [owned], reminders: subscription },
    ],
    snoozed: [
      { ...snoozed, isForMe: false },
      { ...snoozed, isForMe: true },
    ],
    not_snoozed: [
      { kind: 'not_snoozed', until: plusDays(today, -1), deadline: key },
      { kind: 'not_snoozed', until: plusDays(key.date, 1), deadline: key },
    ],
    not_reachable: [{ kind: 'not_reachable' }],
    not_a_person: [{ kind: 'not_a_person', userId: ada }],
    no_subscription: [{ kind: 'no_subscription' }],
    deadline_gone: [{ kind: 'deadline_gone', note: 'filed' }],
    reminder_not_known: [{ kind: 'reminder_not_known' }],
  };
}

/** A draft that waits for a curator. */
export const sampleDraft: WaitingDraft = {
  draftId: 'd1',
  sourceId: 's1',
  title: 'Drafts of 30 April 2019',
  entries: 2,
  deadlines: 1,
  at: 0,
  isAnnounced: false,
};

function sourcesAnswers(): Samples<SourcesAnswer> {
  const source: Source = {
    id: 'example',
    name: 'Example Authority',
    url: 'https://regulator.example.org/feed',
    kind: 'rss',
    jurisdiction: 'CN',
    language: 'en',
    full_page: false,
    enabled: true,
  };
  const done: readonly (SourceDone | null)[] = [
    null,
    ...(['added', 'enabled', 'disabled', 'removed', 'busy', 'known'] as const).map((kind) => ({ kind, source })),
    { kind: 'fetched', source, entries: 0 },
    { kind: 'fetched', source, entries: 2 },
    { kind: 'failed', source, why: message('fetch.too_slow', { seconds: 20 }) },
    { kind: 'discarded', title: sampleDraft.title },
    { kind: 'gone' },
  ];
  const list = { kind: 'sources', page: 1, ofFiles: new Set<string>(), waiting: [sampleDraft], zone: 'UTC' } as const;
  return {
    source_form: [{ kind: 'source_form' }],
    sources: done.map((one, i) => ({
      ...list,
      done: one,
      sources: [{ source, ...neverFetched, error: i % 2 ? message('fetch.status.missing') : null, checkedAt: i % 2 }],
      told: i % 2 ? 'channel' : 'nobody',
    })),
    not_curator: [{ kind: 'not_curator', why: 'not_admin', userId: ada }],
  };
}
