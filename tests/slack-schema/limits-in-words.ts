/** The most that a field may hold, as its doc comment says it. */
export interface Limits {
  /** Characters of the field, or of the `text` in it. */
  readonly characters?: number;
  /** Characters of the `text` in each item. */
  readonly charactersOfEach?: number;
  readonly items?: number;
  /** Items in each item: the cells of a row. */
  readonly itemsOfEach?: number;
  /** The number itself. */
  readonly value?: number;
}

/**
 * Reads the limits out of a doc comment of `@slack/types`: "Maximum length for this field is 255 characters", "There is
 * a maximum of 25 elements in each action block".
 */
export function limitsInWords(comment: string): Limits {
  const words = comment.replace(/\{@link [^}]*\}/g, '').replace(/\s+/g, ' ');
  const limits: Partial<Record<keyof Limits, number>> = {};
  for (const { limit, pattern, less = 0 } of patterns) {
    const number = pattern.exec(words)?.[1];
    if (number) limits[limit] = Number(number.replaceAll(',', '')) - less;
  }
  return limits;
}

interface Pattern {
  readonly limit: keyof Limits;
  readonly pattern: RegExp;
  /** What "less than" takes off. */
  readonly less?: number;
}

const patterns: readonly Pattern[] = [
  { limit: 'characters', pattern: /\b(?:max|maximum|limit)\b[^.]*? ([\d,]+) characters/i },
  { limit: 'characters', pattern: /\bless than (\d+) characters/i, less: 1 },
  { limit: 'charactersOfEach', pattern: /\bmaximum length for the text in each item is (\d+) characters/i },
  { limit: 'items', pattern: /\bmax(?:imum)?(?: of)? (\d+) (?:elements|options|cards|blocks|rows|items)\b/i },
  { limit: 'items', pattern: /\bmaximum number of [a-z ]+ is (\d+)/i },
  { limit: 'items', pattern: /\barray of up to (\d+)/i },
  { limit: 'itemsOfEach', pattern: /\bmax of (\d+) table cells/i },
  { limit: 'value', pattern: /\bmax(?:imum)?(?: of)? `(\d+)`/i },
  { limit: 'value', pattern: /\bmaximum value is (\d+)/i },
  { limit: 'value', pattern: /\bbetween \d+ and (\d+)/i },
  { limit: 'value', pattern: /\bfrom `\d+`[^.]*? to `(\d+)`/i },
];
