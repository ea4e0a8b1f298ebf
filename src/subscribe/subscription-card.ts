import type { Button } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context, controls } from '../cards/blocks.ts';
import { pageButtons, pageSuffix, requestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { describePostError, isDirect } from '../cards/errors.ts';
import { disclaimer } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, channel, type Line, line, link, person, plain, richText } from '../cards/rich-text.ts';
import { heldBlocks } from '../desk/held-list.ts';
import { eitherOf, listOf } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { formatWithWeekday } from '../time/format-date.ts';
import {
  type EndedSubscription,
  filterSummary,
  type InvalidCommandAnswer,
  type NothingMatchesAnswer,
  type SimilarAnswer,
  type SubscriptionAnswer,
  type SubscriptionForm,
  type SubscriptionsAnswer,
  type SubscriptionView,
} from './answers.ts';
import type { NewSubscription } from './ports.ts';
import type { CommandProblem } from './subscribe-command.ts';
import {
  changeButton,
  endAllButton,
  endButton,
  exampleCommand,
  formatTerms,
  listedBlocks,
  openFormButton,
  revokeCalendarButton,
  settingsButton,
  subscribeButton,
  subscriptionButtons,
  termsLines,
  upcomingBlocks,
} from './subscription-lines.ts';
import { nearZones, zoneLabel } from './zone-names.ts';

/** Lays out an answer about subscriptions. */
export function subscriptionCard(answer: SubscriptionAnswer): Card {
  switch (answer.kind) {
    case 'subscribed':
      return confirmationCard('subscribe.created', answer.view, [
        ...(answer.zoneTyped === null
          ? []
          : [
              t('subscribe.created.zone', {
                typed: answer.zoneTyped,
                zone: zoneLabel(answer.view.subscription.zone),
              }),
            ]),
        ...(answer.isIntroduced ? [] : [t('subscribe.created.not_introduced')]),
      ]);
    case 'similar_subscription':
      return similarCard(answer);
    case 'subscription_changed':
      return confirmationCard('subscribe.updated', answer.view);
    case 'subscription_resumed':
      return confirmationCard('subscribe.resumed', answer.view);
    case 'next_reminders':
      return confirmationCard('subscribe.numbered', answer.view);
    case 'subscriptions':
      return answer.total + answer.held.held.length === 0 ? noSubscriptionsCard() : listCard(answer);
    case 'unsubscribed':
      return endedCard(answer);
    case 'no_subscription':
      return notice(t('subscribe.has_ended'), t('subscribe.has_ended.next', { command: `${command} subscriptions` }), [
        listButton(),
      ]);
    case 'invalid_command':
      return invalidCommandCard(answer);
    case 'nothing_matches':
      return nothingMatchesCard(answer);
    case 'cannot_post':
      return cannotPostCard(answer);
    case 'slack_is_busy':
      return notice(t('subscribe.busy'), t('subscribe.busy.next', { seconds: answer.seconds }));
    case 'no_channel':
      return notice(t('subscribe.no_channel'), t('subscribe.no_channel.next', { command: `${command} subscribe` }));
    case 'calendar_address':
      return calendarCard(answer);
    case 'calendar_revoked':
      return notice(
        t('subscribe.calendar.revoked'),
        t('subscribe.calendar.revoked.next', { button: t('cards.button.calendar') }),
        [listButton()],
      );
    case 'form':
      return formCard(answer.form);
    case 'settings_saved':
      return settingsSavedCard(answer);
  }
}

const listButton = (text = t('subscribe.button.subscriptions')): Button =>
  requestButton(text, { kind: 'subscriptions', page: 1 }, 'subscriptions');

const allButton = (): Button => listButton(t('subscribe.button.all_here'));

type Heading = 'subscribe.created' | 'subscribe.updated' | 'subscribe.resumed' | 'subscribe.numbered';

// The next reminder comes first.
function confirmationCard(headingId: Heading, view: SubscriptionView, notes: readonly string[] = []): Card {
  const { subscription } = view;
  const heading = t(headingId, { number: subscription.number });
  const terms = `${filterSummary(view)} · ${formatTerms(subscription)}`;
  return card(t('cards.titled', { title: heading, text: terms }), [
    richText(confirmationLine(heading, view)),
    ...upcomingBlocks(view),
    context(terms),
    ...notes.map((note) => context(note)),
    ...controls('subscription', subscriptionButtons(view), [
      allButton(),
      endButton(subscription, t('subscribe.button.end_this')),
    ]),
  ]);
}

function confirmationLine(heading: string, { subscription: { channelId }, upcoming }: SubscriptionView): Line {
  const [next] = upcoming;
  if (!next) return line('subscribe.confirmed', { heading });
  const day = formatWithWeekday(next.on, 'long');
  return isDirect(channelId)
    ? line('subscribe.confirmed.your_next', { heading, day })
    : line('subscribe.confirmed.next', { heading, channel: channel(channelId), day });
}

