import type { KnownBlock } from '@slack/types';
import type { DeadlineKind } from '../bulletin/bulletin.ts';
import { datedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { jurisdictionName, sectionName } from '../bulletin/labels.ts';
import { standingOf, standingTexts } from '../bulletin/standing.ts';
import { buttonRow, context, controls, header } from '../cards/blocks.ts';
import {
  calendarButtons,
  latestButton,
  openEntryButton,
  pageButtons,
  pageSuffix,
  remindButtons,
  requestButton,
  searchButton,
  shareButtons,
} from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { asOfText, disclaimer, entryMetadata, formatDaysLeft } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, line, plain, quoted, richText, wordsOf } from '../cards/rich-text.ts';
import { sourceRuns } from '../cards/sources.ts';
import { joinAs, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { atPage } from '../question/parse-request.ts';
import { daysBetween } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { FactAnswer, LatestAnswer, ResultsAnswer } from './answers.ts';
import { correctionButtons, deadlineMenu, entryBlocks, entryButtonRow } from './entry-card.ts';
import { asOfBlocks, type Hit, hitBlocks } from './hit-blocks.ts';
import { interpretationText, quotedWords } from './interpretation.ts';

/** What a search found: the fact that answers it, one entry in full, several best first, or the closest. */
export function resultsCard(answer: ResultsAnswer, place: CardPlace): Card {
  const { entries, page, request, suggestion, fact, single, verdict } = answer;
  if (fact && page.number === 1) return factCard(answer, fact, place);
  const interpretation = interpretationText(answer);
  const notes = interpretation ? [context(interpretation)] : [];
  if (verdict === 'closest') return closestCard(answer, notes);
  const heading = headingText(answer);
  const lead = context(`${heading}${pageSuffix(page)}`);
  const corrected = suggestion === null ? [] : [searchButton(suggestion, 'suggestion')];
  if (single) {
    const blocks = [lead, ...notes, ...entryBlocks(single, deadlineMenu(single)), ...entryButtonRow(single, place)];
    return card(listText(heading, entries), [...blocks, ...buttonRow(corrected)]);
  }
  return card(listText(heading, entries), [
    lead,
    ...notes,
    ...hitBlocks(entries),
    ...buttonRow([...pageButtons(request, page), ...corrected]),
    ...asOfBlocks(entries),
  ]);
}

function headingText({ query, total, order }: ResultsAnswer): string {
  const values = { total, query: truncate(query, truncationLengths.question) };
  return total > 1
    ? t('ask.results.heading.ordered', { ...values, order: t(`ask.results.order.${order ?? 'best'}`) })
    : t('ask.results.heading', values);
}

const listText = (heading: string, entries: readonly Hit[]): string =>
  t('cards.titled', { title: heading, text: titlesOf(entries) });

const titlesOf = (entries: readonly Hit[]): string =>
  joinAs(
    'clauses',
    entries.map(({ source }) => source.entry.title),
  );

/** What no entry mentions, then at once the entries that come closest, and what matched in them. */
function closestCard({ entries, words, page, request, suggestion }: ResultsAnswer, notes: readonly KnownBlock[]): Card {
  const missing = truncate(quotedWords(words, 'absent'), truncationLengths.facts);
  const lead = (at: string): Line =>
    missing === ''
      ? line('ask.closest', { page: at })
      : line('ask.closest.missing', { words: bold(missing), page: at });
  const matched = longest(entries.flatMap(({ excerpt }) => excerpt.flatMap((one) => (one.marked ? [one.text] : []))));
  return card(joinAs('sentences', [wordsOf(lead('')), titlesOf(entries)]), [
    richText(lead(pageSuffix(page))),
    ...notes,
    ...hitBlocks(entries),
    ...buttonRow([
      ...pageButtons(request, page),
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
    ]),
    ...(matched.length > 0
      ? [context(t('ask.closest.matched', { words: listFacts(matched.slice(0, mostMatched)) }))]
      : []),
  ]);
}

const mostMatched = 8;

// Each once, and none that is part of another: "facial recognition" says "recognition".
function longest(texts: readonly string[]): readonly string[] {
  const distinct = new Map(texts.map((text) => [text.toLowerCase(), text]));
  return [...distinct].flatMap(([key, text]) =>
    [...distinct.keys()].some((other) => other !== key && other.includes(key)) ? [] : [text],
  );
}

/** The newest entries, newest first. */
export function latestCard({ section, entries, page, request }: LatestAnswer): Card {
  const heading = section
    ? t('ask.latest.heading.section', { section: sectionName(section).toLowerCase() })
    : t('ask.latest.heading');
  if (entries.length === 0)
    return notice(heading, t(section ? 'ask.latest.none.section' : 'ask.latest.none'), section ? [latestButton()] : []);
  return card(listText(heading, entries), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...hitBlocks(entries),
    ...buttonRow(pageButtons(request, page)),
    ...asOfBlocks(entries),
  ]);
}

