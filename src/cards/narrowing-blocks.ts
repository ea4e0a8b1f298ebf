import type { ActionsBlock } from '@slack/types';
import type { ResultsAnswer } from '../answers/answer.ts';
import { sectionNames } from '../answers/deadline-names.ts';
import { longestRequest } from '../answers/request.ts';
import { buttonRow, requestButton } from './buttons.ts';

/**
 * Buttons that ask the same of one section, authority or year, with how many entries that leaves; none where the results are on one
 * page. A button carries the words of the question with a filter before them: behind a quote
 * that nothing closes it would be a part of the phrase.
 */
export function narrowingBlocks({ query, facets, total, page }: ResultsAnswer): readonly ActionsBlock[] {
  if (page.of === 1) return [];
  const choices = [
    ...facets.sections.map(({ value, entries }) => ({
      label: sectionNames[value],
      filter: `section:${value}`,
      entries,
    })),
    ...facets.authorities.slice(0, mostOfAKind).map(({ value, entries }) => ({
      label: value,
      filter: /^\w+$/.test(value) ? `authority:${value}` : `authority:"${value.replaceAll('"', '')}"`,
      entries,
    })),
    ...facets.years.slice(0, mostOfAKind).map(({ value, entries }) => ({
      label: value,
      filter: `from:${value} to:${value}`,
      entries,
    })),
  ];
  const narrower = choices.filter(
    ({ filter, entries }) => entries < total && `${filter} ${query}`.length <= longestRequest,
  );
  return buttonRow(
    narrower
      .slice(0, mostButtons)
      .map(({ label, filter, entries }, i) =>
        requestButton(
          `${label} (${entries})`,
          { kind: 'search', words: `${filter} ${query}`, page: 1 },
          `narrow-${i + 1}`,
        ),
      ),
  );
}

const mostOfAKind = 3;
const mostButtons = 8;
