import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, person, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/format-date.ts';
import type { ActionAnswer, Snoozed } from './answers.ts';

/** Whether the card that was pressed shows what was done, so that nothing has to be said. */
export const isShownOnCard = (answer: ActionAnswer): boolean =>
  answer.kind === 'desk' && answer.isOnCard && answer.isChanged && !answer.asksToRemind;

/** The reply to an action. */
export function deskCard(answer: ActionAnswer): Card {
  switch (answer.kind) {
    case 'desk':
      return actionCard(answer);
    case 'desk_form':
      return notice('Open the form again', 'Slack took too long to show it.');
    case 'snoozed':
      return notice(
        `Snoozed until ${formatDate(answer.until)}`,
        answer.isForMe
          ? 'You’ll be reminded in your direct messages with the app. The channel is reminded as before.'
          : `The channel is reminded again on that day at ${answer.at} (${answer.zone}), and not before.`,
      );
    case 'not_snoozed':
      return notice(
        answer.until > answer.deadline.date
          ? 'Can’t snooze past the deadline'
          : 'Can’t snooze until a day that has come',
        `Select a later day, ${formatDate(answer.deadline.date)} at the latest. Nothing was snoozed.`,
      );
    case 'not_reachable':
      return notice('Not snoozed', 'The app couldn’t send you a direct message. Send it one, then try again.');
    case 'not_a_person':
      return card('Not handed over', [
        richText(
          [bold('Not handed over')],
          [
            person(answer.userId),
            plain(' is an app, or is no longer in this workspace. Select Hand over… again, and somebody else.'),
          ],
        ),
      ]);
    case 'no_subscription':
      return notice('Subscriptions here have ended', `Type ${command} subscribe to be reminded again.`);
    case 'deadline_gone':
      return goneCard(answer.note ?? '');
    case 'reminder_not_known':
      return notice(
        'Can’t find this reminder',
        'If it was just posted, try again in a moment. Old records may have been deleted.',
      );
  }
}

function goneCard(note: string): Card {
  const { text, blocks } = notice(
    'This deadline has changed or been removed',
    `Someone corrected it, or its bulletin was imported again. Nothing was changed. To see it as it is now, type ${command} deadlines, or ${command} show and the entry’s ID.`,
  );
  return { text, blocks: note === '' ? blocks : [...blocks, context(`You wrote: “${note}”`)] };
}

function actionCard(answer: Extract<ActionAnswer, { kind: 'desk' }>): Card {
  const { action, state, isChanged, title, asksToRemind } = answer;
  const about = `“${truncate(title, truncationLengths.titleInPassing)}”`;
  const already = isChanged ? '' : 'Already ';
  const say = (heading: string, rest: Line): Card => {
    const said = already ? `${already}${heading.charAt(0).toLowerCase()}${heading.slice(1)}` : heading;
    return card(`${said}: ${about}`, [richText([bold(said), plain(' '), ...rest], [plain(about)])]);
  };
  const by = (id: string | undefined): Line => (id === undefined ? [] : [plain('by '), person(id)]);
  switch (action.kind) {
    case 'acknowledge':
      return say('Acknowledged', by(state.acknowledged?.by));
    case 'take_back_acknowledgement':
      return say('Not acknowledged', []);
    case 'assign': {
      if (!state.owner) return say('Without an owner', []);
      const said = say('Owned', by(state.owner.userId));
      return asksToRemind ? { ...said, blocks: [...said.blocks, ...remindMeBlocks] } : said;
    }
    case 'settle':
      return say(action.as === 'done' ? 'Done' : 'Not applicable', by(state.outcome?.by));
    case 'reopen':
      return say('Open again', []);
    case 'hold':
      return action.until === null
        ? say('Muted', [plain('for this channel '), ...by(state.held?.by)])
        : say(`Snoozed until ${formatDate(action.until)}`, [plain('for this channel '), ...by(state.held?.by)]);
    case 'release':
      return say('Unmuted', []);
  }
}

/** Subscribes whoever presses it to the deadlines that they own. */
export const remindMeButton = button({ id: actionIds.remindOwner, text: 'Remind me', value: 'v1' });

const remindMeBlocks = [
  context('Do you want reminders of the deadlines that you own in a direct message as well?'),
  ...buttonRow([remindMeButton]),
];

/** A deadline that somebody did something about. */
interface Told {
  readonly title: string;
  readonly deadline: DeadlineKey;
  readonly by: string;
}

const deadlineText = ({ title, deadline }: Told): string =>
  `${truncate(title, truncationLengths.titleInList)}: ${eventLabel(deadline, 0)} ${formatDate(deadline.date)}`;

/** What a channel reads when somebody mutes a deadline for it. */
export function mutedCard(told: Told): Card {
  const what = deadlineText(told);
  const said = ' muted a deadline for this channel. No reminder of it will be posted here, and digests leave it out.';
  return card(`Muted for this channel: ${what}`, [
    richText([person(told.by), plain(said)], [plain(what)]),
    ...buttonRow([deskButton(actionIds.unmute, 'Unmute', told)]),
  ]);
}

/** What a channel reads when somebody unmutes one: what it read before stays above. */
export function unmutedCard(told: Told): Card {
  const what = deadlineText(told);
  const said = ' unmuted a deadline for this channel. Reminders of it will be posted here again.';
  return card(`Unmuted for this channel: ${what}`, [richText([person(told.by), plain(said)], [plain(what)])]);
}

/** What somebody reads who snoozed a deadline for themselves. */
export function snoozedForYouCard(told: Told, { until, at, zone }: Snoozed): Card {
  const what = deadlineText(told);
  const heading = `Snoozed for you until ${formatDate(until)}`;
  return card(`${heading}: ${what}`, [
    richText([bold(heading)], [plain(what)]),
    context(`You’ll be reminded here on that day at ${at} (${zone}).`),
    ...buttonRow([deskButton(actionIds.unmute, 'End snooze', told)]),
  ]);
}

/**
 * What the new owner of a deadline reads.
 * @param isReminded whether reminders of what they own already come in a direct message
 */
export function handedOverCard(told: Told, { isReminded }: { readonly isReminded: boolean }): Card {
  const what = deadlineText(told);
  return card(`Handed over to you: ${what}`, [
    richText([person(told.by), plain(' handed a deadline over to you.')], [plain(what)]),
    ...buttonRow([
      deskButton(actionIds.finish, 'Mark as done…', told),
      deskButton(actionIds.handOver, 'Hand over…', told),
      ...(isReminded ? [] : [remindMeButton]),
    ]),
  ]);
}

const deskButton = (id: string, text: string, { title, deadline }: Told) =>
  button({ id, text, value: deadlineValue(deadline), label: `${text}: ${title}` });
