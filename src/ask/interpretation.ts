import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { eitherOf, joinAs, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
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
  const wordsThatAre = (how: ReadWord['reading']): string => quotedWords(words, how);
  const [similar, synonyms, absent] = [wordsThatAre('similar'), wordsThatAre('synonym'), wordsThatAre('absent')];
  return joinAs('sentences', [
    ...unparsed.map(unparsedText),
    ...(similar ? [t('ask.read.similar', { words: similar })] : []),
    ...(synonyms ? [t('ask.read.synonyms', { words: synonyms })] : []),
    ...(absent && verdict !== 'closest' ? [t('ask.read.absent', { words: absent })] : []),
    ...(understood.length > 0 ? [t('ask.read.filters', { filters: understood.join(' · ') })] : []),
  ]);
}

/** The words of a question that were read in that way, each in quotes; empty where there are none. */
export const quotedWords = (words: readonly ReadWord[], how: ReadWord['reading']): string =>
  listFacts(words.flatMap(({ word, reading }) => (reading === how ? [`“${word}”`] : [])));

/** Why a part of a question could not be read, what was done instead, and what to type. */
function unparsedText(part: UnparsedPart): string {
  const text = truncate(part.text, truncationLengths.titleInPassing);
  switch (part.why) {
    case 'no_such_day':
    case 'not_read':
    case 'ends_before_it_begins':
    case 'no_value':
    case 'cannot_be_excluded':
      return t(`ask.unread.${part.why}`, { text });
    case 'no_common_day':
    case 'no_common_amount':
      return t('ask.unread.no_overlap', { text });
    case 'no_amount':
    case 'unknown_jurisdiction':
    case 'unknown_authority':
      return t(`ask.unread.${part.why}`, { text, example: examples[part.why] });
    case 'unknown_section':
      return t('ask.unread.unknown_section', { text, sections: sectionList });
    case 'unknown_kind':
      return t('ask.unread.unknown_kind', { text, kinds: kindList });
    case 'unknown_holding':
      return t('ask.unread.unknown_holding', { text, holdings: eitherOf(['has:deadline', 'has:penalty']) });
    case 'unknown_filter':
      return t('ask.unread.unknown_filter', { text, filter: `${part.nearest}:` });
    case 'or_between_filters':
      return t('ask.unread.or_between_filters', { text, word: 'OR' });
  }
}

const examples = {
  no_amount: 'penalty:>=1000000EUR',
  unknown_jurisdiction: 'jurisdiction:EU',
  unknown_authority: 'authority:MIIT',
} as const;

// One word each, as `kind:` reads it.
const kindList = deadlineKinds.map((kind) => kind.split('_')[0]).join(', ');

/** The names of the sections as they are typed. */
export const sectionList = sections.join(', ');
