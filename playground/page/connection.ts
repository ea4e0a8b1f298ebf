import { isJson, listOf, parseJson, textOf } from '../json.ts';
import type { ActionOutcome, Change, Snapshot, UserAction } from '../page-protocol.ts';

/** Loads the workspace as the user sees it; as its first user, where there is no such user. */
export async function loadSnapshot(user: string | null): Promise<Snapshot> {
  const query = user === null ? '' : `?user=${encodeURIComponent(user)}`;
  const answer = await fetch(`/page/state${query}`);
  if (answer.status === 404 && user !== null) return loadSnapshot(null);
  const body: unknown = await answer.json();
  if (!isSnapshot(body)) throw new Error(`The playground returned ${answer.status} instead of the workspace.`);
  return body;
}

/** Performs an action. Never rejects: a failed request is an outcome with an error, too. */
export async function perform(action: UserAction): Promise<ActionOutcome> {
  try {
    const answer = await fetch('/page/do', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(action),
    });
    return outcomeOf(await answer.json());
  } catch {
    return { ok: false, error: 'The playground didn’t answer. Is it still running?' };
  }
}

/** Uploads a file for a form. Returns its id; null if that failed. */
export async function uploadFile(user: string, file: File): Promise<string | null> {
  const query = new URLSearchParams({ user, name: file.name });
  const headers = { 'Content-Type': 'application/octet-stream' };
  const answer = await fetch(`/page/files?${query}`, { method: 'POST', headers, body: await file.arrayBuffer() });
  const body: unknown = await answer.json();
  return isJson(body) && body['ok'] === true ? textOf(body, 'id') : null;
}

/** What to do on events of the stream of changes. */
export interface StreamListener {
  /** The stream was opened, perhaps again: changes before that have to be loaded. */
  readonly opened: () => void;
  readonly changed: (change: Change) => void;
  readonly lost: () => void;
}

/** Follows the changes that the user sees, until the returned function is called. */
export function follow(user: string, listener: StreamListener): () => void {
  const events = new EventSource(`/page/events?user=${encodeURIComponent(user)}`);
  events.addEventListener('open', listener.opened);
  events.addEventListener('error', listener.lost);
  events.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const change = parseJson(String(data));
    if (isChange(change)) listener.changed(change);
  });
  return () => events.close();
}

// The server is part of the same program, so its answers are recognised and not validated.
const isSnapshot = (body: unknown): body is Snapshot =>
  isJson(body) && Array.isArray(body['messages']) && Array.isArray(body['channels']) && isJson(body['app']);

const isChange = (body: unknown): body is Change => isJson(body) && typeof body['type'] === 'string';

function outcomeOf(body: unknown): ActionOutcome {
  if (isJson(body) && body['ok'] === true) return { ok: true, options: listOf(body, 'options') };
  const error = isJson(body) ? textOf(body, 'error') : '';
  return { ok: false, error: error || 'The playground’s answer couldn’t be read.' };
}
