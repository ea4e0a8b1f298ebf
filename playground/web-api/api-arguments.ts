import { isJson, type Json, parseJson } from '../json.ts';

/** What a call to a method says, and how it was said. */
export interface ApiRequest {
  readonly contentType: string;
  readonly body: Buffer;
  readonly query: URLSearchParams;
}

/** The arguments of a call: a form, multipart or JSON; in forms, arguments that are JSON come as text and are read here. Null where a JSON body is none. */
export async function readArguments({ contentType, body, query }: ApiRequest): Promise<Json | null> {
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith('application/json')) {
    const json = body.length === 0 ? {} : parseJson(body.toString('utf8'));
    return isJson(json) ? { ...fromQuery, ...json } : null;
  }
  const fields = contentType.startsWith('multipart/form-data')
    ? await multipartFields(contentType, body)
    : Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return Object.fromEntries(
    Object.entries({ ...fromQuery, ...fields }).map(([key, value]) => [
      key,
      structured.has(key) ? read(value) : value,
    ]),
  );
}

/** The first file in a multipart body, or the whole body where it is none. */
export async function uploadedBytes(contentType: string, body: Buffer): Promise<Uint8Array> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file ? new Uint8Array(await file.arrayBuffer()) : body;
}

const structured = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'message', 'unfurls']);

// What is no JSON stays text, and the method refuses it by its own name for it.
const read = (value: unknown): unknown =>
  typeof value === 'string' && value !== '' ? (parseJson(value) ?? value) : value;

async function multipartFields(contentType: string, body: Buffer): Promise<Json> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
