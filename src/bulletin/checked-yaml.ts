import { z } from 'zod';
import type { Problem } from './problem.ts';
import { readYaml, type YamlPath, type YamlText } from './read-yaml.ts';

/** A rule that the value at a path breaks. */
export interface Finding {
  readonly path: YamlPath;
  readonly rule: string;
  readonly message: Problem['message'];
}

/** Finds what a schema cannot express. `data` is null if the schema rejects the value. */
type Rules<T> = (value: unknown, data: T | null) => readonly Finding[];

/** YAML as its schema describes it, or null and every problem with it. */
export interface CheckedYaml<T> {
  readonly data: T | null;
  readonly problems: readonly Problem[];
  readonly lineOf: YamlText['lineOf'];
}

/**
 * Reads YAML and checks it. Only a syntax error hides the other problems. They come in the order of their lines; besides those of the
 * rules given they are `field-missing`, `field-unknown`, `field-type` (text instead of a number, and the like) and `field-value`.
 * @param file the name in the problems
 */
export function readCheckedYaml<T>(
  text: string,
  file: string,
  { schema, rules }: { readonly schema: z.ZodType<T>; readonly rules: Rules<T> },
): CheckedYaml<T> {
  const { value, lineOf, problems } = readYaml(text, file);
  if (problems.length > 0) return { data: null, problems, lineOf };
  const { data = null, error } = schema.safeParse(value, { reportInput: true });
  const findings = [...(error?.issues ?? []).flatMap((issue) => fieldFindings(issue, schema)), ...rules(value, data)];
  const found = findings
    .map(({ path, ...rest }) => ({ file, line: lineOf(path), ...rest }))
    .sort((a, b) => a.line - b.line);
  return { data: found.length === 0 ? data : null, problems: found, lineOf };
}

function fieldFindings(issue: z.core.$ZodIssue, schema: z.ZodType): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path).join(', ');
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      rule: 'field-unknown',
      message: `"${key}" is not a field here; correct or remove it (the fields are ${known})`,
    }));
  }
  return [{ path: issue.path, rule: ruleOf(issue), message: `${nameOf(issue.path)} ${complaint(issue)}` }];
}

function ruleOf({ code, input }: z.core.$ZodIssue): string {
  if (input === undefined) return 'field-missing';
  return code === 'invalid_type' ? 'field-type' : 'field-value';
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'is missing; add it';
  if (issue.input === null) return 'is empty; fill it in';
  if (issue.message.startsWith('must')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return wanted(issue.expected);
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_big':
      return `must have at most ${issue.maximum} ${issue.origin === 'array' ? 'items' : 'characters'}`;
    case 'invalid_key':
      return issue.issues.map(({ message }) => message).join(', ');
    default:
      return `is invalid: ${issue.message}`;
  }
}

function wanted(type: string): string {
  switch (type) {
    case 'string':
      return 'must be text; put it in quotes';
    case 'number':
      return 'must be a number, without separators, currency or quotes';
    case 'array':
      return 'must be a list: each item on its own line, after a hyphen';
    default:
      return 'must consist of fields such as "kind: other", each on its own line';
  }
}

function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `an item of "${String(path.at(-2))}"` : `"${String(last)}"`;
}

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: z.core.$ZodType, path: YamlPath): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly)
    return fieldsAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const inner: unknown = step === undefined ? undefined : schema.shape[String(step)];
  return inner instanceof z.ZodType ? fieldsAt(inner, rest) : Object.keys(schema.shape);
}
