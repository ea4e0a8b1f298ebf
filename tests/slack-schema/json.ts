/** A JSON object whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Tells whether a value is a JSON object, not a list and not null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object under a key, an empty one where there is none. */
export function objectIn(value: unknown, key: string): Json {
  const found = isJson(value) ? value[key] : undefined;
  return isJson(found) ? found : {};
}

/** The list under a key, an empty one where there is none. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const found: unknown = isJson(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The text under a key, an empty one where there is none. */
export function textIn(value: unknown, key: string): string {
  const found = isJson(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
