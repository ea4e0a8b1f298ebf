import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { deadlineSummary, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, line, person, plain, richText } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
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
      return notice(t('desk.form_late'), t('desk.form_late.hint'));
    case 'snoozed': {
      const { until, at, zone, isForMe } = answer;
      return notice(
        t('desk.snoozed', { day: formatDate(until) }),
        isForMe ? t('desk.snoozed.for_me') : t('desk.snoozed.here', { at, zone }),
      );
    }
    case 'not_snoozed': {
      const { until, deadline } = answer;
      return notice(
        t(until > deadline.date ? 'desk.not_snoozed.past_deadline' : 'desk.not_snoozed.has_come'),
        t('desk.not_snoozed.hint', { day: formatDate(deadline.date) }),
      );
    }
    case 'not_reachable':
      return notice(t('desk.not_reachable'), t('desk.not_reachable.hint'));
    case 'not_a_person': {
      const values = { person: person(answer.userId), button: t('desk.button.hand_over') };
      const heading = t('desk.not_a_person');
      return card(heading, [richText([bold(heading)], line('desk.not_a_person.hint', values))]);
    }
    case 'no_subscription':
      return notice(t('desk.no_subscription'), t('desk.no_subscription.hint', { command: `${command} subscribe` }));
    case 'deadline_gone':
      return goneCard(answer.note ?? '');
    case 'reminder_not_known':
      return notice(t('desk.reminder_not_known'), t('desk.reminder_not_known.hint'));
  }
}

function goneCard(note: string): Card {
  const commands = { list: `${command} deadlines`, show: `${command} show` };
  const { text, blocks } = notice(t('desk.deadline_gone'), t('desk.deadline_gone.hint', commands));
  return { text, blocks: note === '' ? blocks : [...blocks, context(t('desk.deadline_gone.note', { note }))] };
}

type Done = Extract<ActionAnswer, { kind: 'desk' }>;

function actionCard(answer: Done): Card {
  const { action, isChanged, title, asksToRemind } = answer;
  const about = `“${truncate(title, truncationLengths.titleInPassing)}”`;
  const { what, by } = outcomeOf(answer);
  const heading = isChanged ? what : t('desk.action.already', { heading: uncapitalised(what) });
  const said =
    by === undefined
      ? [bold(heading)]
      : line(action.kind === 'hold' ? 'desk.action.here_by' : 'desk.action.by', { heading, by: person(by) });
  return card(t('cards.titled', { title: heading, text: about }), [
    richText(said, [plain(about)]),
    ...(asksToRemind ? [context(t('desk.action.ask_to_remind')), ...buttonRow([remindMeButton()])] : []),
  ]);
}

function outcomeOf({ action, state }: Done): { readonly what: string; readonly by?: string | undefined } {
  switch (action.kind) {
    case 'acknowledge':
      return { what: t('desk.action.acknowledge'), by: state.acknowledged?.by };
    case 'assign':
      return { what: t(state.owner ? 'desk.action.owned' : 'desk.action.unowned'), by: state.owner?.userId };
    case 'settle':
      return { what: t(`desk.action.${action.as}`), by: state.outcome?.by };
    case 'hold': {
      const { until } = action;
      const what = until === null ? t('desk.action.muted') : t('desk.action.snoozed', { day: formatDate(until) });
      return { what, by: state.held?.by };
    }
    case 'take_back_acknowledgement':
    case 'reopen':
    case 'release':
      return { what: t(`desk.action.${action.kind}`) };
  }
}

/** Subscribes whoever presses it to the deadlines that they own. */
export const remindMeButton = () =>
  button({ id: actionIds.remindOwner, text: t('desk.button.remind_me'), value: 'v1' });

/** A deadline that somebody did something about. */
interface Told {
  readonly title: string;
  readonly deadline: DeadlineKey;
  readonly by: string;
}

const deadlineText = ({ title, deadline }: Told): string =>
  t('cards.titled', { title: truncate(title, truncationLengths.titleInList), text: deadlineSummary(deadline) });

/** What a channel reads when somebody mutes a deadline for it. */
export function mutedCard(told: Told): Card {
  const deadline = deadlineText(told);
  return card(t('desk.told.muted.text', { deadline }), [
    richText(line('desk.told.muted', { by: person(told.by) }), [plain(deadline)]),
    ...buttonRow([deskButton(actionIds.unmute, t('desk.told.unmute'), told)]),
  ]);
}

/** What a channel reads when somebody unmutes one: what it read before stays above. */
export function unmutedCard(told: Told): Card {
  const deadline = deadlineText(told);
  return card(t('desk.told.unmuted.text', { deadline }), [
    richText(line('desk.told.unmuted', { by: person(told.by) }), [plain(deadline)]),
  ]);
}

/** What somebody reads who snoozed a deadline for themselves. */
export function snoozedForYouCard(told: Told, { until, at, zone }: Snoozed): Card {
  const text = deadlineText(told);
  const title = t('desk.told.snoozed', { day: formatDate(until) });
  return card(t('cards.titled', { title, text }), [
    richText([bold(title)], [plain(text)]),
    context(t('desk.told.snoozed.hint', { at, zone })),
    ...buttonRow([deskButton(actionIds.unmute, t('desk.button.end_snooze'), told)]),
  ]);
}

/**
 * What the new owner of a deadline reads.
 * @param isReminded whether reminders of what they own already come in a direct message
 */
export function handedOverCard(told: Told, { isReminded }: { readonly isReminded: boolean }): Card {
  const deadline = deadlineText(told);
  return card(t('desk.told.handed_over.text', { deadline }), [
    richText(line('desk.told.handed_over', { by: person(told.by) }), [plain(deadline)]),
    ...buttonRow([
      deskButton(actionIds.finish, t('desk.button.finish'), told),
      deskButton(actionIds.handOver, t('desk.button.hand_over'), told),
      ...(isReminded ? [] : [remindMeButton()]),
    ]),
  ]);
}

const deskButton = (id: string, text: string, { title, deadline }: Told) =>
  button({ id, text, value: deadlineValue(deadline), label: t('cards.titled', { title: text, text: title }) });
