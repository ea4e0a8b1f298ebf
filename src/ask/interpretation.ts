import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { sectionName } from '../bulletin/labels.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import type { UnparsedPart } from '../question/query.ts';
import type { ReadWord } from '../search/search-entries.ts';
import type { ResultsAnswer } from './answers.ts';

/** What a question was taken to mean, where that is not plain from its words: small print, often empty. */
export function interpretationText({
  understood,
  unparsed,
  words = [],
  verdict,
}: Pick<ResultsAnswer, 'understood' | 'unparsed'> & Partial<Pick<ResultsAnswer, 'words' | 'verdict'>>): string {
  const wordsThatAre = (how: ReadWord['reading']): string =>
    words.flatMap(({ word, reading }) => (reading === how ? [`“${word}”`] : [])).join(', ');
  const [similar, synonyms, absent] = [wordsThatAre('similar'), wordsThatAre('synonym'), wordsThatAre('absent')];
  return [
    ...unparsed.map(unparsedText),
    ...(similar ? [`No match for ${similar}; showing similar words.`] : []),
    ...(synonyms ? [`Matched by synonyms: ${synonyms}.`] : []),
    ...(absent && verdict !== 'closest' ? [`Not found: ${absent}.`] : []),
    ...(understood.length > 0 ? [`Filters: ${understood.join(' · ')}`] : []),
  ].join(' ');
}

/** Why a part of a question could not be read, what was done instead, and what to type. */
function unparsedText(part: UnparsedPart): string {
  const text = `“${truncate(part.text, truncationLengths.titleInPassing)}”`;
  switch (part.why) {
    case 'no_such_day':
      return `${text} isn’t a valid date, so it was ignored.`;
    case 'not_read':
      return `${text} wasn’t recognised as a date, so it was ignored.`;
    case 'ends_before_it_begins':
      return `${text} ends before it begins, so it was ignored.`;
    case 'no_common_day':
    case 'no_common_amount':
      return `${text} don’t overlap, so they were ignored.`;
    case 'no_amount':
      return `${text} has no amount, so it was searched as text. Try penalty:>=1000000EUR.`;
    case 'no_value':
      return `${text} has no value, so it was ignored.`;
    case 'unknown_section':
      return `${text} isn’t a section, so it was searched as text. Sections: ${sectionList}.`;
    case 'unknown_jurisdiction':
      return `${text} isn’t a known jurisdiction, so it was searched as text. Try jurisdiction:EU.`;
    case 'unknown_authority':
      return `${text} isn’t a known authority, so it was searched as text. Try authority:MIIT.`;
    case 'unknown_kind':
      return `${text} isn’t a kind of deadline, so it was searched as text. Kinds: ${kindList}.`;
    case 'unknown_holding':
      return `${text} isn’t supported, so it was searched as text. Use has:deadline or has:penalty.`;
    case 'unknown_filter':
      return `${text} isn’t a filter, so it was searched as text. Did you mean ${part.nearest}:?`;
    case 'or_between_filters':
      return `${text}: OR works only within one filter. Both filters were applied.`;
    case 'cannot_be_excluded':
      return `${text} can’t be excluded, so it was ignored. Use the opposite range.`;
  }
}

// One word each, as `kind:` reads it.
const kindList = deadlineKinds.map((kind) => kind.split('_')[0]).join(', ');

/** The names of the sections as they are typed. */
export const sectionList = sections.map((section) => sectionName(section).toLowerCase()).join(', ');
