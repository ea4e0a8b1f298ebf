import { beforeAll, describe, expect, it } from 'vitest';
import { answerCard } from '../../src/bot/answer-card.ts';
import type { Library } from '../../src/question/library.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

describe('a result', () => {
  it('is counted by section, authority and year, as a whole and not by page', () => {
    const { facets, total, hits } = searchEntries(library.index, 'personal information', { most: 2 });
    expect(hits).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
    expect(facets.sections.reduce((sum, { entries }) => sum + entries, 0)).toBe(total);
    expect(facets.years).toEqual([{ value: '2019', entries: total }]);
    expect(facets.authorities[0]?.entries).toBeGreaterThanOrEqual(facets.authorities[1]?.entries ?? 0);
  });

  it('is narrowed by a button to as many entries as its label says', () => {
    const card = answerCard(answerTo('personal information', library, day('2019-04-22')), { canShare: true });
    const buttons = card.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const narrowing = buttons.flatMap((one) =>
      one.type === 'button' && one.action_id?.includes('narrow') ? [one] : [],
    );
    expect(narrowing.length).toBeGreaterThan(1);
    for (const { text, value = '' } of narrowing) {
      const words = value.slice(value.indexOf('search ') + 'search '.length);
      const answer = answerTo(words, library, day('2019-04-22'));
      expect(answer.kind === 'results' ? answer.total : 0, words).toBe(
        Number(/\((\d+)\)/.exec(text.text)?.[1]),
      );
    }
  });

  it.each([
    ['authority:CAC', 'authority:'],
    ['personal information section:regulatory,enforcement', 'section:'],
    ['personal information 2019', 'from:'],
  ])('offers no other value of the filter in “%s”', (words, filter) => {
    const answer = answerTo(words, library, day('2019-04-22'));
    expect(answer.kind).toBe('results');
    const card = answerCard(answer, { canShare: true });
    const narrowing = JSON.stringify(card.blocks).match(/search [^"]*/g) ?? [];
    expect(narrowing.filter((one) => one.startsWith(`search ${filter}`))).toEqual([]);
  });

  it('is narrowed in the same way if a quotation mark was not closed', () => {
    const card = answerCard(answerTo('search "personal information', library, day('2019-04-22')), {
      canShare: true,
    });
    const command =
      /search section:enforcement [^|]*?personal information/.exec(JSON.stringify(card.blocks))?.[0] ?? '';
    expect(answerTo(command.replaceAll('\\', ''), library, day('2019-04-22')).kind).toBe('results');
  });

  it('of one page offers no filters', () => {
    const card = answerCard(answerTo('facial recognition', library, day('2019-04-22')), { canShare: true });
    expect(JSON.stringify(card.blocks)).not.toContain('narrow');
  });
});
