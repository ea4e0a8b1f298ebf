import type { Button, HomeView, ModalView } from '@slack/types';
import { answerDeadlines, answerHelp } from '../ask/answer-question.ts';
import type { DeadlinesAnswer, HelpAnswer } from '../ask/answers.ts';
import { corpusText } from '../ask/corpus-stats.ts';
import { deadlineBullets, openDeadlineMenu } from '../ask/deadline-list.ts';
import { usageBlocks } from '../ask/help-card.ts';
import { searchField } from '../ask/search-field.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider, header, modal } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { deadlinesButton, latestButton } from '../cards/buttons.ts';
import { asOfText, disclaimer, pluralise } from '../cards/format.ts';
import { bold, code, plain, richText } from '../cards/rich-text.ts';
import { scopeButton } from '../curate/scope-form.ts';
import { everyBulletin } from '../curate/subject.ts';
import type { MineAnswer } from '../desk/answers.ts';
import { ownedBlocks } from '../desk/mine-card.ts';
import type { Library } from '../question/library.ts';
import type { SubscriptionView } from '../subscribe/answers.ts';
import { listedBlocks, subscribeButton } from '../subscribe/subscription-lines.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type Answer, answerCard } from './answer-card.ts';

/** What Home shows. */
export interface HomeAnswer {
  readonly help: HelpAnswer;
  readonly deadlines: DeadlinesAnswer;
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
  return {
    help: answerHelp(library),
    deadlines: answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today),
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

/** App Home: a search field, upcoming deadlines, the reader's subscriptions, how to use the app, and how much the corpus holds. */
export function homeView(home: HomeAnswer): HomeView {
  const { help, deadlines, mine, subscriptions, open, mayChoose, isChosen } = home;
  return {
    type: 'home',
    blocks: [
      header('Privacy Law'),
      ...(mayChoose && !isChosen ? firstSteps : []),
      searchField('Search'),
      ...(mine.total > 0 ? [richText([bold('Yours')]), ...ownedBlocks(mine)] : []),
      richText([bold('Upcoming deadlines')]),
      ...(deadlines.narrowed.length > 0 ? [context(`Listed: ${deadlines.narrowed.join(', ')}`)] : []),
      ...deadlineBlocks(deadlines),
      {
        type: 'actions',
        elements: [
          ...openDeadlineMenu(deadlines.upcoming.slice(0, mostDeadlines)),
          deadlinesButton('All deadlines'),
          latestButton,
          ...(open > 0 ? [reviewButton(open)] : []),
          ...(mayChoose && isChosen ? [scopeButton('Change what is listed…')] : []),
        ],
      },
      divider,
      richText([bold('Your subscriptions')]),
      ...subscriptionBlocks(subscriptions),
      ...buttonRow([subscribeButton('Subscribe…')]),
      divider,
      ...usageBlocks(help),
      context(corpusText(help.corpus), asOfText(deadlines.today), disclaimer),
    ],
  };
}

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

function reviewButton(open: number): Button {
  const text = `Review ${pluralise(open, 'open date', 'open dates')}`;
  return button({ id: actionIds.reviewBulletin, text, value: idValue(everyBulletin) });
}

/** How many upcoming deadlines Home lists. */
export const mostDeadlines = 6;

function deadlineBlocks({ upcoming, states }: DeadlinesAnswer): HomeView['blocks'] {
  if (upcoming.length === 0) return [richText([plain('No upcoming deadlines.')])];
  return [deadlineBullets(upcoming.slice(0, mostDeadlines), states)];
}

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
