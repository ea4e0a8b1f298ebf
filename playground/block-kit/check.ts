import { isJson, type Json, textOf } from '../json.ts';

/** Something Slack would refuse; `pointer` is the JSON pointer from the value that was checked. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** Lists everything that is wrong with a value. */
export type Check = (value: unknown, pointer: string) => readonly Problem[];

/** A problem as Slack writes it in `response_metadata.messages`. */
export const formatProblem = ({ message, pointer }: Problem): string => `[ERROR] ${message} [json-pointer:${pointer}]`;

const problem = (pointer: string, message: string): readonly Problem[] => [{ pointer, message }];

/** A string of `min` (by default 1) to `max` UTF-16 units. Slack doesn't say what it counts; units never exceed its count of characters. */
export function string({ max, min = 1 }: { readonly max: number; readonly min?: number }): Check {
  return (value, pointer) => {
    if (typeof value !== 'string') return problem(pointer, 'must provide a string');
    if (value.length < min) return problem(pointer, `must be more than ${min - 1} characters`);
    return value.length > max ? problem(pointer, `must be less than ${max + 1} characters`) : [];
  };
}

/** A string that matches the pattern. */
export function matching(pattern: RegExp, description: string): Check {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value) ? [] : problem(pointer, `must be ${description}`);
}

/** `true` or `false`. */
export const boolean: Check = (value, pointer) =>
  typeof value === 'boolean' ? [] : problem(pointer, 'must be a valid boolean');

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return problem(pointer, 'must be a valid integer');
    if (value < min) return problem(pointer, `must be greater than or equal to ${min}`);
    return value > max ? problem(pointer, `must be less than or equal to ${max}`) : [];
  };
}

/** Any number. */
export const number: Check = (value, pointer) =>
  typeof value === 'number' ? [] : problem(pointer, 'must be a valid number');

/** One of these strings. */
export function oneOf(...values: readonly string[]): Check {
  return (value, pointer) =>
    typeof value === 'string' && values.includes(value) ? [] : problem(pointer, 'must be a valid enum value');
}

/** An array of `min` (by default 1) to `max` items. */
export function list(item: Check, { min = 1, max }: { readonly min?: number; readonly max: number }): Check {
  return (value, pointer) => {
    if (!Array.isArray(value)) return problem(pointer, 'must provide an array');
    const items: readonly unknown[] = value;
    if (items.length < min) return problem(pointer, `no fewer than ${min} items allowed`);
    if (items.length > max) return problem(pointer, `no more than ${max} items allowed`);
    return items.flatMap((each, index) => item(each, `${pointer}/${index}`));
  };
}

/** Any value. */
export const anything: Check = () => [];

/** The fields of an object. Any other field is a problem. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** A rule about several fields; runs once each field is valid by itself. */
  readonly rule?: ((json: Json, pointer: string) => readonly Problem[]) | undefined;
}

/** An object of that shape. A field that is null counts as absent. */
export function object({ required = {}, optional = {}, rule }: Shape): Check {
  return (value, pointer) => {
    if (!isJson(value)) return problem(pointer, 'must provide an object');
    const missing = Object.keys(required)
      .filter((key) => value[key] === undefined || value[key] === null)
      .flatMap((key) => problem(pointer, `missing required field: ${key}`));
    const invalid = Object.entries(value).flatMap(([key, field]) => {
      const check = required[key] ?? optional[key];
      if (!check) return problem(pointer, `invalid additional property: ${key}`);
      return field === undefined || field === null ? [] : check(field, `${pointer}/${key}`);
    });
    const problems = [...missing, ...invalid];
    return problems.length > 0 || !rule ? problems : rule(value, pointer);
  };
}

interface Typed {
  readonly type: string;
}

/** A shape with a check for every field of a type of `@slack/types`, but for `type` and `block_id`, which are added. */
export type ShapeOf<Slack> = Shape &
  Having<'required', RequiredKey<Slack>> &
  Having<'optional', Exclude<KeyOf<Slack>, RequiredKey<Slack>>>;

type Having<Part extends string, Key extends PropertyKey> = [Key] extends [never]
  ? unknown
  : Readonly<Record<Part, Readonly<Record<Key, Check>>>>;

type KeyOf<Slack> = Slack extends unknown ? Exclude<keyof Slack, keyof Typed | 'block_id'> : never;

type RequiredKey<Slack> = Exclude<
  { [Key in keyof Slack]-?: object extends Pick<Slack, Key> ? never : Key }[keyof Slack],
  keyof Typed
>;

/** A shape for every member of a union of `@slack/types`: a member that Slack adds does not compile until it has one. */
export type ShapesOf<Slack extends Typed> = {
  readonly [Type in Slack['type']]: ShapeOf<Extract<Slack, { readonly type: Type }>>;
};

/**
 * An object of one of these shapes, by its `type`.
 * @param common optional fields of all of them
 */
export function byType<Slack extends Typed>(shapes: ShapesOf<Slack>, common: Shape['optional'] = {}): Check {
  const checks = new Map(
    Object.entries<Shape>(shapes).map(([type, { required, optional, rule }]) => [
      type,
      object({ required: { ...required, type: oneOf(type) }, optional: { ...optional, ...common }, rule }),
    ]),
  );
  return (value, pointer) => {
    if (!isJson(value)) return problem(pointer, 'must provide an object');
    const type = value['type'];
    if (type === undefined) return problem(pointer, 'missing required field: type');
    const check = typeof type === 'string' ? checks.get(type) : undefined;
    return check ? check(value, pointer) : problem(`${pointer}/type`, `unsupported type: ${textOf(value, 'type')}`);
  };
}

/** A rule: exactly one of these fields is given. */
export function exactlyOne(...keys: readonly string[]): NonNullable<Shape['rule']> {
  return (json, pointer) =>
    keys.filter((key) => json[key] !== undefined).length === 1
      ? []
      : problem(pointer, `must provide exactly one of: ${keys.join(', ')}`);
}

/** A rule: at least one of these fields is given. */
export function atLeastOne(...keys: readonly string[]): NonNullable<Shape['rule']> {
  return (json, pointer) =>
    keys.some((key) => json[key] !== undefined)
      ? []
      : problem(pointer, `must provide at least one of: ${keys.join(', ')}`);
}
