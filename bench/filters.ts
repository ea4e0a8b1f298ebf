import { performance } from 'node:perf_hooks';
import { bundledData } from '../src/app/options.ts';
import { bulletinSchema } from '../src/bulletin/bulletin.ts';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { type Library, libraryInWorker } from '../src/question/library.ts';
import { conceptTable } from '../src/search/concepts/concept-table.ts';
import { readVocabulary } from '../src/storage/corpus-files.ts';
import { matchingDeadlines } from '../src/subscribe/filter.ts';
import { syntheticCorpus, syntheticWord } from './search/synthetic-corpus.ts';

// What a subscription's filter costs while nothing else is answered: milliseconds to apply it to every deadline of a corpus, the first
// time and then again, and the ratio to a filter without words. Every tenth entry has a deadline; `filters.ts SIZE`, 20,000 by default.

const size = Number(process.argv[2] ?? 20_000);
const filters = [
  ['no words', 'authority:CAC'],
  ['a common word', syntheticWord(3)],
  ['a rare word', syntheticWord(20_000)],
  ['a word that no entry has', 'blockchain'],
  ['a name', 'Personal Information Protection Law'],
  ['in Chinese', '人脸识别'],
] as const;

const { concepts, lexicon } = await readVocabulary(bundledData);
const never = () => Promise.reject(new Error('nothing is searched here'));

function libraryWith(isChinese: boolean): Library {
  const bulletins = syntheticCorpus(size).bulletins.map((bulletin) => ({
    ...bulletin,
    entries: bulletin.entries.map((entry, i) => ({
      ...entry,
      body: isChinese ? inHan(entry.body) : entry.body,
      deadlines: i % 10 === 0 ? [{ kind: 'other', date: '2030-01-01', quote: 'told' }] : [],
    })),
  }));
  const corpus = corpusOf(bulletins.map((bulletin) => bulletinSchema.parse(bulletin)));
  const elsewhere = { find: never, suggest: never, knows: () => true };
  return libraryInWorker(corpus, conceptTable(concepts, lexicon), elsewhere);
}

// A letter of the synthetic language as a Chinese character.
const inHan = (text: string): string =>
  text
    .replaceAll(' ', '')
    .replace(/[a-z]{2}/g, (pair) =>
      String.fromCharCode(0x4e00 + 26 * 8 * pair.charCodeAt(0) + pair.charCodeAt(1) - 20_000),
    );

const took = (filter: string, library: Library): number => {
  const began = performance.now();
  matchingDeadlines(filter, library);
  return performance.now() - began;
};

for (const isChinese of [false, true]) {
  const library = libraryWith(isChinese);
  const plain = Math.min(...[1, 2, 3].map(() => took('authority:CAC', library)));
  process.stdout.write(
    `\n${library.deadlines.length} deadlines of ${size} entries ${isChinese ? 'in Chinese' : 'in English'}\n\n| filter | ms | again | ratio |\n|---|---|---|---|\n`,
  );
  for (const [name, filter] of filters) {
    const [first, again] = [took(filter, library), took(filter, library)];
    process.stdout.write(`| ${name} | ${first.toFixed(0)} | ${again.toFixed(1)} | ${(again / plain).toFixed(0)} |\n`);
  }
}
