import { expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

const english = [
  ['Norwick authority publishes rules on wallets', 'The rules take effect on 1 July 2026.'],
  ['DPC consults on cookies', 'Comments may be submitted until 30 June 2026. The draft sets out duties of processors.'],
  ['Fine on Acme', 'The DPC fined Acme.'],
  ['Guidance on scraping', 'The authority published final rules on 4 May 2026. They bind firms of any size.'],
] as const;
const chinese = [
  ['深圳新规出台', '本办法自2026年9月1日起施行。'],
  ['某公司被罚', '该公司被罚款10万元。'],
  ['北城市网信办发布规定', '北城市网信办公开征求意见，意见反馈截止时间为2026年6月30日。'],
] as const;

const styles = [
  ['1. Title, a line apart', (n: number, title: string, body: string) => `${n}. ${title}\n\n${body}`],
  ['1. Title', (n: number, title: string, body: string) => `${n}. ${title}\n${body}`],
  ['1) Title', (n: number, title: string, body: string) => `${n}) ${title}\n${body}`],
  ['1、Title', (n: number, title: string, body: string) => `${n}、${title}\n\n${body}`],
] as const;

// Every way to begin and end the list: one to all of its items, from each of them on.
const lists = [english, chinese].flatMap((items) =>
  items.flatMap((_, from) => items.map((__, more) => [...items, ...items].slice(from, from + more + 1))),
);

test.each(styles)('no item of a counted list is lost, however few there are: %s', (_, style) => {
  for (const items of lists) {
    const text = items.map(([title, body], i) => style(i + 1, title, body)).join('\n\n');
    const { entries } = parseBulletin(text, { issued: '2026-05', jurisdiction: 'GB' });
    expect(entries.map(({ title }) => title)).toEqual(items.map(([title]) => title));
  }
});

test('a field below a numbered title is no title', () => {
  const text = 'Brief\n\n1. Cookie Code\nEffective: 1 September 2026\n\n2. Wallet rules\nEffective: 1 October 2026\n';
  const { entries } = parseBulletin(text, { issued: '2026-05', jurisdiction: 'IE' });
  expect(entries.map(({ title, deadlines }) => [title, deadlines[0]?.date])).toEqual([
    ['Cookie Code', '2026-09-01'],
    ['Wallet rules', '2026-10-01'],
  ]);
});
