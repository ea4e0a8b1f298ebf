import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConcepts } from '../../../src/search/concepts/read-concepts.ts';

const problemsOf = (text: string) => readConcepts(text, 'concepts.yaml').problems;

describe('a file of concepts is rejected', () => {
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
    ['concept-name-unique', 4, "concepts:\n  - id: a\n    kind: law\n    name: China's police ministry"],
    ['concept-chinese', 5, 'concepts:\n  - id: a\n    kind: law\n    name: Act One\n    chinese: [網絡安全]'],
    ['field-unknown', 3, 'concepts:\n  - id: a\n    nickname: b\n    kind: law\n    name: Act One'],
    ['field-missing', 2, 'concepts:\n  - { id: a, kind: law }'],
    ['field-value', 3, 'concepts:\n  - id: a\n    kind: idea\n    name: Act One'],
    ['field-value', 3, 'concepts:\n  - id: a\n    kind: authority\n    name: Some Office'],
    ['yaml-syntax', 1, 'concepts: ]'],
  ])('by the rule %s, at line %i', (rule, line, text) => {
    expect(problemsOf(text)).toContainEqual(expect.objectContaining({ file: 'concepts.yaml', rule, line }));
    expect(readConcepts(text, 'concepts.yaml').concepts).toEqual([]);
  });

  it('with all its problems at once', () => {
    const text = 'concepts:\n  - { id: A, kind: law }\n  - { id: b, kind: idea, name: c }';
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(4);
  });
});

it('the bundled file is valid', () => {
  const text = readFileSync(new URL('../../../data/concepts.yaml', import.meta.url), 'utf8');
  const { concepts, problems } = readConcepts(text, 'concepts.yaml');
  expect(problems).toEqual([]);
  expect(concepts.length).toBeGreaterThan(150);
});
