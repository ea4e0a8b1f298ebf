import { checkView } from '../block-kit/check-blocks.ts';
import { formState, refusedInputs } from '../block-kit/form-state.ts';
import { interactivePayload } from '../delivery/payloads.ts';
import { isJson, isSet, type Json, objectOf, objectsOf, textOf } from '../json.ts';
import type { ActionOutcome, StateValues } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { fileAsSlack } from '../state/files.ts';
import { deepestStack, type StoredView, viewAsSlack } from '../state/views.ts';
import { deliver } from './interact.ts';

const trouble: ActionOutcome = { ok: false, error: 'We had some trouble connecting. Try again?' };

/** A modal was submitted: what the app acknowledges says what becomes of it. */
export async function submitView(
  parts: Parts,
  { user, viewId, state }: { readonly user: string; readonly viewId: string; readonly state: StateValues },
): Promise<ActionOutcome> {
  const view = openModal(parts, user, viewId);
  if (!view) return notOpen;
  const blocks = objectsOf(view.json, 'blocks');
  const values = filled(parts, formState(blocks, state));
  const refusals = refusedInputs(blocks, values);
  if (Object.keys(refusals).length > 0) return refuse(parts, view, refusals);
  const acknowledgement = await deliver(parts, {
    ...interactivePayload(parts, 'view_submission', user),
    trigger_id: parts.triggers.issue(user, view.id),
    view: viewAsSlack(view, parts.identity, values),
    response_urls: [],
  });
  return acknowledgement.kind === 'acknowledged' ? settle(parts, view, acknowledgement.payload) : trouble;
}

/** A modal was closed by its user; the app hears of it where it asked to. */
export async function closeView(
  parts: Parts,
  { user, viewId }: { readonly user: string; readonly viewId: string },
): Promise<ActionOutcome> {
  const view = openModal(parts, user, viewId);
  if (!view) return notOpen;
  const clears = isSet(view.json, 'clear_on_close');
  if (clears) parts.views.closeAll(user);
  else parts.views.close(view);
  if (isSet(view.json, 'notify_on_close')) {
    await deliver(parts, {
      ...interactivePayload(parts, 'view_closed', user),
      view: viewAsSlack(view, parts.identity),
      is_cleared: clears,
    });
  }
  return { ok: true };
}

const notOpen: ActionOutcome = { ok: false, error: 'This view is no longer open.' };

const openModal = ({ views }: Parts, user: string, id: string): StoredView | undefined =>
  views.modalsOf(user).find((view) => view.id === id);

function refuse({ views }: Parts, view: StoredView, errors: Readonly<Record<string, string>>): ActionOutcome {
  views.refuse(view, errors);
  return { ok: false, error: Object.values(errors).join(' ') };
}

function settle(parts: Parts, submitted: StoredView, payload: unknown): ActionOutcome {
  const { views } = parts;
  const said = isJson(payload) ? payload : {};
  // What the app has done to the view while it handled the submission counts: this is the view as it is by now.
  const view = views.find(submitted.id) ?? submitted;
  switch (textOf(said, 'response_action')) {
    case '':
      views.close(view);
      return { ok: true };
    case 'clear':
      views.closeAll(view.user);
      return { ok: true };
    case 'errors':
      return settleErrors(parts, view, objectOf(said, 'errors'));
    case 'update':
      if (checkView(said['view'], 'modal').length > 0) return trouble;
      views.update(view, objectOf(said, 'view'));
      return { ok: true };
    case 'push':
      if (checkView(said['view'], 'modal').length > 0) return trouble;
      if (views.modalsOf(view.user).length >= deepestStack) return trouble;
      views.push(view.user, objectOf(said, 'view'));
      return { ok: true };
    default:
      return trouble;
  }
}

// Slack takes errors only of input blocks that the view has.
function settleErrors(parts: Parts, view: StoredView, errors: Json): ActionOutcome {
  const inputs = objectsOf(view.json, 'blocks').filter((block) => block['type'] === 'input');
  const known = Object.keys(errors).every((id) => inputs.some((block) => block['block_id'] === id));
  if (!known || Object.keys(errors).length === 0) return trouble;
  return refuse(parts, view, Object.fromEntries(Object.keys(errors).map((id) => [id, textOf(errors, id)])));
}

// The page names files by id; the app gets them whole.
function filled({ files, baseUrl }: Parts, state: StateValues): StateValues {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, values]) => [
      blockId,
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, withFiles(value)])),
    ]),
  );
  function withFiles(value: unknown): unknown {
    if (!isJson(value) || !Array.isArray(value['files'])) return value;
    const found = objectsOf(value, 'files').flatMap((each) => files.find(textOf(each, 'id')) ?? []);
    return { ...value, files: found.map((file) => fileAsSlack(file, baseUrl)) };
  }
}
