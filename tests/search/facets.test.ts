import { beforeAll, describe, expect, it } from 'vitest';
import { answerCard } from '../../src/bot/answer-card.ts';
import type { Library } from '../../src/question/library.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

describe('what was found', () => {
  it('is counted by section, authority and year, whole and not by page', () => {
    const { facets, total, hits } = searchEntries(
      buildIndex(library.corpus, library.concepts),
      'personal information',
      { most: 2 },
    );
    expect(hits).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
    expect(facets.sections.reduce((sum, { entries }) => sum + entries, 0)).toBe(total);
    expect(facets.years).toEqual([{ value: '2019', entries: total }]);
    expect(facets.authorities[0]?.entries).toBeGreaterThanOrEqual(facets.authorities[1]?.entries ?? 0);
  });

  it('can be narrowed by one press, to as many as the button says', async () => {
    const card = answerCard(await answerTo('personal information', library, day('2019-04-22')), {
      canShare: true,
    });
    const buttons = card.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const narrowing = buttons.flatMap((one) =>
      one.type === 'button' && one.action_id?.includes('narrow') ? [one] : [],
    );
    expect(narrowing.length).toBeGreaterThan(1);
    for (const { text, value = '' } of narrowing) {
      const words = value.slice(value.indexOf('search ') + 'search '.length);
      const answer = await answerTo(words, library, day('2019-04-22'));
      expect(answer.kind === 'results' ? answer.total : 0, words).toBe(Number(/\((\d+)\)/.exec(text.text)?.[1]));
    }
  });

  it.each([
    ['authority:CAC', 'authority:'],
    ['personal information section:regulatory,enforcement', 'section:'],
    ['personal information 2019', 'from:'],
  ])('is not offered another value of what “%s” limits already', async (words, filter) => {
    const answer = await answerTo(words, library, day('2019-04-22'));
    expect(answer.kind).toBe('results');
    const card = answerCard(answer, { canShare: true });
    const narrowing = JSON.stringify(card.blocks).match(/search [^"]*/g) ?? [];
    expect(narrowing.filter((one) => one.startsWith(`search ${filter}`))).toEqual([]);
  });

  it('is narrowed as told where a quote was not closed', async () => {
    const card = answerCard(await answerTo('search "personal information', library, day('2019-04-22')), {
      canShare: true,
    });
    const command =
      /search section:enforcement [^|]*?personal information/.exec(JSON.stringify(card.blocks))?.[0] ?? '';
    expect((await answerTo(command.replaceAll('\\', ''), library, day('2019-04-22'))).kind).toBe('results');
  });

  it('is not offered to be narrowed where it is on one page', async () => {
    const card = answerCard(await answerTo('facial recognition', library, day('2019-04-22')), {
      canShare: true,
    });
    expect(JSON.stringify(card.blocks)).not.toContain('narrow');
  });
});
