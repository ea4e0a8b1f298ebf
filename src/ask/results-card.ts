import type { KnownBlock } from '@slack/types';
import type { Deadline, DeadlineKind } from '../bulletin/bulletin.ts';
import { datedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { jurisdictionName, sectionName } from '../bulletin/labels.ts';
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
import { asOfText, disclaimer, entryMetadata, formatDaysLeft, pluralise } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceRuns } from '../cards/sources.ts';
import { atPage } from '../question/parse-request.ts';
import { daysBetween } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { FactAnswer, LatestAnswer, ResultsAnswer } from './answers.ts';
import { correctionButtons, deadlineMenu, entryBlocks, entryButtonRow } from './entry-card.ts';
import { asOfBlocks, type Hit, hitBlocks } from './hit-blocks.ts';
import { interpretationText } from './interpretation.ts';

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
  const quoted = `“${truncate(query, truncationLengths.question)}”`;
  return `${pluralise(total, 'entry', 'entries')} for ${quoted}${total > 1 ? `, ${order ?? 'best match'} first` : ''}`;
}

const listText = (heading: string, entries: readonly Hit[]): string =>
  `${heading}: ${entries.map(({ source }) => source.entry.title).join('; ')}`;

/** What no entry mentions, then at once the entries that come closest, and what matched in them. */
function closestCard({ entries, words, page, request, suggestion }: ResultsAnswer, notes: readonly KnownBlock[]): Card {
  const absent = words.filter(({ reading }) => reading === 'absent').map(({ word }) => `“${word}”`);
  const missing = truncate(absent.join(', '), truncationLengths.facts);
  const first =
    absent.length > 0 ? ['No entry mentions ', missing, '. Closest'] : ['No entry has all of that. Closest'];
  const matched = longest(entries.flatMap(({ excerpt }) => excerpt.flatMap((one) => (one.marked ? [one.text] : []))));
  return card(listText(first.join(''), entries), [
    richText([...first.map((text, i) => (i === 1 ? bold(text) : plain(text))), plain(`${pageSuffix(page)}:`)]),
    ...notes,
    ...hitBlocks(entries),
    ...buttonRow([
      ...pageButtons(request, page),
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
    ]),
    ...(matched.length > 0 ? [context(`Matched instead: ${matched.slice(0, mostMatched).join(', ')}`)] : []),
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
  const heading = section ? `Latest ${sectionName(section).toLowerCase()} entries` : 'Latest entries';
  if (entries.length === 0) {
    const hint = section ? 'No entries in this section yet.' : 'No entries yet.';
    return notice(heading, hint, section ? [latestButton()] : []);
  }
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
  return card(`${said}: ${title}${quote === null ? '' : `. Source text: “${quote}”`}`, [
    header(truncate(said, limits.header)),
    quoted([[bold(title)]], [...(quote === null ? [] : [[plain(`“${quote}”`)]]), sourceRuns(source)]),
    ...statusBlocks(fact),
    context(
      [entryMetadata(source), jurisdictionName(jurisdictionOf(source)), ...countedFrom(fact), disclaimer()].join(' · '),
    ),
    ...controls(
      'fact',
      [
        openEntryButton(source),
        ...shareButtons(source, place),
        ...calendar,
        ...(answer.page.of > 1 ? [requestButton('More entries', atPage(answer.request, 2), 'next')] : []),
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
  if (field === 'window') return `${text}${daysLeft >= 0 ? `, ends ${left}` : ''}`;
  return `${verbOf(deadline, { isStart: date !== deadline.date, isPast: daysLeft < 0 })} ${text}, ${left}`;
}

function verbOf(
  { kind }: Deadline,
  { isStart, isPast }: { readonly isStart: boolean; readonly isPast: boolean },
): string {
  if (isStart) return isPast ? 'Began' : 'Begins';
  const [coming, passed] = verbs[kind];
  return isPast ? passed : coming;
}

const verbs: Readonly<Record<DeadlineKind, readonly [string, string]>> = {
  consultation_close: ['Closes', 'Closed'],
  effective_date: ['Takes effect', 'Took effect'],
  pilot_end: ['Ends', 'Ended'],
  campaign_end: ['Ends', 'Ended'],
  grace_period_end: ['Ends', 'Ended'],
  compliance_deadline: ['Due', 'Was due'],
  filing_deadline: ['Due', 'Was due'],
  other: ['On', 'On'],
};

function statusBlocks({ deadline }: FactAnswer): readonly KnownBlock[] {
  if (!deadline || deadline.status === 'confirmed') return [];
  const text = deadline.status === 'unconfirmed' ? 'Not confirmed yet' : 'Detected automatically, not confirmed';
  return [{ type: 'section', text: { type: 'mrkdwn', text: `:warning: ${text}` } }];
}

const countedFrom = ({ deadline, today }: FactAnswer): readonly string[] => (deadline ? [asOfText(today)] : []);