// One that covers much of what was asked for can be changed instead, so that the channel does not get two sets of terms for one deadline.
function similarCard({ view, words, overlap }: SimilarAnswer): Card {
  const { subscription } = view;
  const { number } = subscription;
  const heading = t(overlap === null ? 'subscribe.similar.same' : 'subscribe.similar.overlaps', { number });
  return card(t('cards.titled', { title: heading, text: `${filterSummary(view)} · ${formatTerms(subscription)}` }), [
    richText([bold(heading)], ...termsLines(subscription, view.understood), [plain(overlapText(overlap))]),
    ...controls(
      'similar',
      [
        changeButton(subscription, t('subscribe.button.change_it'), words),
        ...(overlap === null
          ? []
          : [requestButton(t('subscribe.button.add_another'), { kind: 'subscribe', words, anyway: true }, 'anyway')]),
      ],
      [allButton(), endButton(subscription, t('subscribe.button.end_numbered', { number }))],
    ),
  ]);
}

function overlapText(overlap: SimilarAnswer['overlap']): string {
  if (overlap === null) return t('subscribe.similar.same.next');
  return overlap.covered === overlap.of
    ? t('subscribe.similar.overlaps.all')
    : t('subscribe.similar.overlaps.some', overlap);
}

const noSubscriptionsCard = (): Card =>
  notice(t('subscribe.list.empty'), t('subscribe.list.empty.next', { example: exampleCommand }), [subscribeButton()]);

function listCard(answer: SubscriptionsAnswer): Card {
  const { total, shown, page, asks, held } = answer;
  const summaries = shown.map((view) => `${view.subscription.number}. ${filterSummary(view)}`);
  const buttons =
    asks === 'all'
      ? [endAllButton(total)]
      : [subscribeButton(t('subscribe.button.subscribe_to_more')), settingsButton()];
  return card([listHeading(answer), ...summaries].join('; '), [
    richText([...listHeadingLine(answer), plain(pageSuffix(page))]),
    ...shown.flatMap((view) => listedBlocks(view)),
    ...(asks === 'nothing' ? heldBlocks(held) : []),
    ...buttonRow([...pageButtons({ kind: 'subscriptions', page: page.number }, page), ...buttons]),
  ]);
}

function listHeadingLine(answer: SubscriptionsAnswer): Line {
  const heading = listHeading(answer);
  if (answer.asks !== 'nothing') return [bold(heading)];
  return isDirect(answer.channelId)
    ? line('subscribe.list.of_reader', { heading })
    : line('subscribe.list.of_channel', { heading, channel: channel(answer.channelId) });
}

function listHeading({ asks, total: count }: SubscriptionsAnswer): string {
  switch (asks) {
    case 'nothing':
      return t('subscribe.list', { count });
    case 'which':
      return t('subscribe.list.which', { end: t('subscribe.button.end'), command: `${command} unsubscribe` });
    case 'no_such':
      return t('subscribe.list.no_such', { count });
    case 'all':
      return t('subscribe.list.end_all', { count });
  }
}

function endedCard({ ended, left }: Answer<'unsubscribed'>): Card {
  const [first, ...others] = ended;
  const count = ended.length;
  const heading =
    first && others.length === 0
      ? t('subscribe.ended.one', {
          number: first.number,
          what: truncate(filterSummary(first), truncationLengths.question),
        })
      : t('subscribe.ended.several', { count });
  return notice(heading, t('subscribe.ended.left', { count, left }), [
    ...(left > 0 ? [listButton()] : []),
    subscribeButton(),
  ]);
}

function calendarCard({ id, address }: Answer<'calendar_address'>): Card {
  if (address === null) return notice(t('subscribe.calendar.none'), t('subscribe.calendar.none.why'));
  const shown = truncate(address, truncationLengths.address);
  return card(t('subscribe.calendar', { address: shown }), [
    richText(line('subscribe.calendar.heading'), line('subscribe.calendar.link', { address: link(address, shown) })),
    ...buttonRow([revokeCalendarButton(id), listButton()]),
  ]);
}

function formCard(form: SubscriptionForm): Card {
  const open = t('subscribe.form.open', { example: exampleCommand });
  switch (form.for) {
    case 'new':
      return notice(t('subscribe.form'), open, [openFormButton()]);
    case 'change': {
      const { subscription } = form.present;
      const { number } = subscription;
      return notice(t('subscribe.form.change', { number }), open, [changeButton(subscription)]);
    }
    case 'end': {
      const { subscription } = form.view;
      const { number } = subscription;
      return notice(t('subscribe.form.end', { number }), filterSummary(form.view), [endButton(subscription)]);
    }
    case 'settings': {
      const terms = formatTerms(form.terms);
      return notice(t('subscribe.settings'), t('subscribe.settings.defaults', { terms }), [settingsButton()]);
    }
  }
}

function settingsSavedCard({ terms, changed }: Answer<'settings_saved'>): Card {
  const { zone } = terms;
  return notice(
    t('subscribe.settings.saved'),
    t('subscribe.settings.saved.terms', { terms: formatTerms(terms), zone, changed }),
    [listButton()],
  );
}

