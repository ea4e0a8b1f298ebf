import type { ExternalSelect, InputBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { encodeRequest } from '../cards/buttons.ts';
import { modal } from '../cards/form-fields.ts';
import { fittingLength, limits, truncate } from '../cards/limits.ts';
import { entryMetadata, pluralise } from '../cards/words.ts';
import type { Suggestion } from '../search/suggest.ts';
import type { TypeaheadOption } from './typeahead.ts';

/** Where the search field stands: the id of its block; what is in it has that of the action. */
export const searchBlock = 'search_field';

/**
 * The field in which one types a search: whatever is picked, be it what was typed itself, is asked at once. Its options are
 * `searchOptions`.
 */
export function searchField(label: string): InputBlock & { readonly element: ExternalSelect } {
  return {
    type: 'input',
    block_id: searchBlock,
    dispatch_action: true,
    label: { type: 'plain_text', text: label, emoji: false },
    element: {
      type: 'external_select',
      action_id: actionIds.search,
      min_query_length: 0,
      placeholder: { type: 'plain_text', text: 'Type words, a name or a question', emoji: false },
    },
  };
}

/**
 * What can be picked while one types, each with the request that it asks as its value, so that it can be asked after a restart, too.
 * What two would ask is offered once; what no value can hold is left out.
 */
export function searchOptions(offers: readonly TypeaheadOption[]): readonly PlainTextOption[] {
  const byValue = new Map<string, PlainTextOption>();
  for (const one of offers.map(optionOf)) {
    const fits = one.value.length <= limits.optionValue && byValue.size < limits.options;
    if (fits && !byValue.has(one.value)) byValue.set(one.value, one);
  }
  return [...byValue.values()];
}

interface Option extends PlainTextOption {
  readonly value: string;
}

function optionOf(offer: TypeaheadOption): Option {
  const value = encodeRequest(offer.request);
  switch (offer.kind) {
    case 'typed':
      return typedOption(offer.words, value);
    case 'list':
      return option(value, listNames[offer.list]);
    case 'search':
      return option(value, searchFor(offer.words));
    case 'suggestion':
      return option(value, offer.suggestion.text, suggestionFacts(offer.suggestion));
    case 'entry':
      return option(value, offer.source.entry.title, entryMetadata(offer.source));
  }
}

// A long question is asked by its first words: an option holds no more, and the answer says what was asked.
function typedOption(words: string, value: string): Option {
  if (value.length <= limits.optionValue) return option(value, searchFor(words));
  const room = limits.optionValue - searchValue('').length;
  const first = words.slice(0, fittingLength(words, room)).replace(/\s+\S*$/u, '');
  return option(
    searchValue(first),
    searchFor(first),
    'Its first words; a longer question goes behind the command.',
  );
}

const searchValue = (words: string): string => encodeRequest({ kind: 'search', words, page: 1 });

const searchFor = (words: string): string =>
  `Search for “${truncate(words, limits.optionText - 'Search for “”'.length)}”`;

const listNames = { deadlines: 'Coming deadlines', latest: 'Latest entries' } as const;

function suggestionFacts(suggestion: Suggestion): string {
  const entries = pluralise(suggestion.entries, 'entry', 'entries');
  if (suggestion.kind === 'word') return `in ${entries}`;
  const { name, text } = suggestion;
  return name === text ? `named in ${entries}` : `${name} · named in ${entries}`;
}

const option = (value: string, text: string, facts?: string): Option => ({
  value,
  text: plainText(text),
  ...(facts !== undefined && { description: plainText(facts) }),
});

const plainText = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: truncate(text, limits.optionText),
  emoji: false,
});

/** The modal in which one types a search. */
export function searchModal(): ModalView {
  return {
    ...modal('Search privacy law', [searchField('What do you look for?')]),
    callback_id: callbackIds.searchModal,
    submit: { type: 'plain_text', text: 'Search' },
  };
}
