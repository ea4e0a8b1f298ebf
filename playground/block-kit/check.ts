import { isJson, type Json, textOf } from '../json.ts';

/** One thing Slack would refuse, and where: `pointer` is a JSON pointer from the value that was checked. */
export interface Objection {
  readonly pointer: string;
  readonly message: string;
}

/** Looks at a value and names all that is wrong with it. */
export type Check = (value: unknown, pointer: string) => readonly Objection[];

/** A objection written as Slack writes it into `response_metadata.messages`. */
export const writtenObjection = ({ message, pointer }: Objection): string =>
  `[ERROR] ${message} [json-pointer:${pointer}]`;

const objection = (pointer: string, message: string): readonly Objection[] => [{ pointer, message }];

/** A text of so many characters; at least one unless `min` says otherwise. */
export function string({ max, min = 1 }: { readonly max: number; readonly min?: number }): Check {
  return (value, pointer) => {
    if (typeof value !== 'string') return objection(pointer, 'must provide a string');
    if (value.length < min) return objection(pointer, `must be more than ${min - 1} characters`);
    return value.length > max ? objection(pointer, `must be less than ${max + 1} characters`) : [];
  };
}

/** A text that the pattern describes. */
export function matching(pattern: RegExp, described: string): Check {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value) ? [] : objection(pointer, `must be ${described}`);
}

/** True or false. */
export const flag: Check = (value, pointer) =>
  typeof value === 'boolean' ? [] : objection(pointer, 'must be a valid boolean');

/** A whole number between the two, both included. */
export function integer(min: number, max: number): Check {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return objection(pointer, 'must be a valid integer');
    if (value < min) return objection(pointer, `must be greater than or equal to ${min}`);
    return value > max ? objection(pointer, `must be less than or equal to ${max}`) : [];
  };
}

/** One of these words. */
export function word(...words: readonly string[]): Check {
  return (value, pointer) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : objection(pointer, 'must be a valid enum value');
}

/** A list of so many items, each of them checked. */
export function list(item: Check, { min = 1, max }: { readonly min?: number; readonly max: number }): Check {
  return (value, pointer) => {
    if (!Array.isArray(value)) return objection(pointer, 'must provide an array');
    const items: readonly unknown[] = value;
    if (items.length < min) return objection(pointer, `no fewer than ${min} items allowed`);
    if (items.length > max) return objection(pointer, `no more than ${max} items allowed`);
    return items.flatMap((each, index) => item(each, `${pointer}/${index}`));
  };
}

/** The fields of an object: those it must have and those it may have. Any other field is an objection. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What holds between the fields, asked once each is right by itself. */
  readonly also?: (json: Json, pointer: string) => readonly Objection[];
}

/** An object of that shape. */
export function object({ required = {}, optional = {}, also }: Shape): Check {
  return (value, pointer) => {
    if (!isJson(value)) return objection(pointer, 'must provide an object');
    const missing = Object.keys(required)
      .filter((key) => value[key] === undefined || value[key] === null)
      .flatMap((key) => objection(pointer, `missing required field: ${key}`));
    const wrong = Object.entries(value).flatMap(([key, held]) => {
      const check = required[key] ?? optional[key];
      if (!check) return objection(pointer, `invalid additional property: ${key}`);
      return held === undefined || held === null ? [] : check(held, `${pointer}/${key}`);
    });
    const objections = [...missing, ...wrong];
    return objections.length > 0 || !also ? objections : also(value, pointer);
  };
}

/** An object told apart by its `type`; `type` itself need not stand in the shape. */
export function byType(shapes: Readonly<Record<string, Shape>>): Check {
  const checks = new Map(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      object({ ...shape, required: { ...shape.required, type: word(type) } }),
    ]),
  );
  return (value, pointer) => {
    if (!isJson(value)) return objection(pointer, 'must provide an object');
    const type = value['type'];
    if (type === undefined) return objection(pointer, 'missing required field: type');
    const check = typeof type === 'string' ? checks.get(type) : undefined;
    return check
      ? check(value, pointer)
      : objection(`${pointer}/type`, `unsupported type: ${textOf(value, 'type')}`);
  };
}

/** Accepts whatever stands there. */
export const anything: Check = () => [];

/** Exactly one of these fields is there. */
export function exactlyOne(...keys: readonly string[]): NonNullable<Shape['also']> {
  return (json, pointer) =>
    keys.filter((key) => json[key] !== undefined).length === 1
      ? []
      : objection(pointer, `must provide exactly one of: ${keys.join(', ')}`);
}

/** At least one of these fields is there. */
export function atLeastOne(...keys: readonly string[]): NonNullable<Shape['also']> {
  return (json, pointer) =>
    keys.some((key) => json[key] !== undefined)
      ? []
      : objection(pointer, `must provide at least one of: ${keys.join(', ')}`);
}
