import { expect, test } from 'vitest';
import { message } from '../../src/bulletin/message.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { announcementCard } from '../../src/sources/announcement-card.ts';
import { failureText } from '../../src/sources/failure-text.ts';
import { neverFetched } from '../../src/sources/source.ts';
import { sourcesCard } from '../../src/sources/sources-card.ts';

const source = {
  id: 'eu-edpb',
  name: 'EDPB',
  url: 'https://edpb.example/feed.xml',
  kind: 'rss' as const,
  jurisdiction: 'EU',
  language: 'en',
  full_page: false,
  enabled: true,
};
const draft = { draftId: 'd'.repeat(36), sourceId: source.id, title: 'EDPB', at: 0, isAnnounced: false };

const texts = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) => words);

test('the list of sources is in Chinese, also why one failed before', () => {
  const checkedAt = Date.parse('2026-11-28T01:05:00Z');
  const error = failureText({ reason: 'too_slow', seconds: 20 });
  const failing = { ...neverFetched, source, checkedAt, nextAt: checkedAt + 900_000, failures: 1, error };
  const list = () =>
    sourcesCard({
      kind: 'sources',
      done: { kind: 'failed', source, why: message('fetch.status.forbidden', { status: 403 }) },
      page: 1,
      sources: [failing],
      ofFiles: new Set(),
      waiting: [{ ...draft, entries: 2, deadlines: 1 }],
      zone: 'Asia/Shanghai',
      told: 'nobody',
    });
  expect(texts(inLanguage('zh-CN', list))).toEqual(
    expect.arrayContaining([
      '无法抓取 EDPB。该网站不允许本应用访问（403）。请联系发布者，或手动导入。',
      '1 份简报待审阅',
      ' · 2 个条目，1 个期限',
      '欧盟 · 英语',
      '最近抓取：11月28日 09:05',
      '该网站的响应时间超过 20 秒。本应用会重试。下次尝试：11月28日 09:20。',
      '新条目在此等待维护人导入。目前不会通知任何人：请联系运维人员设置 CURATORS_CHANNEL。',
    ]),
  );
  expect(texts(list())).toEqual(
    expect.arrayContaining([
      'Last fetched 28 November, 09:05',
      'The site took longer than 20 seconds. The app tries again. Next try: 28 November, 09:20.',
    ]),
  );
});

test('the announcement of what is new is in Chinese', () => {
  const { text } = inLanguage('zh-CN', () => announcementCard([{ ...draft, entries: 3, deadlines: 2 }], 0));
  expect(text).toBe('1 份新简报，2 个期限待确认。请预览并导入所需内容，或输入 /privacy-law sources。');
});
