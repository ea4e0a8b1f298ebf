import type { HomeView, ModalView } from '@slack/types';
import type { Answer, DeadlinesAnswer } from '../answers/answer.ts';
import type { HomeAnswer } from '../answers/answer-home.ts';
import { writtenDate } from '../time/calendar-date.ts';
import { callbackIds } from './action-ids.ts';
import { answerCard } from './answer-card.ts';
import { buttonRow, requestButton } from './buttons.ts';
import { context, deadlineLines, divider, entryButtons } from './entry-blocks.ts';
import { command, corpusWords, notAdvice, usageBlocks } from './help-card.ts';
import { budgets, cut, limits } from './limits.ts';
import { bold, code, plain, richText } from './rich-text.ts';
import { searchField } from './search-field.ts';
import { subscriptionButtons } from './subscribing/subscription-buttons.ts';
import { listedLines } from './subscribing/subscription-lines.ts';
import { counted } from './words.ts';

const inView = { canShare: false } as const;

/** The modal in which one types a search. */
export function searchModal(): ModalView {
  return {
    ...modal('Search privacy law', [searchField('What do you look for?')]),
    callback_id: callbackIds.searchModal,
    submit: { type: 'plain_text', text: 'Search' },
  };
}

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
      richText([bold('Coming deadlines')], [plain(`Days are counted from ${writtenDate(deadlines.today)}.`)]),
      ...homeDeadlines(deadlines),
      ...buttonRow([
        requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
      ]),
      divider,
      ...homeSubscriptions(subscriptions),
      divider,
      ...usageBlocks(help),
      context(corpusWords(help.corpus), notAdvice),
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
    richText([bold(counted(told.length, 'subscription that you made', 'subscriptions that you made'))]),
    ...told
      .slice(0, mostSubscriptions)
      .flatMap((one) => [
        richText(...listedLines(one, true)),
        ...buttonRow(subscriptionButtons(one.subscription)),
      ]),
    ...(more > 0 ? [context(`and ${more} more: type ${command} subscriptions in their channels.`)] : []),
  ];
}

function homeDeadlines({ coming }: DeadlinesAnswer): HomeView['blocks'] {
  if (coming.length === 0)
    return [richText([plain('None is coming. What has passed is under All deadlines.')])];
  return coming
    .slice(0, 5)
    .flatMap((dated) => [
      richText(...deadlineLines(dated), [plain(cut(dated.source.entry.title, budgets.title))]),
      ...buttonRow(entryButtons(dated.source, inView)),
    ]);
}

const modal = (title: string, blocks: ModalView['blocks']): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: cut(title, limits.modalTitle), emoji: false },
  close: { type: 'plain_text', text: 'Close' },
  blocks,
});
