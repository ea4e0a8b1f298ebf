import type { ExternalSelect, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { actionIds, callbackIds, command } from '../cards/action-ids.ts';
import { input, modal, option, plainText } from '../cards/blocks.ts';
import { encodeRequest } from '../cards/button-values.ts';
import { entryMetadata } from '../cards/format.ts';
import { fittingLength, limits, truncate } from '../cards/limits.ts';
import { t } from '../messages/messages.ts';
import type { Suggestion } from '../search/suggest.ts';
import type { TypeaheadOption } from './typeahead.ts';

/** The block id of the search field; its action id is `actionIds.search`. */
export const searchBlock = 'search_field';

/** The search field: whatever is selected is answered at once. Its options come from `searchOptions`. */
export function searchField(label: string): InputBlock & { readonly element: ExternalSelect } {
  return {
    ...input(searchBlock, label),
    dispatch_action: true,
    element: {
      type: 'external_select',
      action_id: actionIds.search,
      min_query_length: 0,
      placeholder: plainText(t('ask.search.placeholder')),
    },
  };
}

/** The modal with the search field. */
export function searchModal(): ModalView {
  return {
    ...modal(t('ask.search.title'), [searchField(t('ask.search.label'))]),
    callback_id: callbackIds.searchModal,
    submit: { type: 'plain_text', text: t('ask.search.submit') },
  };
}

/**
 * The options of the search field, each with its request as the value, so that it still works after a restart. No two make the same
 * request, and one that fits into no value is left out.
 */
export function searchOptions(offers: readonly TypeaheadOption[]): readonly PlainTextOption[] {
  const byValue = new Map<string, PlainTextOption>();
  for (const one of offers.map(optionOf)) {
    const fits = one.value.length <= limits.optionValue && byValue.size < limits.options;
    if (fits && !byValue.has(one.value)) byValue.set(one.value, one);
  }
  return [...byValue.values()];
}

function optionOf(offer: TypeaheadOption): ReturnType<typeof option> {
  const value = encodeRequest(offer.request);
  switch (offer.kind) {
    case 'search':
      return searchOption(offer.words, value);
    case 'list':
      return option(value, t(offer.list === 'deadlines' ? 'cards.button.upcoming' : 'cards.button.latest'));
    case 'suggestion':
      return option(value, offer.suggestion.text, suggestionFacts(offer.suggestion));
    case 'entry':
      return option(value, offer.source.entry.title, entryMetadata(offer.source));
  }
}

// An option holds no more than the first words of a long question. The answer says what was searched.
function searchOption(words: string, value: string): ReturnType<typeof option> {
  if (value.length <= limits.optionValue) return option(value, searchText(words));
  const room = limits.optionValue - searchValue('').length;
  const first = words.slice(0, fittingLength(words, room)).replace(/\s+\S*$/u, '');
  return option(searchValue(first), searchText(first), t('ask.search.shortened', { command }));
}

const searchValue = (words: string): string => encodeRequest({ kind: 'search', words, page: 1 });

const searchText = (words: string): string =>
  t('ask.search.for', { words: truncate(words, limits.optionText - t('ask.search.for', { words: '' }).length) });

function suggestionFacts(suggestion: Suggestion): string {
  const count = suggestion.entries;
  if (suggestion.kind === 'word') return t('ask.search.in', { count });
  const { name, text } = suggestion;
  return name === text ? t('ask.search.mentioned', { count }) : t('ask.search.mentioned.name', { name, count });
}
