/** A JSON object whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object: neither an array nor null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, or an empty object where it is not an object. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {});

/** The text in that field, or '' where there is none. Numbers and booleans are written out, as forms send them. */
export function textOf(json: Json, key: string): string {
  const value = json[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The number in that field, or undefined where there is none. */
export function numberOf(json: Json, key: string): number | undefined {
  const value = json[key];
  return typeof value === 'number' ? value : undefined;
}

/** The object in that field, or an empty one where there is none. */
export const objectOf = (json: Json, key: string): Json => asJson(json[key]);

/** The array in that field, or an empty one where there is none. */
export function listOf(json: Json, key: string): readonly unknown[] {
  const value = json[key];
  return Array.isArray(value) ? value : [];
}

/** The objects in the array in that field. */
export const objectsOf = (json: Json, key: string): readonly Json[] => listOf(json, key).filter(isJson);

/** Whether that field is `true`, or the text or number that forms use for it. */
export function isSet(json: Json, key: string): boolean {
  return ['true', '1'].includes(textOf(json, key));
}

/** The value of a JSON text, or undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
