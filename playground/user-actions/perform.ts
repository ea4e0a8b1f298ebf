import type { ActionOutcome, UserAction } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { directMessagesId } from '../state/channels.ts';
import { viewAsSlack } from '../state/views.ts';
import { runCommand } from './command.ts';
import { act, runGlobalShortcut, runMessageShortcut, suggest } from './interact.ts';
import { inviteBot, removeBot } from './membership.ts';
import { say } from './say.ts';
import { closeView, submitView } from './submit-view.ts';

/** Performs an action; resolves once the app has acknowledged it, where it has to. */
export async function perform(parts: Parts, action: UserAction): Promise<ActionOutcome> {
  if ('user' in action && !parts.people.some(({ id, isBot }) => id === action.user && !isBot)) {
    return { ok: false, error: `No user ${action.user}.` };
  }
  if ('channel' in action) return performIn(parts, action);
  switch (action.do) {
    case 'act':
      return act(parts, action);
    case 'suggest':
      return suggest(parts, action);
    case 'submit_view':
      return submitView(parts, action);
    case 'close_view':
      return closeView(parts, action);
    case 'global_shortcut':
      return runGlobalShortcut(parts, action);
    case 'open_home':
      return openHome(parts, action.user);
    case 'set_clock':
      return clockOutcome(parts, parts.clock.setDay(action.date), `${action.date} isn’t a date such as 2019-04-22.`);
    case 'move_clock':
      return clockOutcome(parts, parts.clock.moveDays(action.days), 'The clock can’t be moved that far.');
    case 'redeliver':
      return parts.events.redeliver() ? { ok: true } : { ok: false, error: 'No event has been sent yet.' };
    case 'drop_connection':
      return parts.sockets.drop() ? { ok: true } : { ok: false, error: 'The app has no socket to drop.' };
  }
}

async function performIn(parts: Parts, action: Extract<UserAction, { channel: string }>): Promise<ActionOutcome> {
  const channel = parts.channels.all().find(({ id }) => id === action.channel);
  const isOthers = channel?.kind === 'im' && 'user' in action && channel.id !== directMessagesId(action.user);
  if (!channel || isOthers) return { ok: false, error: `No channel ${action.channel}.` };
  switch (action.do) {
    case 'say':
      return say(parts, { ...action, channel, threadTs: action.threadTs ?? null });
    case 'command':
      return runCommand(parts, { ...action, channel });
    case 'message_shortcut':
      return runMessageShortcut(parts, action);
    case 'invite_bot':
      return inviteBot(parts, channel, null);
    case 'remove_bot':
      return removeBot(parts, channel, null);
  }
}

function openHome({ identity, events, messages, views }: Parts, user: string): ActionOutcome {
  if (!identity.homeTab) return { ok: false, error: `${identity.name} has no Home.` };
  if (!identity.events.includes('app_home_opened')) return { ok: true };
  const home = views.homeOf(user);
  events.send({
    type: 'app_home_opened',
    user,
    channel: directMessagesId(user),
    tab: 'home',
    event_ts: messages.newTs(),
    ...(home ? { view: viewAsSlack(home, identity) } : {}),
  });
  return { ok: true };
}

function clockOutcome({ bus }: Parts, isMoved: boolean, error: string): ActionOutcome {
  if (!isMoved) return { ok: false, error };
  bus.emit({ type: 'clock' });
  return { ok: true };
}
