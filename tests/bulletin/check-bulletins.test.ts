import { expect, it } from 'vitest';
import { checkBulletins } from '../../src/bulletin/read-bulletin.ts';

const bulletin = (id: string, body = 'Text.'): string =>
  `# A bulletin\nid: ${id}\ntitle: T\nissued: 2020-01\njurisdiction: CN\nlanguage: en\nentries:\n` +
  `  - { id: ${id}-r1, section: regulatory, title: T, date: null, body: ${body} }\n`;

it('reads bulletins in the order of their files', () => {
  const { bulletins, problems } = checkBulletins([
    { file: 'b.yaml', text: bulletin('b') },
    { file: 'a.yaml', text: bulletin('a') },
  ]);

  expect(problems).toEqual([]);
  expect(bulletins.map(({ id }) => id)).toEqual(['b', 'a']);
});

it('rejects a file with a problem as a whole, and reads the others', () => {
  const { bulletins, problems } = checkBulletins([
    { file: 'broken.yaml', text: bulletin('a', '""') },
    { file: 'empty.yaml', text: '' },
    { file: 'good.yaml', text: bulletin('b') },
  ]);

  expect(bulletins.map(({ id }) => id)).toEqual(['b']);
  expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
    'broken.yaml:8 field-value',
    'empty.yaml:1 text-empty',
  ]);
});

it('rejects the second of two files with the same bulletin id, and names the first', () => {
  const { bulletins, problems } = checkBulletins([
    { file: 'first.yaml', text: bulletin('a', 'First.') },
    { file: 'second.yaml', text: bulletin('a', 'Second.') },
  ]);

  expect(bulletins.map(({ entries }) => entries[0]?.body)).toEqual(['First.']);
  expect(problems).toEqual([
    {
      file: 'second.yaml',
      line: 2,
      rule: 'bulletin-id-unique',
      message: 'the bulletin a is already in first.yaml; change its ID or remove it',
    },
  ]);
});

it('accepts no entry id twice, even if ids of bulletins start alike', () => {
  const { bulletins } = checkBulletins([
    { file: 'a.yaml', text: bulletin('a') },
    { file: 'b.yaml', text: bulletin('a-r1') },
    { file: 'c.yaml', text: bulletin('a').replace('id: a-r1', 'id: a-r1-r1') },
  ]);

  const ids = bulletins.flatMap(({ entries }) => entries.map(({ id }) => id));

  expect(ids).toEqual(['a-r1', 'a-r1-r1']);
});

it('rejects the second file even if both have the same name', () => {
  const twice = { file: 'a.yaml', text: bulletin('a') };

  const { bulletins, problems } = checkBulletins([twice, twice]);

  expect(bulletins).toHaveLength(1);
  expect(problems.map(({ rule }) => rule)).toEqual(['bulletin-id-unique']);
});

it('rejects an entry that replaces an unknown entry or itself, once all files can be read', () => {
  const later = (ids: string): string => bulletin('b').replace(' }', `, supersedes: [${ids}] }`);
  const files = (ids: string) => [
    { file: 'a.yaml', text: bulletin('a') },
    { file: 'b.yaml', text: later(ids) },
  ];

  expect(checkBulletins(files('a-r1')).problems).toEqual([]);
  expect(checkBulletins(files('a-r1, a-r2, b-r1'))).toMatchObject({
    bulletins: [{ id: 'a' }],
    problems: [
      { file: 'b.yaml', line: 8, rule: 'supersedes-known', message: 'no bulletin here has the entry a-r2' },
      {
        file: 'b.yaml',
        line: 8,
        rule: 'supersedes-known',
        message: 'an entry cannot replace itself, also not by way of others',
      },
    ],
  });
});

it('rejects entries that replace each other', () => {
  const replacing = (id: string, other: string): string => bulletin(id).replace(' }', `, supersedes: [${other}] }`);
  const { problems } = checkBulletins([
    { file: 'a.yaml', text: replacing('a', 'b-r1') },
    { file: 'b.yaml', text: replacing('b', 'a-r1') },
  ]);
  expect(problems.map(({ file, rule }) => [file, rule])).toEqual([
    ['a.yaml', 'supersedes-known'],
    ['b.yaml', 'supersedes-known'],
  ]);
});

it('accepts what one file alone replaces in bulletins that were not given', () => {
  const text = bulletin('b').replace(' }', ', supersedes: [a-r1] }');

  expect(checkBulletins([{ file: 'b.yaml', text }], { isWhole: false }).problems).toEqual([]);
});
