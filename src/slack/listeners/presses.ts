import { setTimeout as wait } from 'node:timers/promises';
import type { AllMiddlewareArgs, BlockAction, BlockElementAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { alreadySharedCard, sharedCard } from '../../ask/entry-card.ts';
import { workingCard } from '../../bot/about-card.ts';
import type { Answer } from '../../bot/answer-card.ts';
import { actionIds, callbackIds } from '../../cards/action-ids.ts';
import { readMenuValue } from '../../cards/blocks.ts';
import {
  decodeRequest,
  readDeadlineValue,
  readDeskSubject,
  readFormValue,
  readIdValue,
  readSnoozeValue,
} from '../../cards/button-values.ts';
import { staleCard } from '../../cards/errors.ts';
import { readImportRevision } from '../../curate/import-card.ts';
import { readDraftPage } from '../../curate/import-preview.ts';
import { readChoice } from '../../curate/subject.ts';
import type { FormPurpose } from '../../desk/answers.ts';
import type { DeadlineAction } from '../../desk/deadline-state.ts';
import { deskCard, isShownOnCard } from '../../desk/desk-card.ts';
import type { Request, Requester } from '../../question/request.ts';
import { actionReplyCard } from '../../remind/action-reply-card.ts';
import type { ActionReply } from '../../remind/reminder-action-use-cases.ts';
import { readSourceChoice } from '../../sources/sources-card.ts';
import { formModal } from '../../subscribe/forms.ts';
import { previewed, readForm } from '../../subscribe/read-form.ts';
import { minute } from '../../time/instant.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';
import { shortTimeout } from '../web-client.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

type Press = (services: Services) => (args: PressArgs) => Promise<void>;

/** What every button and menu does, by action id. */
export const presses: Readonly<Record<string, Press>> = {
  [actionIds.runRequest]: press(decodeRequest, request),
  [actionIds.search]: press(decodeRequest, request),
  [actionIds.showEntry]: pressBeside(decodeRequest, request),
  [actionIds.shareEntry]: pressWith(decodeRequest, request, share),

  [actionIds.openForm]: press(readFormValue, ({ subscriptions }, form, by) => subscriptions.form(form, by)),
  [actionIds.endSubscription]: press(readIdValue, ({ subscriptions }, id, by) => subscriptions.end(id, by)),
  [actionIds.nextReminders]: pressBeside(readIdValue, ({ subscriptions }, id, by) =>
    subscriptions.nextReminders(id, by),
  ),
  [actionIds.resumeSubscription]: press(readIdValue, ({ subscriptions }, id, by) => subscriptions.resume(id, by)),

  [actionIds.calendarLink]: press(readIdValue, ({ subscriptions }, id, by) => subscriptions.calendarLink(id, by)),
  [actionIds.revokeCalendar]: press(readIdValue, ({ subscriptions }, id, by) => subscriptions.revokeCalendar(id, by)),

  [actionIds.acknowledge]: pressOnDeadline({ kind: 'acknowledge' }),
  [actionIds.takeBack]: pressOnDeadline({ kind: 'take_back_acknowledgement' }),
  [actionIds.own]: pressOnDeadline((by) => ({ kind: 'assign', owner: by.userId })),
  [actionIds.reopen]: pressOnDeadline({ kind: 'reopen' }),
  [actionIds.unmute]: pressOnDeadline({ kind: 'release' }),
  [actionIds.finish]: pressForForm('done'),
  [actionIds.dismiss]: pressForForm('not_applicable'),
  [actionIds.handOver]: pressForForm('hand_over'),
  [actionIds.mute]: pressForForm('mute'),
  [actionIds.snooze]: press(readSnoozeValue, ({ desk }, { deliveryId, choice }, by) =>
    choice === 'form'
      ? desk.form({ kind: 'reminder', deliveryId }, 'snooze', by)
      : desk.snooze(deliveryId, { until: choice, isForMe: false }, by),
  ),
  // Beside it: the message may be the one by which a deadline was handed over.
  [actionIds.remindOwner]: pressBeside(anyValue, ({ subscriptions }, _, by) => subscriptions.remindOwner(by)),
  [actionIds.addToCalendar]: pressOnReminder(readIdValue, ({ reminders }, id, by) => reminders.addToCalendar(id, by)),

  [actionIds.sendCalendar]: pressOnReminder(readDeadlineValue, ({ reminders }, deadline, by) =>
    reminders.sendCalendar(deadline, by),
  ),
  [actionIds.openLink]: () => () => Promise.resolve(),
  [actionIds.more]: pressInMenu,
  ...Object.fromEntries(previewed.map((field) => [field, refillForm({})])),
  [actionIds.moreOptions]: refillForm({ isExpanded: true }),

  [actionIds.openImport]: press(anyValue, ({ importing }, _, by) => importing.form(by)),
  [actionIds.addSource]: press(anyValue, ({ following }, _, by) => following.form(by)),
  [actionIds.chooseSource]: press(readSourceChoice, ({ following }, chosen, by) => following.choose(chosen, by)),
  [actionIds.previewImport]: press(readDraftPage, ({ importing }, at, by) => importing.preview(at, by)),
  [actionIds.undoImport]: press(readImportRevision, ({ importing }, undone, by) => importing.undo(undone, by)),
  [actionIds.editEntry]: press(readIdValue, ({ correcting }, id, by) => correcting.entryForm(id, by)),
  [actionIds.reviewBulletin]: press(readIdValue, ({ correcting }, id, by) => correcting.review(id, by)),
  [actionIds.chooseScope]: press(anyValue, ({ scoping }, _, by) => scoping.form(by)),
  [actionIds.decide]: press(readChoice, ({ correcting, importing }, { choice, subject }, by) =>
    subject.kind === 'draft' ? importing.decide({ choice, subject }, by) : correcting.decide({ choice, subject }, by),
  ),
};

// Of a press that says all by its action id.
function anyValue(value: string): string {
  return value;
}

/** Reads the value of a press and asks. The answer is null if the value is not understood: the card is of an old version. */
function pressWith<Value, Result>(
  read: (value: string) => Value | null,
  ask: (services: Services, value: Value, by: Requester) => Promise<Result>,
  show: (reply: Reply, result: Result | null, services: Services) => Promise<void>,
): Press {
  return (services) => async (args) => {
    const reply = new Reply(services, args);
    if (await reply.isRepeat()) return;
    const value = read(pressedValue(args.action));
    const answer = value === null ? null : await withHint(reply, ask(services, value, reply.requester));
    await show(reply, answer, services);
  };
}

// Under a message somebody who pressed a button sees something within three seconds.
async function withHint<T>(reply: Reply, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = wait(shortTimeout, undefined, { signal: done.signal });
  if (reply.message) late.then(() => reply.privately(workingCard())).catch(() => {});
  else late.catch(() => {});
  return work.finally(() => done.abort());
}

function pressedValue(action: BlockElementAction): string {
  const value = 'selected_option' in action ? action.selected_option?.value : 'value' in action && action.value;
  return value || '';
}

/** An option of a menu does what the button that it stands for would. */
function pressInMenu(services: Services): ReturnType<Press> {
  return async (args) => {
    const { actionId = '', value = '' } = readMenuValue(pressedValue(args.action)) ?? {};
    const { block_id, action_ts } = args.action;
    const text = { type: 'plain_text', text: '' } as const;
    const pressed = { type: 'button', action_id: actionId, block_id, action_ts, text, value } as const;
    const act = presses[actionId] ?? press((): Request | null => null, request);
    await act(services)({ ...args, action: pressed });
  };
}

/** A change in the form of a subscription: the form shows what comes of it. A value that is not valid waits for Submit. */
function refillForm(changes: { readonly isExpanded?: true }): Press {
  return (services) => async (args) => {
    await args.ack();
    const { view } = args.body;
    // The form of the settings has the same fields, and no preview.
    const read = view && view.callback_id !== callbackIds.settingsModal && readForm(view);
    if (!read || 'errors' in read) return;
    const { requester } = new Reply(services, args);
    const answer = await services.subscriptions.refill({ ...read.form, ...changes }, requester);
    if (answer.kind === 'form') await services.views.update(formModal(answer.form), view.id);
  };
}

/** A press whose answer is shown where the button is. */
function press<Value>(
  read: (value: string) => Value | null,
  ask: (services: Services, value: Value, by: Requester) => Promise<Answer>,
): Press {
  return pressWith(read, ask, (reply, answer) => reply.answer(answer));
}

/** A press whose answer leaves what the button is on as it is. */
function pressBeside<Value>(
  read: (value: string) => Value | null,
  ask: (services: Services, value: Value, by: Requester) => Promise<Answer>,
): Press {
  return pressWith(read, ask, (reply, answer) => reply.beside(answer));
}

/** An action on a deadline. The reply is private, and there is none if the reminder that was pressed shows what was done. */
function pressOnDeadline(action: DeadlineAction | ((by: Requester) => DeadlineAction)): Press {
  return pressWith(
    readDeskSubject,
    ({ desk }, subject, by) => desk.act(subject, typeof action === 'function' ? action(by) : action, by),
    async (reply, answer) => {
      if (answer === null || !isShownOnCard(answer)) await reply.show(answer ? deskCard(answer) : staleCard());
    },
  );
}

function pressForForm(purpose: FormPurpose): Press {
  return press(readDeskSubject, ({ desk }, subject, by) => desk.form(subject, purpose, by));
}

/** A press on a reminder. The reply is private. */
function pressOnReminder<Value>(
  read: (value: string) => Value | null,
  act: (services: Services, value: Value, by: Requester) => Promise<ActionReply>,
): Press {
  return pressWith(read, act, async (reply, result) => {
    await reply.show(actionReplyCard(result ?? { kind: 'stale' }));
  });
}

function request({ bot }: Services, asked: Request, by: Requester): Promise<Answer> {
  return bot.answer(asked, by);
}

// The entry is posted for everyone, with the name of who shared it. A second press within ten minutes posts nothing.
// After a lost answer it may be there, so another press does not post it either.
async function share(reply: Reply, answer: Answer | null, { recent, log }: Services): Promise<void> {
  const { message, requester } = reply;
  if (answer?.kind !== 'entry' || !message) return reply.beside(answer);
  const key = ['share', requester.channelId, requester.userId, message.ts, answer.entry.source.entry.id].join('|');
  if (!(await recent.addIfNew(key, 10 * minute))) return reply.privately(alreadySharedCard());
  const outcome = await reply.toChannel(sharedCard(answer, requester.userId));
  if (outcome.kind === 'posted') return;
  log.warn({ outcome }, 'entry not shared, or not confirmed');
  if (outcome.kind !== 'uncertain') await recent.forget(key);
  await reply.notPosted(outcome);
}
