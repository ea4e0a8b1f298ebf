import { parseBulletin } from '../src/reader/parse-bulletin.ts';

// How the reader's time grows with the length of a text that was made to be slow: ten times the text should take about ten times as
// long. Milliseconds of CPU of one run, its garbage collection included, and the ratio of the last two. A file of more than 5 MB is
// refused before it is read; here the text is given to the reader itself.
//   npx tsx bench/hostile-text.ts [--quick]     to 1 MB instead of 10 MB

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
  '1. ',
  '- **a**\n',
  '1. A title here\n\nSome prose that is long enough to be one, with a stop at its end.\n\n',
  '1、标题\n\n近日，国家网信办发布通知，要求企业于4月1日前完成备案。\n\n',
  '《',
  '[a](',
  '<b>',
  '&amp;',
  'A\n\nb c d e f g\n\n',
  'within 15 days ',
  '自发布之日起30日内',
  'Attorneys General of California, ',
  '北京市',
  'fined EUR 10,000 ',
  '#',
  '§ 01\n',
  '.',
  '\uD83D',
];

const sizes = process.argv.includes('--quick')
  ? [10_000, 100_000, 1_000_000]
  : [10_000, 100_000, 1_000_000, 10_000_000];

function took(piece: string, bytes: number): number {
  const text = `1. T\n\n${piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))}`;
  const before = process.cpuUsage();
  parseBulletin(text, { issued: '2019-04' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const named = (bytes: number): string => (bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1000} kB`);

took('effective 1 April ', 100_000);
process.stdout.write(`| piece | ${sizes.map(named).join(' | ')} | ratio |\n|---|${'---|'.repeat(sizes.length + 1)}\n`);
for (const piece of pieces) {
  const times = sizes.map((bytes) => took(piece, bytes));
  const ratio = (times.at(-1) ?? 0) / (times.at(-2) ?? 1);
  const cells = [JSON.stringify(piece), ...times.map((time) => time.toFixed(0)), ratio.toFixed(1)];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
