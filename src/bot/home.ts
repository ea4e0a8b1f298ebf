import type { Button, HomeView, ModalView, SectionBlock } from '@slack/types';
import { answerDeadlines, answerHelp } from '../ask/answer-question.ts';
import type { DeadlinesAnswer, HelpAnswer } from '../ask/answers.ts';
import { corpusText } from '../ask/corpus-stats.ts';
import { deadlineBullets, openDeadlineMenu } from '../ask/deadline-list.ts';
import { narrowedBlocks } from '../ask/deadlines-card.ts';
import { usageBlocks } from '../ask/help-card.ts';
import { searchField } from '../ask/search-field.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider, header, modal, moreMenu, plainText } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { deadlinesButton, helpButton, latestButton, requestButton } from '../cards/buttons.ts';
import { asOfText, disclaimer } from '../cards/format.ts';
import { bold, code, line, plain, richText } from '../cards/rich-text.ts';
import { scopeButton } from '../curate/scope-form.ts';
import { everyBulletin } from '../curate/subject.ts';
import type { MineAnswer } from '../desk/answers.ts';
import { ownedBlocks } from '../desk/mine-card.ts';
import { t } from '../messages/messages.ts';
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
  const { upcoming, states, today } = deadlines;
  const next = upcoming.slice(0, mostDeadlines);
  return {
    type: 'home',
    blocks: [
      ...(mayChoose && !isChosen ? firstSteps() : []),
      searchField(t('bot.home.search')),
      ...buttonRow([latestButton(), subscribeButton(t('bot.home.subscribe')), ...moreMenu('home', otherButtons(home))]),
      ...(mine.total > 0 || open > 0 ? [header(t('bot.home.yours'))] : []),
      ...ownedBlocks(mine),
      ...(open > 0 ? [reviewBlock(open)] : []),
      header(t('bot.home.coming')),
      ...narrowedBlocks(deadlines),
      ...timelineBlocks(timeline, picture),
      next.length === 0 ? richText([plain(t('bot.home.coming.none'))]) : deadlineBullets(next, states),
      {
        type: 'actions',
        elements: [
          ...openDeadlineMenu(next),
          deadlinesButton(
            next.length === 0 ? t('ask.deadlines.all') : t('bot.home.coming.all', { count: upcoming.length }),
          ),
        ],
      },
      header(t('bot.home.subscriptions')),
      ...subscriptionBlocks(subscriptions),
      ...(subscriptions.length === 0 ? [header(t('ask.help.heading')), ...usageBlocks(help)] : []),
      divider,
      context(corpusText(help.corpus), asOfText(today), disclaimer()),
    ],
  };
}

const otherButtons = ({ mayChoose, isChosen }: HomeAnswer): readonly Button[] => [
  ...(mayChoose ? [requestButton(t('bot.home.import'), { kind: 'import' }, 'import')] : []),
  ...(mayChoose && isChosen ? [scopeButton(t('bot.home.change_scope'))] : []),
  helpButton(),
];

// Shown to curators until one of them has chosen.
const firstSteps = (): HomeView['blocks'] => [
  richText([bold(t('bot.home.choose'))], [plain(t('bot.home.choose.what'))]),
  ...buttonRow([scopeButton(t('bot.home.choose.button'))]),
  divider,
];

function reviewBlock(open: number): SectionBlock {
  const accessory = button({
    id: actionIds.reviewBulletin,
    text: t('bot.home.review.button'),
    value: idValue(everyBulletin),
    label: t('bot.home.review.label', { count: open }),
  });
  return { type: 'section', text: plainText(t('bot.home.review', { count: open })), accessory };
}

/** How many upcoming deadlines Home lists. */
export const mostDeadlines = 6;

const mostSubscriptions = 10;

function subscriptionBlocks(views: HomeAnswer['subscriptions']): HomeView['blocks'] {
  if (views.length === 0) {
    return [richText(line('bot.home.subscriptions.none', { command: code(`${command} subscribe`) }))];
  }
  const more = views.length - mostSubscriptions;
  return [
    ...views.slice(0, mostSubscriptions).flatMap((view) => listedBlocks(view, true)),
    ...(more > 0
      ? [context(t('bot.home.subscriptions.more', { count: more, command: `${command} subscriptions` }))]
      : []),
  ];
}
