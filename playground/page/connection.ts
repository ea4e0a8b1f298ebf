import type { ActionOutcome, Change, Snapshot, UserAction } from '../page-protocol.ts';
import { isRecord, list, text } from './store.ts';

/** The workspace as the user sees it; without one, or with one nobody knows, as its first user does. */
export async function loadSnapshot(user: string | null): Promise<Snapshot> {
  const query = user === null ? '' : `?user=${encodeURIComponent(user)}`;
  const answer = await fetch(`/page/state${query}`);
  if (answer.status === 404 && user !== null) return loadSnapshot(null);
  const body: unknown = await answer.json();
  if (!isSnapshot(body)) throw new Error(`The playground answered ${answer.status} and no workspace.`);
  return body;
}

/** Does something in the workspace. Never throws: what went wrong on the way is a refusal. */
export async function ask(action: UserAction): Promise<ActionOutcome> {
  try {
    const answer = await fetch('/page/do', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(action),
    });
    return outcomeOf(await answer.json());
  } catch {
    return { ok: false, error: 'The playground did not answer. Is it still running?' };
  }
}

/** Who hears of the workspace's changes. */
export interface Listener {
  /** The stream is open, for the first time or again: what happened before has to be loaded. */
  readonly opened: () => void;
  readonly changed: (change: Change) => void;
  readonly lost: () => void;
}

/** Follows the workspace as this user until the returned function is called. */
export function follow(user: string, listener: Listener): () => void {
  const events = new EventSource(`/page/events?user=${encodeURIComponent(user)}`);
  events.addEventListener('open', listener.opened);
  events.addEventListener('error', listener.lost);
  events.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const change: unknown = JSON.parse(text(data));
    if (isChange(change)) listener.changed(change);
  });
  return () => events.close();
}

/** The playground is our own: its answers are told apart here, not validated field by field. */
const isSnapshot = (body: unknown): body is Snapshot =>
  isRecord(body) &&
  Array.isArray(body['messages']) &&
  Array.isArray(body['channels']) &&
  isRecord(body['app']);

const isChange = (body: unknown): body is Change => isRecord(body) && typeof body['type'] === 'string';

function outcomeOf(body: unknown): ActionOutcome {
  if (isRecord(body) && body['ok'] === true) return { ok: true, options: list(body['options']) };
  const error = isRecord(body) ? text(body['error']) : '';
  return { ok: false, error: error || 'The playground answered with something else than an outcome.' };
}
