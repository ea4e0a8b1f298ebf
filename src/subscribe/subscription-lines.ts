import type { Button, KnownBlock } from '@slack/types';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, context, moreMenu, plainText } from '../cards/blocks.ts';
import { formValue, idValue } from '../cards/button-values.ts';
import { describePostError, isDirect } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, type Line, line, mention, plain, richText } from '../cards/rich-text.ts';
import { currentLanguage, type Language } from '../messages/language.ts';
import { listOf } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { wordsPhrase } from '../question/describe-query.ts';
import { formatDate, formatListDate, formatWeekday } from '../time/format-date.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { filterSummary, type SubscriptionView } from './answers.ts';
import type { NewSubscription } from './ports.ts';
import { type LeadTimes, ownedFilter, type Subscription, type SubscriptionTerms, sameFilter } from './subscription.ts';
import { zoneLabel } from './zone-names.ts';

/** The terms of a subscription in three lines: what is posted, when and how. */
export function termsLines(subscription: NewSubscription, understood: readonly string[]): readonly Line[] {
  const summary = filterSummary({ understood });
  const { filter } = subscription;
  // What was picked, and words alone, read as they are.
  const isPlain =
    !['', ownedFilter, summary, wordsPhrase(filter)].some((shown) => sameFilter(filter, shown)) &&
    !filter.includes(':');
  const typed = truncate(filter, truncationLengths.question);
  return [
    isPlain
      ? line('subscribe.terms.what_typed', { what: summary, typed })
      : line('subscribe.terms.what', { what: summary }),
    line('subscribe.terms.when', { times: formatTimes(subscription) }),
    line('subscribe.terms.how', { style: formatStyle(subscription) }),
  ];
}

/** What a change of a subscription changes: its filter, its times or how it posts. */
export function changedTerms(
  present: SubscriptionView,
  next: SubscriptionView,
): readonly { readonly was: string; readonly becomes: string }[] {
  const both = (of: (view: SubscriptionView) => string) => ({ was: of(present), becomes: of(next) });
  return [
    both((view) => truncate(filterSummary(view), truncationLengths.facts)),
    both(({ subscription }) => formatTimes(subscription)),
    both(({ subscription }) => formatStyle(subscription)),
  ].filter(({ was, becomes }) => was !== becomes);
}

/** The next reminders of a subscription; for a suspended one, why it has none. */
export function upcomingBlocks(view: SubscriptionView): readonly KnownBlock[] {
  const why = pausedText(view);
  if (why !== null) return [richText(line('subscribe.paused', { why }))];
  return [view.upcoming.length === 0 ? context(t('subscribe.upcoming.none')) : bullets(upcomingBullets(view))];
}

/** The next reminders of a subscription: of each its day, how long before the deadline it is, and the title. */
export function upcomingBullets({ upcoming, today }: SubscriptionView): readonly (readonly Line[])[] {
  return upcoming.map(({ on, about, daysLeft }) => {
    const title = truncate(about.source.entry.title, truncationLengths.titleInList);
    return [line('subscribe.upcoming', { day: formatListDate(on, today), count: daysLeft, title })];
  });
}

function pausedText({ subscription: { state, channelId }, botName }: SubscriptionView): string | null {
  if (state.kind === 'active') return null;
  const { why, next } = describePostError(state.reason, { botName, channelId });
  return t('subscribe.paused.why', { why, next, resume: t('subscribe.button.resume') });
}

/** A subscription in a list: its number, filter and terms, then its next reminder or why it is paused, and a menu. */
export function listedBlocks(view: SubscriptionView, withChannel = false): readonly KnownBlock[] {
  const { subscription, upcoming, today } = view;
  const { number, channelId, state, id } = subscription;
  const [next] = upcoming;
  const why = pausedText(view);
  const head = withChannel && !isDirect(channelId) ? [channel(channelId), plain('  ')] : [];
  const [menu] = moreMenu(id, [
    ...(state.kind === 'suspended' ? [resumeButton(id)] : []),
    changeButton(subscription),
    ...(state.kind === 'active'
      ? [button({ id: actionIds.nextReminders, text: t('subscribe.button.next_reminders'), value: idValue(id) })]
      : []),
    ...calendarButtons(view),
    endButton(subscription),
  ]);
  const text =
    state.kind === 'suspended'
      ? `:warning: ${t('subscribe.list.paused', { since: formatDate(wallClock(state.since, subscription.zone).date) })}`
      : [
          next ? t('subscribe.list.next', { day: formatListDate(next.on, today) }) : t('subscribe.list.no_next'),
          isDirect(channelId)
            ? t('subscribe.list.for_you')
            : t('subscribe.list.by', { by: mention(subscription.createdBy) }),
        ].join(' · ');
  return [
    richText(
      [...head, bold(`${withChannel ? '' : `${number}. `}${truncate(filterSummary(view), truncationLengths.facts)}`)],
      [plain(formatTerms(subscription))],
      ...(why === null ? [] : [[plain(why)]]),
    ),
    { type: 'section', text: { type: 'mrkdwn', text }, ...(menu && { accessory: menu }) },
  ];
}

