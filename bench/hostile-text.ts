import { performance } from 'node:perf_hooks';
import { parseBulletin } from '../src/bulletin/prose/parse-bulletin.ts';

// How the reader's time grows with the length of a text that was made to be slow: ten times the text should take about ten
// times as long. Milliseconds of one run, and the ratio of the two.

const pieces = [
  '1. Title\n',
  'word ',
  '1,000',
  ' a',
  '**',
  'Xu District People’s ',
  '\n',
  'Comments until 1 April 2019. Then more words follow here, as in prose.\n',
  '4月1日',
  '请于4月1日前反馈意见。',
  'comments until 1 April ',
  'must file before 1 April ',
  'Comments close on 1 April. ',
  'effective 1 April ',
];

function took(piece: string, bytes: number): number {
  const text = `1. T\n\n${piece.repeat(bytes / Buffer.byteLength(piece))}`;
  const began = performance.now();
  parseBulletin(text, { issued: '2019-04' });
  return performance.now() - began;
}

took('effective 1 April ', 100_000);
process.stdout.write('| piece | 100 kB | 1 MB | ratio |\n|---|---|---|---|\n');
for (const piece of pieces) {
  const [short, long] = [took(piece, 100_000), took(piece, 1_000_000)];
  const cells = [JSON.stringify(piece), short.toFixed(0), long.toFixed(0), (long / short).toFixed(1)];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
