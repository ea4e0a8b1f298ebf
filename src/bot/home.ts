import type { Button, HomeView, ModalView, SectionBlock } from '@slack/types';
import { answerDeadlines, answerHelp } from '../ask/answer-question.ts';
import type { DeadlinesAnswer, HelpAnswer } from '../ask/answers.ts';
import { corpusText } from '../ask/corpus-stats.ts';
import { deadlineBullets, openDeadlineMenu } from '../ask/deadline-list.ts';
import { usageBlocks } from '../ask/help-card.ts';
import { searchField } from '../ask/search-field.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider, header, modal, moreMenu, plainText } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { deadlinesButton, latestButton, requestButton } from '../cards/buttons.ts';
import { asOfText, disclaimer, pluralise } from '../cards/format.ts';
import { bold, code, plain, richText } from '../cards/rich-text.ts';
import { scopeButton } from '../curate/scope-form.ts';
import { everyBulletin } from '../curate/subject.ts';
import type { MineAnswer } from '../desk/answers.ts';
import { ownedBlocks } from '../desk/mine-card.ts';
import { formatNumber } from '../messages/lists.ts';
import type { Library } from '../question/library.ts';
import type { SubscriptionView } from '../subscribe/answers.ts';
import { listedBlocks, subscribeButton } from '../subscribe/subscription-lines.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type Answer, answerCard } from './answer-card.ts';
import { type Timeline, timelineBlocks, timelineOf } from './timeline.ts';

/** What Home shows. */
export interface HomeAnswer {
  readonly help: HelpAnswer;
  readonly deadlines: DeadlinesAnswer;
  readonly timeline: Timeline;
  /** The address of the timeline as a picture; null to show it as text. */
  readonly picture: string | null;
  /** Those that its reader owns. */
  readonly mine: MineAnswer;
  /** Those that its reader created. */
  readonly subscriptions: readonly SubscriptionView[];
  /** How many dates wait for a curator; 0 for anybody else. */
  readonly open: number;
  /** Whether the reader is a curator, who chooses what concerns the workspace. */
  readonly mayChoose: boolean;
  /** Whether somebody chose. */
  readonly isChosen: boolean;
}

/** The content of Home, as of a day. */
export function answerHome(
  library: Library,
  today: CalendarDate,
  subscriptions: readonly SubscriptionView[],
  { open, mayChoose }: Pick<HomeAnswer, 'open' | 'mayChoose'> = { open: 0, mayChoose: false },
): HomeAnswer {
  const deadlines = answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today);
  return {
    help: answerHelp(library),
    deadlines,
    timeline: timelineOf(deadlines.upcoming, today),
    picture: null,
    mine: { kind: 'mine', total: 0, shown: [], page: { number: 1, of: 1 }, today, zone: 'UTC', reminders: null },
    subscriptions,
    open,
    mayChoose,
    isChosen: library.corpus.scope !== null,
  };
}

const inView = { canShare: false } as const;

/** An answer in a modal. Its buttons update the modal. */
export function answerModal(answer: Answer): ModalView {
  return modal('Privacy Law', answerCard(answer, inView).blocks);
}

/**
 * App Home: search, what is the reader's, what comes next, what they subscribed, and how fresh the corpus is. Who has no subscription yet is
 * told how to use the app.
 */
export function homeView(home: HomeAnswer): HomeView {
  const { help, deadlines, timeline, picture, mine, subscriptions, open, mayChoose, isChosen } = home;
  const { upcoming, narrowed, states, today } = deadlines;
  const next = upcoming.slice(0, mostDeadlines);
  return {
    type: 'home',
    blocks: [
      ...(mayChoose && !isChosen ? firstSteps : []),
      searchField('Search'),
      ...buttonRow([latestButton(), subscribeButton('Subscribe…'), ...moreMenu('home', otherButtons(home))]),
      ...(mine.total > 0 || open > 0 ? [header('Yours')] : []),
      ...ownedBlocks(mine),
      ...(open > 0 ? [reviewBlock(open)] : []),
      header('Coming next'),
      ...(narrowed.length > 0 ? [context(`Listed: ${narrowed.join(', ')}`)] : []),
      ...timelineBlocks(timeline, picture),
      next.length === 0 ? richText([plain('No upcoming deadlines.')]) : deadlineBullets(next, states),
      {
        type: 'actions',
        elements: [
          ...openDeadlineMenu(next),
          deadlinesButton(next.length === 0 ? 'All deadlines' : `See all ${formatNumber(upcoming.length)}`),
        ],
      },
      header('Your subscriptions'),
      ...subscriptionBlocks(subscriptions),
      ...(subscriptions.length === 0 ? [header('What you can ask'), ...usageBlocks(help)] : []),
      divider,
      context(corpusText(help.corpus), asOfText(today), disclaimer()),
    ],
  };
}

const otherButtons = ({ mayChoose, isChosen }: HomeAnswer): readonly Button[] => [
  ...(mayChoose ? [requestButton('Import a bulletin…', { kind: 'import' }, 'import')] : []),
  ...(mayChoose && isChosen ? [scopeButton('Change what is listed…')] : []),
  requestButton('Help', { kind: 'help' }, 'help'),
];

// Shown to curators until one of them has chosen.
const firstSteps: HomeView['blocks'] = [
  richText(
    [bold('Choose what concerns you')],
    [
      plain(
        'Pick jurisdictions and topics for the workspace. Deadlines, digests and reminders are then limited to them; search still finds everything.',
      ),
    ],
  ),
  ...buttonRow([scopeButton('Choose…')]),
  divider,
];

function reviewBlock(open: number): SectionBlock {
  const dates = pluralise(open, 'date', 'dates');
  const text = `${dates} ${open === 1 ? 'waits' : 'wait'} for a curator to confirm ${open === 1 ? 'it' : 'them'}`;
  const label = `Review ${dates} not confirmed yet`;
  const accessory = button({ id: actionIds.reviewBulletin, text: 'Review', value: idValue(everyBulletin), label });
  return { type: 'section', text: plainText(text), accessory };
}

/** How many upcoming deadlines Home lists. */
export const mostDeadlines = 6;

const mostSubscriptions = 10;

function subscriptionBlocks(views: HomeAnswer['subscriptions']): HomeView['blocks'] {
  if (views.length === 0) {
    return [
      richText([plain('None yet. Type '), code(`${command} subscribe`), plain(' in a channel, or subscribe here.')]),
    ];
  }
  const more = views.length - mostSubscriptions;
  return [
    ...views.slice(0, mostSubscriptions).flatMap((view) => listedBlocks(view, true)),
    ...(more > 0 ? [context(`${more} more not shown · Type ${command} subscriptions in their channels`)] : []),
  ];
}
