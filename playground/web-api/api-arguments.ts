import { isJson, type Json, parseJson } from '../json.ts';

/** The parts of a request that carry arguments. */
export interface ApiRequest {
  readonly contentType: string;
  readonly body: Buffer;
  readonly query: URLSearchParams;
}

/**
 * Reads the arguments of a call from the query and from a form, a multipart or a JSON body. In forms, structured
 * arguments are JSON texts. Null where a JSON body is not a JSON object.
 */
export async function readArguments({ contentType, body, query }: ApiRequest): Promise<Json | null> {
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith('application/json')) {
    const json = body.length === 0 ? {} : parseJson(body.toString('utf8'));
    return isJson(json) ? { ...fromQuery, ...json } : null;
  }
  const form = await formIn(contentType, body);
  const fields = form
    ? [...form].filter(([, value]) => typeof value === 'string')
    : [...new URLSearchParams(body.toString('utf8'))];
  return Object.fromEntries(
    [...Object.entries(fromQuery), ...fields].map(([key, value]) => [key, structured.has(key) ? read(value) : value]),
  );
}

/** The first file of a multipart body; any other body as a whole. */
export async function uploadedBytes(contentType: string, body: Buffer): Promise<Uint8Array> {
  const form = await formIn(contentType, body);
  const file = form && [...form.values()].find((value) => typeof value !== 'string');
  return file ? new Uint8Array(await file.arrayBuffer()) : body;
}

const structured = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'message', 'unfurls', 'outputs']);

// A text that is not JSON is kept, and the method rejects it with its own error code.
const read = (value: unknown): unknown =>
  typeof value === 'string' && value !== '' ? (parseJson(value) ?? value) : value;

async function formIn(contentType: string, body: Buffer): Promise<FormData | null> {
  if (!contentType.startsWith('multipart/form-data')) return null;
  const headers = { 'content-type': contentType };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => new FormData());
}
