import type { KnownBlock } from '@slack/types';
import type { ToldSubscription } from '../../answers/subscribing/subscription-answer.ts';
import type { UpcomingReminder } from '../../reminders/upcoming-reminders.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { context } from '../entry-blocks.ts';
import { budgets, cut } from '../limits.ts';
import { edgeWords } from '../reminding/edge-words.ts';
import { bold, bullets, channel, type Line, plain, richText } from '../rich-text.ts';
import { daysLeftWords, jurisdictionName } from '../words.ts';
import { refusalWords } from './refusal-words.ts';
import { alertsWords, coverWords, hourWords, leadsWords, styleWords } from './terms-words.ts';

/** What exactly is subscribed: what, when, how; a line each. */
export function termsLines(told: ToldSubscription): readonly Line[] {
  const { subscription } = told;
  const { filter, leads } = subscription;
  const typed = filter === '' ? '' : `, typed as “${cut(filter, budgets.question)}”`;
  return [
    [bold('What: '), plain(`${coverWords(told)}${typed}`)],
    [bold('When: '), plain(`${leadsWords(leads)}, ${hourWords(subscription)}`)],
    [bold('How: '), plain(`${styleWords(subscription)}; ${alertsWords(subscription)}`)],
  ];
}

/** The next reminders that a subscription will cause, or that none is to come. */
export function upcomingBlocks({ subscription, upcoming }: ToldSubscription): readonly KnownBlock[] {
  if (upcoming.length === 0) return [context(noneIsComing(subscription.alerts))];
  return [
    richText([
      plain(upcoming.length === 1 ? 'The next reminder:' : `The next ${upcoming.length} reminders:`),
    ]),
    bullets(upcoming.map((one) => [upcomingLine(one)])),
  ];
}

const noneIsComing = (alerts: boolean): string =>
  `No reminder is coming: no deadline ahead in the bulletins fits. When a bulletin brings one, ${alerts ? 'its entry is told at once and ' : ''}you will be reminded of it.`;

/** A reminder that is to come: when it is posted, of what, and how many days are left then. */
function upcomingLine({ on, key, about, daysLeft }: UpcomingReminder): Line {
  const { entry, bulletin } = about.source;
  return [
    bold(`${writtenDate(on)}: `),
    plain(
      `${edgeWords(key, daysLeft)} ${writtenDate(key.date)} (${jurisdictionName(bulletin.jurisdiction)}), ${daysLeftWords(daysLeft)} then: ${cut(entry.title, budgets.titleInPassing)}`,
    ),
  ];
}

/** A subscription in a list: number, what, when, its state, the next reminder. */
export function listedLines(told: ToldSubscription, withChannel = false): readonly Line[] {
  const { subscription, upcoming } = told;
  const { number, channelId, state } = subscription;
  const [next] = upcoming;
  return [
    [
      bold(`${number}. ${cut(coverWords(told), budgets.facts)}`),
      ...(withChannel ? [plain(' in '), channel(channelId)] : []),
    ],
    [
      plain(
        `${leadsWords(subscription.leads)}, ${hourWords(subscription)}; ${styleWords(subscription)}; ${alertsWords(subscription)}`,
      ),
    ],
    ...(state.kind === 'suspended' ? [suspendedLine(state.reason)] : []),
    next ? [plain('Next: '), ...upcomingLine(next)] : [plain('Next: none is coming at present.')],
  ];
}

function suspendedLine(reason: string): Line {
  const { why, next } = refusalWords(reason);
  return [bold('Suspended: '), plain(`${why} ${next} Then press Resume.`)];
}
