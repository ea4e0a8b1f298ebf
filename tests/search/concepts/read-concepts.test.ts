import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../../src/bulletin/read-yaml.ts';
import { conceptSchema, readConcepts } from '../../../src/search/concepts/read-concepts.ts';

const problemsOf = (text: string) => readConcepts(text, 'concepts.yaml').problems;

describe('a table of concepts is refused', () => {
  it.each([
    [
      'concept-id-unique',
      3,
      'concepts:\n  - { id: a, kind: law, name: Act One }\n  - { id: a, kind: law, name: Act Two }',
    ],
    [
      'concept-name-unique',
      3,
      'concepts:\n  - { id: a, kind: law, name: Act One }\n  - { id: b, kind: law, name: act  one }',
    ],
    ['concept-name-unique', 5, 'concepts:\n  - id: a\n    kind: law\n    name: Act One\n    also: [网信办]'],
    ['concept-authority', 2, 'concepts:\n  - { id: a, kind: authority, name: Some Office }'],
    ['concept-authority', 2, 'concepts:\n  - { id: a, kind: law, name: Act One, authority: CAC }'],
    [
      'concept-authority',
      5,
      'concepts:\n  - id: a\n    kind: authority\n    name: Office\n    authority: NONE',
    ],
    ['concept-chinese', 5, 'concepts:\n  - id: a\n    kind: law\n    name: Act One\n    chinese: [網絡安全]'],
    [
      'concept-chinese',
      5,
      'concepts:\n  - id: a\n    kind: law\n    name: Act One\n    traditional: [網絡法令]',
    ],
    ['field-unknown', 3, 'concepts:\n  - id: a\n    nickname: b\n    kind: law\n    name: Act One'],
    ['field-missing', 2, 'concepts:\n  - { id: a, kind: law }'],
    ['field-value', 3, 'concepts:\n  - id: a\n    kind: idea\n    name: Act One'],
    ['yaml-syntax', 1, 'concepts: ]'],
  ])('by the rule %s, with its line %i', (rule, line, text) => {
    expect(problemsOf(text)).toContainEqual(expect.objectContaining({ file: 'concepts.yaml', rule, line }));
    expect(readConcepts(text, 'concepts.yaml').concepts).toEqual([]);
  });

  it('with all its faults at once', () => {
    const text = 'concepts:\n  - { id: A, kind: law }\n  - { id: b, kind: idea, name: c }';
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(4);
  });
});

it('reads the bundled table as the reader of bulletins reads it', () => {
  const text = readFileSync(new URL('../../../data/concepts.yaml', import.meta.url), 'utf8');
  const { value } = readYaml(text, 'concepts.yaml');
  const { concepts } = z.object({ concepts: z.array(conceptSchema) }).parse(value);
  expect(readConcepts(text, 'concepts.yaml')).toEqual({ concepts, problems: [] });
  expect(concepts.length).toBeGreaterThan(150);
});
