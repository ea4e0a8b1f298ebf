import { readFileSync } from 'node:fs';
import { readBulletin } from '../../src/bulletin/read-bulletin.ts';

/**
 * A bulletin as long as one can be in practice, made of the bundled one: entries of 2 kB with three paragraphs or more, of which no two
 * tell the same. Days, months, years, amounts and numbers differ from entry to entry; so do titles and what is told together.
 */
export function largeBulletin(entries: number): string {
  const { bulletin } = readBulletin(readFileSync(bundled, 'utf8'), 'bundled.yaml');
  if (!bulletin) throw new Error('The bundled bulletin cannot be read.');
  const told = bulletin.entries;
  const parts = Array.from({ length: entries }, (_, at) => {
    // Other steps each round, so that the same three do not meet again.
    const round = Math.floor(at / told.length);
    const own = [at, at + 1 + round, at + 4 + 2 * round].flatMap((step) => told[step % told.length] ?? []);
    return varied(`${at + 1}. ${own[0]?.title ?? ''}\n\n${own.map(({ body }) => body).join('\n')}`, at);
  });
  return `April 2019\n\nRegulatory developments\n\n${parts.join('\n\n')}\n`;
}

const bundled = new URL('../../data/bulletins/2019-04-china.yaml', import.meta.url);

const months = 'January February March April May June July August September October November December'.split(' ');
const month = new RegExp(`\\b(?:${months.join('|')})\\b`, 'g');

const varied = (text: string, at: number): string =>
  text
    .replace(
      /\b\d{1,2}(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g,
      (day) => String(((Number(day) + at) % 28) + 1),
    )
    .replace(month, (name) => months[(months.indexOf(name) + Math.floor(at / 5)) % 12] ?? name)
    .replace(/(?<=RMB )\d[\d,]*/g, (amount) => (Number(amount.replaceAll(',', '')) + at * 100).toLocaleString('en'));
