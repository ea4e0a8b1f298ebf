import type { Section } from '../bulletin.ts';
import type { ParsedDeadline } from './parsed-bulletin.ts';

/**
 * Limits told as a period: "must rectify within 15 working days". Only a limit that was set for somebody is one; what a
 * law asks of everybody ("shall notify within 3 days") is procedure. In enforcement every obligation is set for somebody.
 */
export function findPeriods(sentence: string, section: Section): readonly ParsedDeadline[] {
  const order = section === 'enforcement' ? obligation : ordered;
  return [...sentence.matchAll(period)].flatMap(({ index, 0: words }) => {
    const from = Math.max(0, index - 120);
    const start = lastIndexOf(order, sentence.slice(from, index));
    if (start === null) return [];
    const quote = sentence.slice(from + start, index + words.length);
    return [{ kind: 'compliance_deadline', date: null, start: null, precision: 'relative', quote }];
  });
}

const numbers = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety';

const period = new RegExp(
  String.raw`\bwithin (?:a period of |the next )?(?:\d{1,3}|${numbers})(?: \(\d{1,3}\))?[ -](?:(?:working|business|calendar) )?(?:days?|weeks?|months?)\b`,
  'gi',
);

const ordered =
  /\b(?:(?:was|were|been) (?:ordered|instructed|directed|requested|asked|told|required|given)|ordered|instructed|directed|demanded|summoned)\b/gi;
const obligation =
  /\b(?:ordered|instructed|directed|demanded|requested|required|requiring|must|shall|ha(?:s|ve) to)\b/gi;

const lastIndexOf = (pattern: RegExp, text: string): number | null =>
  [...text.matchAll(pattern)].at(-1)?.index ?? null;
