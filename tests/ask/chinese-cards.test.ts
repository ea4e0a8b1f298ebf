import { describe, expect, it } from 'vitest';
import { searchOptions } from '../../src/ask/search-field.ts';
import { typeaheadOptions } from '../../src/ask/typeahead.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerHome, homeView } from '../../src/bot/home.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const library = await bundledLibrary();
const today = day('2019-04-22');

/** What somebody who uses Slack in Chinese reads on the card that answers a question, a text a line. */
const shown = (question: string): Promise<string> =>
  inLanguage('zh-CN', async () => {
    const { text, blocks } = answerCard(await answerTo(question, library, today), { canShare: true });
    return [text, textsOf(blocks)].join('\n');
  });

// Runs of one line are one text.
const textsOf = (blocks: object): string =>
  JSON.stringify(blocks)
    .match(/"text":"(?:[^"\\]|\\.)*"/g)
    ?.map((found) => String(JSON.parse(found.slice('"text":'.length))))
    .join('') ?? '';

describe('in Chinese', () => {
  it('an entry is shown with its authority, its day and its deadline; its own words stay as they are', async () => {
    const texts = await shown('show cn-2019-04-r3');
    for (const text of [
      '监管动态 · 工业和信息化部 · 2019年4月1日 · 中国 · 进行中',
      '试点结束：2019年12月31日（中国），还有 253 天',
      '“from 1 April 2019 to 31 December 2019”',
      'A circular issued on 1 April 2019',
      '标记为已完成…',
      'cn-2019-04-r3 · 截至 2019年4月22日 · 不构成法律意见，行动前请核对原文。',
    ])
      expect(texts).toContain(text);
  });

  it('results say how many there are, in which order, and how the question was read', async () => {
    expect(await shown('section:enforcement from:2019-04-01 to:2019-04-18 -authority:MPS')).toMatch(
      /个条目，按相关度排序[\s\S]*筛选条件：执法动态 · 条目日期：2019年4月1日至18日 · 排除公安部/,
    );
    expect(await shown('fines by CNIL over EUR 1,000 law:PIPL')).toContain(
      '筛选条件：提及“个人信息保护法” · 法国国家信息与自由委员会 · 处罚金额高于 EUR 1,000',
    );
    expect(await shown('fasial recognition')).toContain('未找到“fasial recognition”，以下为相近词的结果。');
    expect(await shown('section:nothing campaign')).toContain(
      '“section:nothing”不是栏目，已按普通文字搜索。可用的栏目：regulatory, enforcement, industry, other。',
    );
  });

  it('what comes closest says what it lacks', async () => {
    expect(await shown('facial recognition in Brazil')).toContain('没有条目提及“Brazil”。最接近的条目：');
    expect(await shown('fines by CNIL since March')).toContain('未涉及：法国国家信息与自由委员会');
  });

  it('a fact is a sentence, and an authority has its Chinese name', async () => {
    expect(await shown('When does Guardian Consumption end?')).toMatch(/^2019年9月30日结束，还有 161 天：“Guardian/);
    expect(await shown('守护消费持续多久')).toMatch(/^2019年4月1日至9月30日，还有 161 天结束：/);
    expect(await shown('谁罚了交银国信')).toMatch(/^中国人民银行：Bank of Communications/);
  });

  it('deadlines are counted and grouped', async () => {
    const texts = await shown('deadlines');
    expect(texts).toMatch(/^3 个近期期限，1 个已过；Draft guiding opinions/);
    expect(texts).toContain('中国 · 征求意见截止，还有 8 天 · 暂无负责人 · 无链接');
    expect(await shown('deadlines next 2 days')).toContain('没有符合条件的期限，最接近的如下');
  });

  it('help has questions in Chinese, and commands as they are typed', async () => {
    const texts = await shown('help');
    for (const text of [
      '/privacy-law “Guardian Consumption”何时结束？',
      '/privacy-law 2019年4月以来中国人民银行的罚款',
      '/privacy-law subscribe  打开订阅表单',
      '共 1 期简报、14 个条目、4 个期限。最新一期：2019年4月。答复均引自或依据条目，并注明来源。',
    ])
      expect(texts).toContain(text);
  });

  it('nothing found, an unknown ID and a typing error say what to do', async () => {
    expect(await shown('blockchain')).toContain(
      '没有与“blockchain”匹配的条目。搜索范围：1 期简报，14 个条目（中国），最新一期为2019年4月。请减少关键词或放宽范围，也可以浏览现有内容。',
    );
    expect(await shown('show cn-2019-04-r33')).toContain(
      '没有 ID 为“cn-2019-04-r33”的条目。您要找的是 cn-2019-04-r3（',
    );
    expect(await shown('deadlnes')).toContain('您要输入的是 /privacy-law deadlines 吗？');
  });

  it('the search field offers names in Chinese', async () => {
    const options = await inLanguage('zh-CN', async () => {
      const offers = await typeaheadOptions('facial', library, today);
      return searchOptions(offers).map(({ text, description }) => [text.text, description?.text]);
    });
    expect(options.slice(0, 2)).toEqual([
      ['搜索“facial”', undefined],
      ['facial recognition', '人脸识别 · 1 个条目提及'],
    ]);
  });

  it('Home has its headings and the timeline as text', () => {
    const texts = inLanguage('zh-CN', () =>
      textsOf(homeView(answerHome(library, today, [], { open: 3, mayChoose: true })).blocks),
    );
    for (const text of [
      '选择与您相关的内容',
      '3 个日期待维护人确认',
      '2019年04月  1  █',
      '尚无订阅。请在频道中输入 /privacy-law subscribe，或在此订阅。',
    ])
      expect(texts).toContain(text);
  });
});
