/** A JSON object whose fields nobody has named yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Tells whether the value is a JSON object: neither an array nor null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of that field; the empty text where it holds none. Numbers and flags are written out, as forms send them. */
export function textOf(json: Json, key: string): string {
  const value = json[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The object in that field; an empty one where there is none. */
export function objectOf(json: Json, key: string): Json {
  const value = json[key];
  return isJson(value) ? value : {};
}

/** The objects listed in that field; none where there is no list. */
export function objectsOf(json: Json, key: string): readonly Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Whether that field says yes: `true`, or the text or number forms use for it. */
export function isSet(json: Json, key: string): boolean {
  return ['true', '1'].includes(textOf(json, key));
}

/** The value that the text writes in JSON, or undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
