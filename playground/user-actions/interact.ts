import { formatProblem } from '../block-kit/check.ts';
import { checkOptions } from '../block-kit/check-elements.ts';
import { findElement, formState, type PlacedElement } from '../block-kit/form-state.ts';
import type { Acknowledgement } from '../delivery/gateway.ts';
import { interactivePayload, type Place, placePayload } from '../delivery/payloads.ts';
import { asJson, isJson, type Json, objectsOf, textOf } from '../json.ts';
import type { ActionOutcome, ElementPlace, UserAction } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { isSeenBy, pageMessage } from '../state/message.ts';

type Action<Kind extends UserAction['do']> = Extract<UserAction, { do: Kind }>;

/** A user clicked a button or chose something: the app gets `block_actions`. */
export async function act(parts: Parts, action: Action<'act'>): Promise<ActionOutcome> {
  const place = findPlace(parts, action.user, action.place);
  const found = place && findElement(blocksAt(place), action.blockId, action.actionId);
  if (!place || !found) return notFound;
  // An input dispatches only where the app asked for it.
  if (found.block['type'] === 'input' && found.block['dispatch_action'] !== true) return { ok: true };
  const payload = {
    ...interactivePayload(parts, 'block_actions', action.user),
    ...placePayload(parts, place, formState(blocksAt(place), action.state)),
    trigger_id: parts.triggers.issue(action.user, modalIn(place)),
    ...responseUrl(parts, place, action.user),
    actions: [actionPayload(parts, found, action.value)],
  };
  return outcomeOf(parts, await deliver(parts, payload));
}

/** A user typed into a menu: the app suggests its options. */
export async function suggest(parts: Parts, typed: Action<'suggest'>): Promise<ActionOutcome> {
  const place = findPlace(parts, typed.user, typed.place);
  const found = place && findElement(blocksAt(place), typed.blockId, typed.actionId);
  if (!place || !found) return notFound;
  if (typed.value.length < Number(found.element['min_query_length'] ?? 3)) return { ok: true, options: [] };
  const acknowledgement = await deliver(parts, {
    ...interactivePayload(parts, 'block_suggestion', typed.user),
    ...placePayload(parts, place, formState(blocksAt(place), {})),
    action_id: typed.actionId,
    block_id: typed.blockId,
    value: typed.value,
  });
  return acknowledgement.kind === 'acknowledged'
    ? suggestedOptions(asJson(acknowledgement.payload))
    : outcomeOf(parts, acknowledgement);
}

/** A user chose a global shortcut. */
export async function runGlobalShortcut(
  parts: Parts,
  { user, callbackId }: Action<'global_shortcut'>,
): Promise<ActionOutcome> {
  if (!hasShortcut(parts, callbackId, 'global')) return noShortcut;
  const payload = shortcutPayload(parts, 'shortcut', { user, callbackId });
  return outcomeOf(parts, await deliver(parts, payload));
}

/** A user chose a shortcut in the menu of a message. */
export async function runMessageShortcut(parts: Parts, chosen: Action<'message_shortcut'>): Promise<ActionOutcome> {
  if (!hasShortcut(parts, chosen.callbackId, 'message')) return noShortcut;
  const place = findPlace(parts, chosen.user, chosen);
  if (place?.kind !== 'message' || place.message.ephemeralTo !== null) return notFound;
  const { channel, message } = placePayload(parts, place, {});
  const payload = {
    ...shortcutPayload(parts, 'message_action', chosen),
    message_ts: chosen.ts,
    ...responseUrl(parts, place, chosen.user),
    channel,
    message,
  };
  return outcomeOf(parts, await deliver(parts, payload));
}

/** Delivers an interactive payload to the app. */
export function deliver({ gateway }: Parts, payload: Json): Promise<Acknowledgement> {
  return gateway.deliver({ type: 'interactive', payload });
}

function outcomeOf({ identity }: Parts, { kind }: Acknowledgement): ActionOutcome {
  switch (kind) {
    case 'acknowledged':
      return { ok: true };
    case 'late':
      return { ok: false, error: `${identity.name} did not respond in time (operation_timeout).` };
    case 'unreachable':
      return { ok: false, error: `${identity.name} is not connected (dispatch_failed).` };
  }
}

const notFound: ActionOutcome = { ok: false, error: 'That message or form no longer exists.' };
const noShortcut: ActionOutcome = { ok: false, error: 'The app has no such shortcut.' };

function findPlace(parts: Parts, user: string, place: ElementPlace): Place | null {
  if ('viewId' in place) {
    const view = parts.views.find(place.viewId);
    return view?.user === user ? { kind: 'view', view } : null;
  }
  const channel = parts.channels.find(place.channel);
  const message = parts.messages.find(place.channel, place.ts);
  return channel && message && isSeenBy(message, user) ? { kind: 'message', channel, message } : null;
}

const blocksAt = (place: Place): readonly Json[] =>
  place.kind === 'view' ? objectsOf(place.view.json, 'blocks') : pageMessage(place.message).blocks.filter(isJson);

// Nothing can be pushed on top of App Home: a trigger from there opens a modal.
const modalIn = (place: Place): string | null =>
  place.kind === 'view' && textOf(place.view.json, 'type') === 'modal' ? place.view.id : null;

const responseUrl = ({ responseUrls }: Parts, place: Place, user: string): Json =>
  place.kind === 'message'
    ? { response_url: responseUrls.issue({ user, channel: place.channel.id, ts: place.message.ts }) }
    : {};

function shortcutPayload(
  parts: Parts,
  type: string,
  { user, callbackId }: { readonly user: string; readonly callbackId: string },
): Json {
  return {
    ...interactivePayload(parts, type, user),
    callback_id: callbackId,
    trigger_id: parts.triggers.issue(user),
    action_ts: parts.messages.newTs(),
  };
}

const echoedFields = ['text', 'value', 'style', 'placeholder', 'initial_option', 'url', 'icon', 'timezone'];

function actionPayload({ messages }: Parts, { block, element }: PlacedElement, value: Json): Json {
  const own = Object.fromEntries(Object.entries(element).filter(([key]) => echoedFields.includes(key)));
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

function suggestedOptions(payload: Json): ActionOutcome {
  const options = payload['options'] ?? payload['option_groups'];
  if (!Array.isArray(options)) return { ok: false, error: 'The app did not return a list of options.' };
  const [problem] = checkOptions(payload);
  return problem
    ? { ok: false, error: `The app suggested options that Slack rejects: ${formatProblem(problem)}` }
    : { ok: true, options };
}
