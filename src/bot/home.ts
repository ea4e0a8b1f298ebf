import type { HomeView, ModalView } from '@slack/types';
import { answerDeadlines } from '../ask/answer-deadlines.ts';
import { answerHelp } from '../ask/answer-question.ts';
import type { DeadlinesAnswer, HelpAnswer } from '../ask/answers.ts';
import { corpusText, disclaimer, usageBlocks } from '../ask/help-card.ts';
import { searchField } from '../ask/search-field.ts';
import { command } from '../cards/action-ids.ts';
import { buttonRow, requestButton } from '../cards/buttons.ts';
import { context, deadlineLines, divider, entryButtons } from '../cards/entry-blocks.ts';
import { modal } from '../cards/form-fields.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, code, plain, richText } from '../cards/rich-text.ts';
import { pluralise } from '../cards/words.ts';
import type { Library } from '../question/library.ts';
import type { SubscriptionView } from '../subscribe/answers.ts';
import { subscriptionButtons, subscriptionListLines } from '../subscribe/subscription-lines.ts';
import { type CalendarDate, formatDate } from '../time/calendar-date.ts';
import { type Answer, answerCard } from './answer-card.ts';

/** What Home tells. */
export interface HomeAnswer {
  readonly help: HelpAnswer;
  readonly deadlines: DeadlinesAnswer;
  /** Those that its reader made. */
  readonly subscriptions: readonly SubscriptionView[];
}

/** What is coming, what is subscribed and what can be asked, as of a day. */
export function answerHome(
  library: Library,
  today: CalendarDate,
  subscriptions: readonly SubscriptionView[],
): HomeAnswer {
  return {
    subscriptions,
    help: answerHelp(library),
    deadlines: answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today),
  };
}

const inView = { canShare: false } as const;

/** An answer in a modal. Its buttons answer within the modal. */
export function answerModal(answer: Answer): ModalView {
  return modal('Privacy Law', answerCard(answer, inView).blocks);
}

/** App Home: what is coming, a search field, the reader's subscriptions, how to ask, what the corpus holds. */
export function homeView({ help, deadlines, subscriptions }: HomeAnswer): HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Privacy Law', emoji: false } },
      searchField('Search'),
      richText([bold('Coming deadlines')], [plain(`Days are counted from ${formatDate(deadlines.today)}.`)]),
      ...homeDeadlines(deadlines),
      ...buttonRow([
        requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
      ]),
      divider,
      ...homeSubscriptions(subscriptions),
      divider,
      ...usageBlocks(help),
      context(corpusText(help.corpus), disclaimer),
    ],
  };
}

const mostSubscriptions = 10;

function homeSubscriptions(told: HomeAnswer['subscriptions']): HomeView['blocks'] {
  if (told.length === 0) {
    return [
      richText([bold('Your subscriptions')]),
      richText([
        plain('You have made none. Type '),
        code(`${command} subscribe`),
        plain(' in the channel that is to be reminded.'),
      ]),
    ];
  }
  const more = told.length - mostSubscriptions;
  return [
    richText([bold(pluralise(told.length, 'subscription that you made', 'subscriptions that you made'))]),
    ...told
      .slice(0, mostSubscriptions)
      .flatMap((one) => [
        richText(...subscriptionListLines(one, true)),
        ...buttonRow(subscriptionButtons(one.subscription)),
      ]),
    ...(more > 0 ? [context(`and ${more} more: type ${command} subscriptions in their channels.`)] : []),
  ];
}

function homeDeadlines({ upcoming: coming }: DeadlinesAnswer): HomeView['blocks'] {
  if (coming.length === 0)
    return [richText([plain('None is coming. What has passed is under All deadlines.')])];
  return coming
    .slice(0, 5)
    .flatMap((dated) => [
      richText(...deadlineLines(dated), [plain(truncate(dated.source.entry.title, truncationLengths.title))]),
      ...buttonRow(entryButtons(dated.source, inView)),
    ]);
}
