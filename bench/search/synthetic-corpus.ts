import { type Bulletin, type Entry, sections } from '../../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';
import { parseCalendarDate } from '../../src/time/calendar-date.ts';

const wordsInBody = 150;
const wordsInTitle = 10;
const vocabularySize = 60_000;
const authorities = ['CAC', 'MIIT', 'MPS', 'SAMR', 'PBOC', 'CNIL', 'ICO', 'EDPB', 'FTC', 'PIPC'];

/** Entries made up of words whose frequencies fall as those of a language do (Zipf), the same ones for the same number. */
export function syntheticCorpus(size: number): Corpus {
  const random = randomFrom(size);
  const perBulletin = 50;
  const bulletins: Bulletin[] = [];
  for (let first = 0; first < size; first += perBulletin) {
    const id = `syn-${bulletins.length + 1}`;
    const entries = Array.from({ length: Math.min(perBulletin, size - first) }, (_, i) => entryOf(id, i, random));
    bulletins.push({ id, title: id, issued: '2024-01', jurisdiction: 'CN', language: 'en', entries });
  }
  return corpusOf(bulletins);
}

function entryOf(bulletin: string, i: number, random: () => number): Entry {
  const section = sections[Math.floor(random() * sections.length)] ?? 'other';
  const day = `20${String(10 + Math.floor(random() * 15))}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
  return {
    id: `${bulletin}-${section.charAt(0)}${i + 1}`,
    section,
    title: textOf(wordsInTitle, random),
    date: parseCalendarDate(day),
    body: textOf(wordsInBody, random),
    authorities: [authorities[Math.floor(random() * authorities.length)] ?? 'CAC'],
    instruments: [],
    penalties: [],
    deadlines: [],
  };
}

const textOf = (words: number, random: () => number): string =>
  Array.from({ length: words }, () => syntheticWord(zipf(random))).join(' ');

/** The word of that rank: the first are the most common. */
export function syntheticWord(rank: number): string {
  const [consonants, vowels] = ['bcdfghjklmnprstvwz', 'aeiou'];
  let [word, left] = ['', rank + 400];
  while (left > 0 || word.length < 4) {
    word += `${consonants[left % consonants.length]}${vowels[Math.floor(left / consonants.length) % vowels.length]}`;
    left = Math.floor(left / (consonants.length * vowels.length));
  }
  return word;
}

// Ranks whose frequencies fall with the rank, by the inverse of the harmonic sum.
const zipf = (random: () => number): number =>
  Math.min(vocabularySize - 1, Math.floor((vocabularySize + 1) ** random()) - 1);

/** Numbers from 0 up to 1, always the same ones for a seed. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