/** The message that is posted, once, in a channel that a user subscribes. */
export function introductionCard(subscription: NewSubscription, understood: readonly string[]): Card {
  const isPersonal = isDirect(subscription.channelId);
  const terms = `${filterSummary({ understood })} · ${formatTerms(subscription)}`;
  const change = t(isPersonal ? 'subscribe.introduction.yours' : 'subscribe.introduction.anyone', {
    command: `${command} subscriptions`,
  });
  return card(t(isPersonal ? 'subscribe.introduction.for_you' : 'subscribe.introduction', { terms }), [
    richText(
      isPersonal
        ? line('subscribe.introduction.here')
        : line('subscribe.introduction.by', { by: person(subscription.createdBy) }),
      ...termsLines(subscription, understood),
    ),
    context(`${change} · ${disclaimer()}`),
  ]);
}

/** The message that is posted in a channel whose subscription somebody ended. */
export function endNotice(ended: EndedSubscription, by: string): Card {
  const what = truncate(filterSummary(ended), truncationLengths.question);
  const again = `${command} subscribe ${truncate(ended.filter, truncationLengths.question)}`.trimEnd();
  return card(t('subscribe.end_notice', { what }), [
    richText(line('subscribe.end_notice.by', { by: person(by), what })),
    context(t('subscribe.end_notice.again', { command: again })),
  ]);
}

type Answer<Kind> = Extract<SubscriptionAnswer, { readonly kind: Kind }>;

// A command that is not valid, or that may mean several things: what was understood, what is asked, and the ways to go on.
function invalidCommandCard({
  problems,
  dates,
  unread,
  understood,
  terms,
  words,
  choices,
}: InvalidCommandAnswer): Card {
  const asked = [...problems.slice(0, 5).map(problemText), ...filterProblems({ dates, unread })];
  const readAs = `${filterSummary({ understood })} · ${formatTerms(terms)}`;
  const heading = t('subscribe.invalid');
  return card([heading, ...asked].join(' · '), [
    richText([bold(heading)], ...asked.map((sentence) => [plain(sentence)])),
    context(
      t('subscribe.invalid.understood', { terms: readAs }),
      t('subscribe.invalid.example', { example: `${exampleCommand} zone Asia/Shanghai` }),
    ),
    ...buttonRow([
      ...choices.map(({ label, words: meant }, at) =>
        requestButton(label, { kind: 'subscribe', words: meant, anyway: false }, `choice${at}`),
      ),
      openFormButton(words),
    ]),
  ]);
}

function problemText({ part, text: typed }: CommandProblem): string {
  const text = truncate(typed, truncationLengths.titleInPassing);
  switch (part) {
    case 'lead':
      return afterDeadline.test(typed)
        ? t('subscribe.problem.lead_after', { text })
        : t('subscribe.problem.lead', { text, example: 'lead 14,7,1' });
    case 'at':
      return t('subscribe.problem.at', { text, examples: eitherOf(['09:00', '9am']) });
    case 'place':
      return t('subscribe.problem.place', { text, command: `zone ${text}` });
    case 'zone_of_several':
      return t('subscribe.problem.zone_of_several', { text });
    case 'twice':
      return t('subscribe.problem.twice', { text });
    case 'unclear':
      return t('subscribe.problem.unclear', { text });
    case 'negated':
      return t('subscribe.problem.negated', { text, command: `${command} unsubscribe` });
    case 'zone': {
      const near = nearZones(typed).slice(0, 3);
      return near.length > 0
        ? t('subscribe.problem.zone_near', { text, zones: eitherOf(near) })
        : t('subscribe.problem.zone', { text, examples: eitherOf(['Asia/Shanghai', 'Europe/Brussels', 'UTC']) });
    }
  }
}

const afterDeadline = /(?:after|afterwards|later|past|following|since|over|后)$/u;

/** Why a filter is refused: its dates, and what in it can't be read. */
export function filterProblems({ dates, unread }: Pick<InvalidCommandAnswer, 'dates' | 'unread'>): string[] {
  const cut = (text: string): string => truncate(text, truncationLengths.titleInPassing);
  return [
    ...(dates.length > 0
      ? [t('subscribe.problem.dates', { dates: listOf(dates.map((text) => `“${cut(text)}”`)) })]
      : []),
    ...unread.map((text) => t('subscribe.problem.unread', { text: cut(text) })),
  ];
}

// A valid filter that nothing matches yet.
function nothingMatchesCard({ words, understood }: NothingMatchesAnswer): Card {
  const filter = truncate(understood.join(' · '), truncationLengths.smallPrint);
  return notice(t('subscribe.nothing_matches'), t('subscribe.nothing_matches.next', { filter }), [
    requestButton(t('subscribe.button.subscribe_anyway'), { kind: 'subscribe', words, anyway: true }, 'anyway'),
    openFormButton(words),
    requestButton(t('subscribe.button.all_deadlines'), { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
  ]);
}

// A channel in which the app can't post.
function cannotPostCard({ error, words, place }: Answer<'cannot_post'>): Card {
  const { why, next } = describePostError(error, place);
  return notice(t('subscribe.cannot_post', { why }), t('subscribe.cannot_post.next', { next }), [
    requestButton(t('cards.button.again'), { kind: 'subscribe', words, anyway: false }, 'again'),
  ]);
}