// The fact that answers a question, in large letters; then the entry that it is from, and the words that say so.
function factCard(answer: ResultsAnswer, fact: FactAnswer, place: CardPlace): Card {
  const { source, deadline, today } = fact;
  const dated = deadline && datedDeadline({ source, deadline }, today);
  const calendar = dated ? calendarButtons(dated) : [];
  const corrections = dated && answer.mayCorrect ? correctionButtons(dated) : [];
  const said = factText(fact);
  const title = truncate(source.entry.title, truncationLengths.title);
  const quote = fact.quote === null ? null : truncate(fact.quote, truncationLengths.quote);
  const text =
    quote === null
      ? t('ask.fact.text', { fact: said, title })
      : t('ask.fact.text.quoted', { fact: said, title, quote });
  return card(text, [
    header(truncate(said, limits.header)),
    quoted([[bold(title)]], [...(quote === null ? [] : [[plain(`“${quote}”`)]]), sourceRuns(source)]),
    ...statusBlocks(fact),
    context(
      [
        entryMetadata(source),
        jurisdictionName(jurisdictionOf(source)),
        ...standingTexts(standingOf(source, today), source.entry),
        ...countedFrom(fact),
        disclaimer(),
      ].join(' · '),
    ),
    ...controls(
      'fact',
      [
        openEntryButton(source),
        ...shareButtons(source, place),
        ...calendar,
        ...(answer.page.of > 1 ? [requestButton(t('ask.results.more'), atPage(answer.request, 2), 'next')] : []),
      ],
      [...remindButtons(place), ...corrections],
    ),
  ]);
}

/** "Ends 30 September 2019, in 161 days"; "Fined" and the like are not added: the text says no more than the field. */
function factText({ field, text, deadline, today }: FactAnswer): string {
  if (!deadline || (field !== 'deadline' && field !== 'window')) return text;
  const date =
    field === 'window' || text === formatDate(deadline.date) ? deadline.date : (deadline.start ?? deadline.date);
  const daysLeft = daysBetween(today, date);
  const left = formatDaysLeft(daysLeft);
  if (field === 'window') return daysLeft < 0 ? text : t('ask.fact.window', { days: text, daysLeft: left });
  const event = date === deadline.date ? events[deadline.kind] : 'begins';
  return t(`ask.fact.${event}.${daysLeft < 0 ? 'passed' : 'coming'}`, { day: text, daysLeft: left });
}

const events = {
  consultation_close: 'closes',
  effective_date: 'takes_effect',
  pilot_end: 'ends',
  campaign_end: 'ends',
  grace_period_end: 'ends',
  compliance_deadline: 'due',
  filing_deadline: 'due',
  other: 'other',
} as const satisfies Readonly<Record<DeadlineKind, string>>;

function statusBlocks({ deadline }: FactAnswer): readonly KnownBlock[] {
  if (!deadline || deadline.status === 'confirmed') return [];
  const text = t(deadline.status === 'unconfirmed' ? 'ask.fact.not_confirmed' : 'ask.fact.detected');
  return [{ type: 'section', text: { type: 'mrkdwn', text: `:warning: ${text}` } }];
}

const countedFrom = ({ deadline, today }: FactAnswer): readonly string[] => (deadline ? [asOfText(today)] : []);
