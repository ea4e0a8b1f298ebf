import { expect, test } from 'vitest';
import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { compareBulletins } from '../../src/bulletin/bulletin-changes.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { ImportAnswer } from '../../src/curate/answers.ts';
import { correctionModal } from '../../src/curate/deadline-form.ts';
import { importCard } from '../../src/curate/import-card.ts';
import { previewModal } from '../../src/curate/import-preview.ts';
import { reviewDraft } from '../../src/curate/review.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';
import { toBulletin } from '../../src/reader/to-bulletin.ts';

const text = [
  'May 2026',
  '',
  '1. Draft rules on smart lamps',
  '',
  'Comments may be submitted until 28 June 2026. The rules take effect in October 2026. They were to apply on 31 June 2026.',
].join('\n');

// As a thread sends what it has read.
const parsed = structuredClone(parseBulletin(text, { issued: '2026-05', jurisdiction: 'CN', language: 'en' }));
const bulletin = bulletinSchema.parse(toBulletin(parsed, { id: 'cn-2026-05' }).bulletin);
const { entries: _, ...head } = bulletin;

const texts = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) => words);

test('a preview and the problems of its text are in the language of who sees it, whoever read the text', () => {
  const preview = {
    kind: 'import_preview' as const,
    draftId: 'd'.repeat(36),
    page: 1,
    bulletin: head,
    ...reviewDraft(bulletin, [], { corrections: [] }),
    problems: parsed.problems,
    changes: null,
    standing: [],
    lapsed: [],
    similar: [],
  };
  const modal = () => previewModal(preview);
  expect(texts(inLanguage('zh-CN', modal))).toEqual(
    expect.arrayContaining([
      '导入 1 个条目',
      '中国 · 2026年5月 · cn-2026-05 · 1 个条目 · 1 个期限',
      '1 个日期待您决定',
      '文中未写明具体日期。',
      '识别出 1 个期限',
      '  征求意见截止：Draft rules on smart lamps',
      '1 处需要核对',
      '第 5 行：“31 June 2026”不是有效日期，已略去。请核对原文。',
    ]),
  );
  expect(texts(modal())).toContain(
    'Line 5: \\"31 June 2026\\" isn’t a valid date, so it was left out. Check the source.',
  );
});

test('what an import did is told in Chinese, in whole sentences', () => {
  const { deadlines } = libraryInProcess(corpusOf([bulletin]));
  const answer: ImportAnswer = {
    kind: 'imported',
    bulletin,
    revision: 1,
    canUndo: true,
    changes: compareBulletins(null, bulletin),
    deadlines,
    undecided: 2,
  };
  expect(texts(inLanguage('zh-CN', () => importCard(answer)))).toEqual(
    expect.arrayContaining([
      'cn-2026-05：1 个条目、1 个期限。所有人现在均可搜索。已开启新条目即时通知的频道会收到匹配的新条目。',
      '确认 1 个期限，决定 2 个日期',
      '撤销本次导入…',
    ]),
  );
});

test('the form of a deadline is in Chinese', () => {
  const [about] = libraryInProcess(corpusOf([bulletin])).deadlines;
  if (!about) throw new Error('no deadline');
  const shown = inLanguage('zh-CN', () => correctionModal({ about, review: null, reminded: 2 }));
  expect(texts(shown)).toEqual(
    expect.arrayContaining([
      '以当地日历日为准（中国）。',
      '2 个频道已收到提醒；如日期或类型有变，将在消息列中收到更正。',
      '2 个频道已收到提醒，将收到更正。日后可以恢复。',
    ]),
  );
});
