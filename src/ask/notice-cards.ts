import { sections } from '../bulletin/bulletin.ts';
import { sectionName } from '../bulletin/labels.ts';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context } from '../cards/blocks.ts';
import { helpButton, latestButton, requestButton, searchButton, upcomingButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, line, plain, richText } from '../cards/rich-text.ts';
import { eitherOf } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { printRequest } from '../question/parse-request.ts';
import { longestRequest } from '../question/request.ts';
import type { NothingFoundAnswer, QuestionAnswer } from './answers.ts';
import { searchedText } from './corpus-stats.ts';
import { interpretationText, sectionList } from './interpretation.ts';

type Answer<K extends QuestionAnswer['kind']> = Extract<QuestionAnswer, { kind: K }>;

/** Nothing matches: what was typed, mended or without its filters, ways to browse, and how little was searched. */
export function nothingFoundCard(answer: NothingFoundAnswer): Card {
  const { suggestion, shortened, corpus } = answer;
  const query = `“${truncate(answer.query, truncationLengths.question)}”`;
  const hint = t('ask.nothing.hint');
  const searched = searchedText(corpus);
  const notes = interpretationText({ ...answer, words: [] });
  return card(t('ask.nothing.text', { query, searched, hint }), [
    richText(line('ask.nothing', { query: bold(query) }), [plain(hint)]),
    ...(notes ? [context(notes)] : []),
    ...buttonRow([
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
      ...(shortened === null
        ? []
        : [requestButton(t('ask.nothing.without_filter'), searchFor(shortened), 'shortened')]),
      latestButton(),
      upcomingButton(),
    ]),
    context(searched),
  ]);
}

const searchFor = (words: string) => ({ kind: 'search', words, page: 1 }) as const;

/** No entry has that ID: those with a similar one. */
export function unknownIdCard({ id, nearest }: Answer<'unknown_id'>): Card {
  const similar = nearest.map(
    ({ entry: { id, title } }) => id + t('cards.brackets', { note: truncate(title, truncationLengths.titleInPassing) }),
  );
  return notice(
    t('ask.unknown_id', { id: truncate(id, truncationLengths.titleInPassing) }),
    similar.length > 0 ? t('ask.unknown_id.near', { entries: eitherOf(similar) }) : t('ask.unknown_id.hint'),
    [
      ...nearest.map(({ entry }, i) =>
        requestButton(t('ask.unknown_id.view', { id: entry.id }), { kind: 'show', id: entry.id, page: 1 }, `near${i}`),
      ),
      latestButton(),
    ],
  );
}

/** `latest` with words that are not a section. */
export function unknownSectionCard({ words }: Answer<'latest_of_unknown_section'>): Card {
  return notice(
    t('ask.unknown_section', { words: truncate(words, truncationLengths.titleInPassing) }),
    t('ask.unknown_section.hint', { sections: sectionList }),
    [
      ...sections.map((section) => requestButton(sectionName(section), { kind: 'latest', section, page: 1 }, section)),
      searchButton(words, 'search'),
    ],
  );
}

/** A verb without the words that it needs. */
export function incompleteCard({ verb, example }: Answer<'incomplete'>): Card {
  const hint = t('ask.incomplete.hint', { example: `${command} ${example}` });
  return notice(t(`ask.incomplete.${verb}`), hint, [helpButton(), latestButton()]);
}

/** A word close to a verb: the reader chooses between the command and a search. */
export function nearVerbCard({ typed, meant, words }: Answer<'near_verb'>): Card {
  const request = printRequest(meant);
  return notice(
    t('ask.near_verb', { typed: truncate(typed, truncationLengths.questionOnButton) }),
    t('ask.near_verb.hint', { command: `${command} ${truncate(request, truncationLengths.question)}` }),
    [
      requestButton(`${command} ${truncate(request, truncationLengths.questionOnButton)}`, meant, 'meant'),
      searchButton(words, 'search'),
    ],
  );
}

/** A question longer than the app reads. */
export function tooLongCard({ length }: Answer<'too_long'>): Card {
  return notice(t('ask.too_long', { count: length }), t('ask.too_long.hint', { most: longestRequest }), [helpButton()]);
}
