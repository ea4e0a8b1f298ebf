import { checkView } from '../block-kit/check-blocks.ts';
import { formState, inputErrors } from '../block-kit/form-state.ts';
import { interactivePayload } from '../delivery/payloads.ts';
import { asJson, isJson, isSet, type Json, objectOf, objectsOf, textOf } from '../json.ts';
import type { ActionOutcome, StateValues, UserAction } from '../page-protocol.ts';
import type { Parts } from '../parts.ts';
import { fileAsSlack } from '../state/files.ts';
import { maxModals, type StoredView, viewAsSlack } from '../state/views.ts';
import { deliver } from './interact.ts';

const trouble: ActionOutcome = { ok: false, error: 'We had some trouble connecting. Try again?' };
const notOpen: ActionOutcome = { ok: false, error: 'This view is no longer open.' };

/** A user submitted a modal; the app's acknowledgement decides what happens to it. */
export async function submitView(
  parts: Parts,
  { user, viewId, state }: Extract<UserAction, { do: 'submit_view' }>,
): Promise<ActionOutcome> {
  const view = openModal(parts, user, viewId);
  if (!view) return notOpen;
  const blocks = objectsOf(view.json, 'blocks');
  const values = withFiles(parts, formState(blocks, state));
  const errors = inputErrors(blocks, values);
  if (Object.keys(errors).length > 0) return reject(parts, view, errors);
  const acknowledgement = await deliver(parts, {
    ...interactivePayload(parts, 'view_submission', user),
    trigger_id: parts.triggers.issue(user, view.id),
    view: viewAsSlack(view, parts.identity, values),
    response_urls: [],
  });
  return acknowledgement.kind === 'acknowledged'
    ? applyResponse(parts, view, asJson(acknowledgement.payload))
    : trouble;
}

/** A user closed a modal; the app is notified where it asked for it. */
export async function closeView(
  parts: Parts,
  { user, viewId }: Extract<UserAction, { do: 'close_view' }>,
): Promise<ActionOutcome> {
  const view = openModal(parts, user, viewId);
  if (!view) return notOpen;
  const isCleared = isSet(view.json, 'clear_on_close');
  if (isCleared) parts.views.closeAll(user);
  else parts.views.close(view);
  if (isSet(view.json, 'notify_on_close')) {
    await deliver(parts, {
      ...interactivePayload(parts, 'view_closed', user),
      view: viewAsSlack(view, parts.identity),
      is_cleared: isCleared,
    });
  }
  return { ok: true };
}

const openModal = ({ views }: Parts, user: string, id: string): StoredView | undefined =>
  views.modalsOf(user).find((view) => view.id === id);

function reject({ views }: Parts, view: StoredView, errors: StoredView['errors']): ActionOutcome {
  views.setErrors(view, errors);
  return { ok: false, error: Object.values(errors).join(' ') };
}

function applyResponse(parts: Parts, submitted: StoredView, response: Json): ActionOutcome {
  const { views } = parts;
  // The app may have updated the view while it handled the submission.
  const view = views.find(submitted.id) ?? submitted;
  const isValid = checkView(response['view'], 'modal').length === 0;
  switch (textOf(response, 'response_action')) {
    case '':
      views.close(view);
      return { ok: true };
    case 'clear':
      views.closeAll(view.user);
      return { ok: true };
    case 'errors':
      return applyErrors(parts, view, objectOf(response, 'errors'));
    case 'update':
      if (!isValid) return trouble;
      views.update(view, objectOf(response, 'view'));
      return { ok: true };
    case 'push':
      if (!isValid || views.modalsOf(view.user).length >= maxModals) return trouble;
      views.push(view.user, objectOf(response, 'view'));
      return { ok: true };
    default:
      return trouble;
  }
}

// Slack accepts errors only for input blocks of the view.
function applyErrors(parts: Parts, view: StoredView, errors: Json): ActionOutcome {
  const ids = Object.keys(errors);
  const inputs = objectsOf(view.json, 'blocks').filter((block) => block['type'] === 'input');
  const isKnown = ids.every((id) => inputs.some((block) => block['block_id'] === id));
  if (!isKnown || ids.length === 0) return trouble;
  return reject(parts, view, Object.fromEntries(ids.map((id) => [id, textOf(errors, id)])));
}

// The page sends the ids of files; the app gets the files.
function withFiles({ files, baseUrl }: Parts, state: StateValues): StateValues {
  const withFilesOf = (value: unknown): unknown => {
    if (!isJson(value) || !Array.isArray(value['files'])) return value;
    const found = objectsOf(value, 'files').flatMap((each) => files.find(textOf(each, 'id')) ?? []);
    return { ...value, files: found.map((file) => fileAsSlack(file, baseUrl)) };
  };
  return mapValues(state, (values) => mapValues(values, withFilesOf));
}

const mapValues = <From, To>(from: Readonly<Record<string, From>>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
