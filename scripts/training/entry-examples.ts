import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { isForFitting, readLabels } from '../../bench/reading/labels.ts';
import { anchorsOf } from '../../bench/reading/score-bulletin.ts';
import { partFused } from '../../src/reader/segment/headings.ts';
import { type Line, readLines } from '../../src/reader/segment/lines.ts';
import { type Featured, featuresOf } from '../../src/reader/segment/model/line-features.ts';
import { entryLines } from '../../src/reader/segment/remove-noise.ts';
import { unwrap } from '../../src/reader/segment/unwrap.ts';
import { readOwnEntries, readWords } from './layout-kit.ts';
import { type Material, setBulletin } from './layouts.ts';

/** A bulletin with what is true of its lines. */
export interface Example extends Featured {
  readonly id: string;
  readonly isOwn: boolean;
  /** Whether its number is even, in a set whose even numbers are reported on. */
  readonly isEven: boolean;
  readonly truths: readonly boolean[];
}

const linesOf = (text: string): readonly Line[] => entryLines(unwrap(partFused(readLines(text))));

/** The labelled bulletins of all sets in a folder; none where there is no such folder. */
export function labelledExamples(folder: URL): readonly Example[] {
  return (readLabels(folder)?.bulletins ?? []).map((bulletin) => {
    const { label, text } = bulletin;
    const lines = linesOf(text);
    const anchored = anchorsOf(label.entries, text).filter(({ line }) => line > 0);
    const starts = new Set(anchored.map(({ entry, line }) => startLine(lines, line, entry.starts_with)));
    const isEven = !isForFitting(bulletin);
    return { ...featuresOf(lines), id: label.id, isOwn: false, isEven, truths: lines.map((_, at) => starts.has(at)) };
  });
}

// Where a number stands alone above a title, the entry begins with the number.
function startLine(lines: readonly Line[], number: number, words: string): number {
  const begins = words.slice(0, 10).replaceAll('*', '');
  const exact = lines.findIndex((line) => line.number === number && line.text.includes(begins));
  const at = exact < 0 ? lines.findLastIndex((line) => line.number <= number) : exact;
  return lines[at - 1]?.marker?.rest === '' ? at - 1 : at;
}

/** Bulletins of our own, each in another layout; some of the Chinese ones in traditional characters. */
export function ownExamples(folder: URL): readonly Example[] {
  const materialIn = (language: 'english' | 'chinese'): Material => ({
    entries: readOwnEntries(readFileSync(new URL(`${language}.txt`, folder), 'utf8')),
    words: readWords(new URL(`${language}-words.yaml`, folder)),
    isChinese: language === 'chinese',
  });
  const [english, chinese] = [materialIn('english'), materialIn('chinese')];
  return Array.from({ length: 1500 }, (_, seed) => {
    const set = setBulletin(seed % 2 === 1 ? chinese : english, seed);
    const text = set.map((line) => line.text).join('\n');
    const starts = new Set(set.flatMap(({ isStart }, at) => (isStart ? [at + 1] : [])));
    const lines = linesOf(seed % 8 === 3 ? traditional(text) : text);
    return {
      ...featuresOf(lines),
      id: 'own',
      isOwn: true,
      isEven: false,
      truths: lines.map((line) => starts.has(line.number)),
    };
  });
}

const traditional = Converter({ from: 'cn', to: 'tw' });