/** Resume if it is paused, Change and its calendar. */
export const subscriptionButtons = (view: SubscriptionView): readonly Button[] => [
  ...(view.subscription.state.kind === 'suspended' ? [resumeButton(view.subscription.id)] : []),
  changeButton(view.subscription),
  ...calendarButtons(view),
];

const resumeButton = (id: string): Button =>
  button({ id: actionIds.resumeSubscription, text: t('subscribe.button.resume'), value: idValue(id) });

/** Opens the form of a subscription. @param words the command that it is filled in with */
export const changeButton = (
  { id, number }: Pick<Subscription, 'id' | 'number'>,
  text = t('subscribe.button.change'),
  words?: string,
): Button =>
  button({
    id: `${actionIds.openForm}:change`,
    text,
    value: formValue({ for: 'change', id, ...(words !== undefined && { words }) }),
    label: t('subscribe.button.change.label', { number }),
  });

/** Asks whether to end a subscription. */
export const endButton = (
  { id, number }: Pick<Subscription, 'id' | 'number'>,
  text = t('subscribe.button.end'),
): Button =>
  button({
    id: `${actionIds.openForm}:end`,
    text,
    value: formValue({ for: 'end', id }),
    label: t('subscribe.button.end.label', { number }),
  });

const calendarButtons = ({ subscription: { id }, hasCalendar }: SubscriptionView): readonly Button[] =>
  hasCalendar ? [button({ id: actionIds.calendarLink, text: t('cards.button.calendar'), value: idValue(id) })] : [];

/** Makes the address of a subscription's calendar invalid. */
export const revokeCalendarButton = (id: string): Button =>
  button({ id: actionIds.revokeCalendar, text: t('subscribe.button.revoke_calendar'), value: idValue(id) });

/** Ends all subscriptions of the channel, after a confirmation. */
export function endAllButton(count: number): Button {
  return {
    ...button({ id: actionIds.endSubscription, text: t('subscribe.button.end_all', { count }), value: idValue('all') }),
    style: 'danger',
    confirm: {
      title: plainText(t('subscribe.end_all.title', { count })),
      text: plainText(t('subscribe.end_all.text')),
      confirm: plainText(t('subscribe.end_all.confirm')),
      deny: plainText(t('subscribe.end_all.deny')),
    },
  };
}

/** Opens the form of a new subscription, filled in with what a command says. */
export function subscribeButton(text = t('subscribe.button.subscribe'), words = ''): Button {
  return button({ id: `${actionIds.openForm}:new`, text, value: formValue({ for: 'new', words }) });
}

/** The same, beside what was typed. */
export const openFormButton = (words = ''): Button => subscribeButton(t('subscribe.button.open_form'), words);

/** Opens the channel's settings. */
export const settingsButton = (): Button =>
  button({
    id: `${actionIds.openForm}:settings`,
    text: t('subscribe.button.settings'),
    value: formValue({ for: 'settings' }),
  });

/** A command that subscribes, to be typed. */
export const exampleCommand = `${command} subscribe consultations lead 14,7,1 at 09:00`;

type Terms = SubscriptionTerms & Partial<Pick<Subscription, 'alerts'>>;

/** "14, 7 and 1 days before, at 09:00 (Asia/Shanghai) · full cards". */
export function formatTerms(terms: Terms): string {
  return `${formatTimes(terms)} · ${formatStyle(terms)}`;
}

const formatTimes = ({ leads, at, zone }: SubscriptionTerms): string =>
  t('subscribe.times', { leads: formatLeadTimes(leads), at, zone: zoneLabel(zone) });

/** "14, 7 and 1 days before", "10 and 5 working days before and on the day itself". */
export function formatLeadTimes({ unit, before }: LeadTimes): string {
  const days = before.filter((count) => count > 0);
  const [most] = days;
  if (most === undefined) return t('subscribe.leads.on_the_day');
  const text = t(`subscribe.leads.${unit}`, { days: listOf(days.map(String)), most });
  return before.includes(0) ? t('subscribe.leads.and_on_the_day', { before: text }) : text;
}

// What is off is left out, and the language where it is the reader's.
const formatStyle = ({ cards, digestDay, language, alerts = false }: Terms): string =>
  [
    t(`subscribe.cards.${cards}`),
    ...(digestDay ? [t('subscribe.digest', { weekday: formatWeekday(digestDay) })] : []),
    ...(alerts ? [t('subscribe.alerts')] : []),
    ...(language === currentLanguage() ? [] : [languageTerm(language)]),
  ].join(' · ');

/** "in Chinese". */
export const languageTerm = (language: Language): string =>
  t(language === 'en' ? 'subscribe.in_english' : 'subscribe.in_chinese');
