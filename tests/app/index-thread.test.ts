import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndexThread } from '../../src/app/index-thread/open-index-thread.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { emptyLexicon } from '../../src/search/concepts/read-lexicon.ts';
import { bundledConcepts, bundledLibrary, day } from '../bundled-library.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'));
});

afterEach(() => rm(folder, { recursive: true }));

const asked = async (text: string) =>
  readQuery(text, { today: day('2019-04-22'), about: 'entries', concepts: await bundledConcepts() });
const idsFor = async (thread: ReturnType<typeof openIndexThread>, text: string): Promise<readonly string[]> =>
  (await thread.find(await asked(text), 3)).hits.map(({ source }) => source.entry.id);

describe('an index in its own thread', () => {
  it('finds what the index in this thread finds, and knows the same words', async () => {
    const { corpus, find, knows } = await bundledLibrary();
    await using thread = openIndexThread({
      concepts: (await bundledConcepts()).all.slice(0, 0),
      lexicon: (await bundledConcepts()).lexicon,
      snapshot: null,
    });
    await thread.replace(corpus.entries);
    const query = await asked('facial recognition');
    expect((await thread.find(query, 3)).hits[0]?.source).toBe((await find(query, 3)).hits[0]?.source);
    expect(['recognition', 'zebra'].map(thread.knows)).toEqual(['recognition', 'zebra'].map(knows));
  });

  it('is saved, and loaded again only for the same entries', async () => {
    const { corpus } = await bundledLibrary();
    const snapshot = join(folder, 'deep', 'entries.index');
    await using first = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot });
    expect(await first.replace(corpus.entries)).toBe('built');
    expect((await stat(snapshot)).size).toBeGreaterThan(1000);
    await using second = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot });
    expect(await second.replace(corpus.entries)).toBe('loaded');
    expect(await idsFor(second, 'Visual China Group')).toEqual(await idsFor(first, 'Visual China Group'));
    expect(await second.replace(corpus.entries.slice(1))).toBe('built');
  });

  it('answers from the present entries until the next are ready', async () => {
    const { corpus } = await bundledLibrary();
    await using thread = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot: null });
    await thread.replace(corpus.entries);
    const query = await asked('Visual China Group');
    const replaced = thread.replace(corpus.entries.filter(({ entry }) => entry.id !== 'cn-2019-04-e4'));
    const meanwhile = await thread.find(query, 1);
    expect(meanwhile.hits.map(({ source }) => source.entry.id)).toEqual(['cn-2019-04-e4']);
    await replaced;
    expect(await idsFor(thread, 'Visual China Group')).not.toContain('cn-2019-04-e4');
  });

  it('suggests completions', async () => {
    const { corpus } = await bundledLibrary();
    await using thread = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot: null });
    await thread.replace(corpus.entries);
    expect((await thread.suggest('facial recog', 5)).map(({ text }) => text)).toContain('facial recognition');
  });

  it('answers in the language of whoever asks', async () => {
    const { corpus } = await bundledLibrary();
    const { all, lexicon } = await bundledConcepts();
    const concepts = all.filter(({ authority }) => authority === undefined);
    await using thread = openIndexThread({ concepts, lexicon, snapshot: null });
    await thread.replace(corpus.entries);
    const query = await asked('When does Guardian Consumption end?');
    const ask = async () => (await thread.find(query, 1)).answer?.text;
    const both = await Promise.all([ask(), inLanguage('zh-CN', ask)]);
    expect(both).toEqual(['30 September 2019', '2019年9月30日']);
  });

  it('rejects requests once it has ended', async () => {
    const thread = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot: null });
    await thread[Symbol.asyncDispose]();
    await expect(thread.suggest('a', 1)).rejects.toThrow('ended');
  });
});
