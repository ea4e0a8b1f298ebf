import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['PRIVACY.md', 'SECURITY.md', 'docs/threat-model.md', 'docs/checklists.md', 'docs/operations.md'];
const textOf = (page: string): string => readFileSync(`${root}${page}`, 'utf8');

/** The cells of the tables' rows, without headings. */
const rowsOf = (page: string): readonly (readonly string[])[] =>
  textOf(page)
    .split('\n')
    .filter((line, i, lines) => line.startsWith('| ') && !lines[i + 1]?.startsWith('|---') && !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('the pages for reviewers', () => {
  it.each(pages)('%s names only files that exist', (page) => {
    const named = [
      ...textOf(page).matchAll(/`((?:tests|src|docs|deploy|bench|data)\/[\w./-]+|\.ci\/run|[\w.-]+\.ya?ml)`/g),
    ].map(([, path = '']) => path);
    const folder = `${root}deploy/kubernetes`;
    const missing = named.filter((path) => !existsSync(`${root}${path}`) && !readdirSync(folder).includes(path));
    expect(missing).toEqual([]);
  });

  it('every threat has a test', () => {
    const threats = rowsOf('docs/threat-model.md');
    expect(threats.length).toBeGreaterThan(20);
    expect(threats.filter((cells) => !/`tests\/[\w./-]+\.test\.ts`/.test(cells[2] ?? ''))).toEqual([]);
  });

  it('every row of the checklists has what shows it, or says that it is not done', () => {
    const rows = rowsOf('docs/checklists.md');
    expect(rows.length).toBeGreaterThan(30);
    const shown = ([, answer = '', place = '']: readonly string[]): boolean =>
      place !== '' || /\*\*not done\*\*|\]\(|Slack’s own|Slack's own/.test(answer);
    expect(rows.filter((cells) => !shown(cells))).toEqual([]);
  });

  it('the threat model fits on two pages', () => {
    const words = textOf('docs/threat-model.md').split(/\s+/).length;
    expect(words).toBeLessThan(1400);
  });
});
