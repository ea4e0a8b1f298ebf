import { formatProblem } from '../block-kit/check.ts';
import { checkOptions } from '../block-kit/check-elements.ts';
import { findElement, formState, type PlacedElement } from '../block-kit/form-state.ts';
import { type Acknowledgement, firstTime } from '../delivery/gateway.ts';
import { interactivePayload, type Place, placePayload } from '../delivery/payloads.ts';
import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import type { ActionOutcome, StateValues } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { isSeenBy, pageMessage } from '../state/message.ts';

/** The element somebody works, and where it stands. */
export interface Spot {
  readonly user: string;
  readonly place: { readonly channel: string; readonly ts: string } | { readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
}

/** A button was clicked, something was chosen: the app gets `block_actions`. */
export async function act(
  parts: Parts,
  action: Spot & { readonly value: Json; readonly state: StateValues },
): Promise<ActionOutcome> {
  const place = placeOf(parts, action);
  const found = place && findElement(blocksAt(place), action.blockId, action.actionId);
  if (!place || !found) return gone;
  // An input tells the app of itself only when the app asked for it.
  if (found.block['type'] === 'input' && found.block['dispatch_action'] !== true) return { ok: true };
  const values = formState(blocksAt(place), action.state);
  const payload = {
    ...interactivePayload(parts, 'block_actions', action.user),
    ...placePayload(parts, place, values),
    trigger_id: parts.triggers.issue(action.user, modalIn(place)),
    ...responseUrl(parts, place, action.user),
    actions: [actionPayload(parts, found, action.value)],
  };
  return shown(parts, await deliver(parts, payload));
}

/** Something was typed into a menu whose options the app suggests. */
export async function suggest(
  parts: Parts,
  typed: Spot & { readonly value: string },
): Promise<ActionOutcome> {
  const place = placeOf(parts, typed);
  const found = place && findElement(blocksAt(place), typed.blockId, typed.actionId);
  if (!place || !found) return gone;
  if (typed.value.length < Number(found.element['min_query_length'] ?? 3)) return { ok: true, options: [] };
  const acknowledgement = await deliver(parts, {
    ...interactivePayload(parts, 'block_suggestion', typed.user),
    ...placePayload(parts, place, formState(blocksAt(place), {})),
    action_id: typed.actionId,
    block_id: typed.blockId,
    value: typed.value,
  });
  if (acknowledgement.kind !== 'acknowledged') return shown(parts, acknowledgement);
  return suggested(acknowledgement.payload);
}

/** A shortcut out of the workspace's menu. */
export async function runGlobalShortcut(
  parts: Parts,
  user: string,
  callbackId: string,
): Promise<ActionOutcome> {
  if (!hasShortcut(parts, callbackId, 'global')) return { ok: false, error: 'The app has no such shortcut.' };
  const payload = {
    ...interactivePayload(parts, 'shortcut', user),
    callback_id: callbackId,
    trigger_id: parts.triggers.issue(user),
    action_ts: parts.messages.newTs(),
  };
  return shown(parts, await deliver(parts, payload));
}

/** A shortcut out of a message's menu. */
export async function runMessageShortcut(
  parts: Parts,
  chosen: {
    readonly user: string;
    readonly callbackId: string;
    readonly channel: string;
    readonly ts: string;
  },
): Promise<ActionOutcome> {
  const { user, callbackId } = chosen;
  if (!hasShortcut(parts, callbackId, 'message'))
    return { ok: false, error: 'The app has no such shortcut.' };
  const place = placeOf(parts, { user, place: chosen });
  if (place?.kind !== 'message' || place.message.ephemeralTo !== null) return gone;
  const { channel, message } = placePayload(parts, place, {});
  const payload = {
    ...interactivePayload(parts, 'message_action', user),
    callback_id: callbackId,
    trigger_id: parts.triggers.issue(user),
    action_ts: parts.messages.newTs(),
    message_ts: chosen.ts,
    ...responseUrl(parts, place, user),
    channel,
    message,
  };
  return shown(parts, await deliver(parts, payload));
}

/** Sends an interactive payload to the app. */
export function deliver(parts: Parts, payload: Json): Promise<Acknowledgement> {
  return parts.gateway.deliver(firstTime({ type: 'interactive', payload, acceptsPayload: true }));
}

/** What the user sees of an acknowledgement that says nothing by itself. */
function shown({ identity }: Parts, { kind }: Acknowledgement): ActionOutcome {
  switch (kind) {
    case 'acknowledged':
      return { ok: true };
    case 'late':
      return { ok: false, error: `${identity.name} did not respond in time (operation_timeout).` };
    case 'unreachable':
      return { ok: false, error: `${identity.name} is not connected (dispatch_failed).` };
  }
}

const gone: ActionOutcome = { ok: false, error: 'This is no longer there.' };

function placeOf(parts: Parts, { user, place }: Pick<Spot, 'user' | 'place'>): Place | null {
  if ('viewId' in place) {
    const view = parts.views.find(place.viewId);
    return view?.user === user ? { kind: 'view', view } : null;
  }
  const channel = parts.channels.find(place.channel);
  const message = parts.messages.find(place.channel, place.ts);
  return channel && message && isSeenBy(message, user) ? { kind: 'message', channel, message } : null;
}

function blocksAt(place: Place): readonly Json[] {
  return place.kind === 'view'
    ? objectsOf(place.view.json, 'blocks')
    : pageMessage(place.message).blocks.filter(isJson);
}

// Home takes no modal on top of itself: a trigger from there opens one, and pushes none.
const modalIn = (place: Place): string | null =>
  place.kind === 'view' && textOf(place.view.json, 'type') === 'modal' ? place.view.id : null;

const responseUrl = ({ responseUrls }: Parts, place: Place, user: string): Json =>
  place.kind === 'message'
    ? { response_url: responseUrls.issue({ user, channel: place.channel.id, ts: place.message.ts }) }
    : {};

function actionPayload({ messages }: Parts, { block, element }: PlacedElement, value: Json): Json {
  const kept = ['text', 'value', 'style', 'placeholder', 'initial_option', 'url', 'icon', 'timezone'];
  const own = Object.fromEntries(Object.entries(element).filter(([key]) => kept.includes(key)));
  return {
    ...own,
    ...value,
    ...(element['type'] === 'button' ? own : {}),
    type: element['type'],
    action_id: element['action_id'],
    block_id: block['block_id'],
    action_ts: messages.newTs(),
  };
}

const hasShortcut = ({ identity }: Parts, callbackId: string, type: 'global' | 'message'): boolean =>
  identity.shortcuts.some((shortcut) => shortcut.callbackId === callbackId && shortcut.type === type);

function suggested(payload: unknown): ActionOutcome {
  const given = isJson(payload) ? payload : {};
  const options = given['options'] ?? given['option_groups'];
  if (!Array.isArray(options))
    return { ok: false, error: 'The app suggested nothing that is a list of options.' };
  const [first] = checkOptions(given);
  return first
    ? { ok: false, error: `The app suggested something Slack refuses: ${formatProblem(first)}` }
    : { ok: true, options };
}
