import type { z } from 'zod';
import { bulletinSchema, deadlineSchema, entrySchema, penaltySchema } from './bulletin.ts';
import type { YamlPath } from './read-yaml.ts';

/** A rule that a value at a place breaks. */
export interface Finding {
  readonly path: YamlPath;
  readonly rule: string;
  readonly message: string;
}

/**
 * What the schema has against a field, in plain words. Rules: `field-missing`, `field-unknown`, `field-type` (text where
 * a number belongs, and the like), `field-value`.
 */
export function fieldFindings(issue: z.core.$ZodIssue): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(issue.path).join(', ');
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
    default:
      return `is not right: ${issue.message}`;
  }
}

function wanted(type: string): string {
  switch (type) {
    case 'string':
      return 'must be a text; put it between quotes';
    case 'number':
      return 'must be a number, without separators, currency or quotes';
    case 'array':
      return 'must be a list, each item on a line of its own after a hyphen';
    default:
      return 'must be fields such as "kind: other", each on a line of its own';
  }
}

function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `an item of "${String(path.at(-2))}"` : `"${String(last)}"`;
}

function fieldsAt(path: YamlPath): readonly string[] {
  switch (path.findLast((step) => typeof step === 'string')) {
    case 'entries':
      return Object.keys(entrySchema.shape);
    case 'deadlines':
      return Object.keys(deadlineSchema.shape);
    case 'penalties':
      return Object.keys(penaltySchema.shape);
    default:
      return Object.keys(bulletinSchema.shape);
  }
}
