import type { Button, KnownBlock, Overflow } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Entry, PossibleDeadline } from '../bulletin/bulletin.ts';
import { type CorpusEntry, type DatedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import { endKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { jurisdictionName } from '../bulletin/labels.ts';
import { standingTexts } from '../bulletin/standing.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, controls, divider, moreMenu } from '../cards/blocks.ts';
import { deadlineValue, idValue } from '../cards/button-values.ts';
import {
  calendarButtons,
  deadlinesButton,
  pageButtons,
  remindButtons,
  requestButton,
  shareButtons,
} from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { removedDeadlineLine, stateLine } from '../cards/deadline-lines.ts';
import {
  asOfText,
  datedSummary,
  deadlineSummary,
  disclaimer,
  entryMetadata,
  pluralise,
  titledSummary,
} from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, person, plain, quoted, richText } from '../cards/rich-text.ts';
import { checkedTexts, doubtLines, furtherSourceLines, sourceRuns } from '../cards/sources.ts';
import { type Choice, choiceValue, possibleKey } from '../curate/subject.ts';
import { openState } from '../desk/deadline-state.ts';
import { stateText } from '../desk/state-line.ts';
import { formatNumber } from '../messages/lists.ts';
import { formatDate } from '../time/format-date.ts';
import type { DeadlineStates, EntryAnswer } from './answers.ts';

const mostDeadlines = 3;

/**
 * One entry in full: its deadlines with the words they are from, its facts, its text and source. A curator gets
 * buttons to correct it.
 */
export function entryCard(answer: EntryAnswer, place: CardPlace): Card {
  return card(fallbackText(answer), [
    ...entryBlocks(answer, deadlineMenu(answer)),
    ...entryButtonRow(answer, place),
    ...(answer.mayCorrect ? curatorBlocks(answer) : []),
  ]);
}

/** An entry shared with a channel: in full, with who shared it, and no buttons. */
export function sharedCard(answer: EntryAnswer, userId: string): Card {
  return card(fallbackText(answer), [richText([plain('Shared by '), person(userId)]), ...entryBlocks(answer)]);
}

/** The card for an entry that the same person has just shared. */
export function alreadySharedCard(): Card {
  return notice('Already shared', 'You shared this entry here a moment ago, so it wasn’t posted again.');
}

/** The buttons of an entry: its next part first where there is one. What else a curator can do is in the menu. */
export function entryButtonRow(answer: EntryAnswer, place: CardPlace): readonly KnownBlock[] {
  const { entry, request, page, mayCorrect, earlier, newer } = answer;
  return controls(
    'entry',
    [
      ...pageButtons(request, page, 'Read on'),
      ...shareButtons(entry.source, place),
      ...remindButtons(place),
      ...(entry.deadlines.length > mostDeadlines ? [deadlinesButton('All deadlines')] : []),
    ],
    [
      ...newer.slice(0, 1).map(({ entry: { id } }) => showButton('Open newer entry', id)),
      ...earlier.slice(0, 1).map(({ entry: { id } }) => showButton('Open earlier entry', id)),
      ...(mayCorrect ? entryOptions(entry.source) : []),
    ],
  );
}

const showButton = (text: string, id: string): Button =>
  requestButton(text, { kind: 'show', id, page: 1 }, `show${id}`);

/** Makes the menus of an entry's deadlines. */
export const deadlineMenu =
  ({ mayCorrect, states }: EntryAnswer) =>
  (dated: DatedDeadline, slot: number): readonly Overflow[] =>
    moreMenu(`deadline${slot}`, [
      ...deskButtons(dated, states),
      ...calendarButtons(dated),
      ...(mayCorrect ? correctionButtons(dated) : []),
    ]);

// What can be done about a deadline that is still to come, or was left open.
function deskButtons(dated: DatedDeadline, states: DeadlineStates): readonly Button[] {
  const key = endKey(dated);
  const state = states.get(printDeadlineKey(key)) ?? openState;
  const act = (id: string, text: string): Button =>
    button({ id, text, value: deadlineValue(key), label: `${text}: ${dated.source.entry.title}` });
  if (state.outcome) return [act(actionIds.reopen, 'Reopen')];
  if (dated.daysLeft < 0 && !state.owner) return [];
  return [
    state.owner ? act(actionIds.handOver, 'Hand over…') : act(actionIds.own, 'I’ll take it'),
    act(actionIds.finish, 'Mark as done…'),
  ];
}

/** What a curator can do with a deadline of a card. */
export function correctionButtons({ source, deadline }: DatedDeadline): readonly Button[] {
  const form = deadline.status !== 'confirmed' ? 'Confirm or correct…' : 'Correct…';
  return [
    deadlineButton(source.entry.id, deadline, { choice: 'form', text: form }),
    deadlineButton(source.entry.id, deadline, { choice: 'none', text: 'Not a deadline' }),
  ];
}

function entryOptions({ entry, removed }: CorpusEntry): readonly Button[] {
  return [
    wordsButton(entry.id, null, 0),
    button({ id: actionIds.editEntry, text: 'Edit entry…', value: idValue(entry.id) }),
    ...removed
      .slice(-mostDeadlines)
      .map(({ deadline }) =>
        deadlineButton(entry.id, deadline, { choice: 'restore', text: `Restore ${formatDate(deadline.date)}` }),
      ),
  ];
}

function fallbackText({ entry: { source, deadlines } }: EntryAnswer): string {
  const [first] = deadlines;
  return first ? titledSummary(first) : source.entry.title;
}

/**
 * An entry in full, without its buttons.
 * @param menuOf the menu of a deadline; none where the entry is shared
 */
export function entryBlocks(
  { entry: { source, standing, deadlines }, earlier, newer, part, page, states, zone }: EntryAnswer,
  menuOf: (deadline: DatedDeadline, slot: number) => readonly Overflow[] = () => [],
): readonly KnownBlock[] {
  const { entry, removed } = source;
  const [first] = deadlines;
  const more = deadlines.length - mostDeadlines;
  const facts = [
    ...factLines(entry),
    ...factLine('Replaced by', newer.map(titleInPassing)),
    ...factLine('Replaces', earlier.map(titleInPassing)),
    ...doubtLines(entry),
  ];
  const place = jurisdictionName(jurisdictionOf(source));
  return [
    richText([bold(truncate(entry.title, truncationLengths.title))]),
    context([entryMetadata(source), place, ...standingTexts(standing, entry)].join(' · ')),
    ...deadlines
      .slice(0, mostDeadlines)
      .flatMap((dated, slot) => deadlineBlocks(dated, menuOf(dated, slot), { states, zone })),
    ...(more > 0 ? [context(`and ${pluralise(more, 'more deadline', 'more deadlines')}`)] : []),
    ...(removed.length > 0 ? [richText(...removed.slice(-mostDeadlines).map(removedDeadlineLine))] : []),
    ...(deadlines.length > 0 && facts.length > 0 ? [divider] : []),
    ...(facts.length > 0 ? [richText(...facts), divider] : []),
    ...(entry.corrected ? [richText(editedLine(entry.corrected))] : []),
    richText([plain(part)], sourceRuns(source), ...furtherSourceLines(source)),
    context(
      [
        entry.id,
        ...(page.of > 1 ? [`part ${page.number} of ${page.of}`] : []),
        ...checkedTexts(entry),
        ...(first ? [asOfText(first.countedFrom)] : []),
        disclaimer(),
      ].join(' · '),
    ),
  ];
}

const titleInPassing = ({ entry }: CorpusEntry): string => truncate(entry.title, truncationLengths.titleInPassing);

function deadlineBlocks(
  dated: DatedDeadline,
  [menu]: readonly Overflow[],
  { states, zone }: Pick<EntryAnswer, 'states' | 'zone'>,
): readonly KnownBlock[] {
  const { deadline, countedFrom: today } = dated;
  const summary = datedSummary(dated);
  const done = states.get(printDeadlineKey(endKey(dated)));
  const told = done ? `\n${stateText(done, { zone, today })}` : '';
  const state = stateLine(deadline);
  const lines = [...(menu ? [] : [[bold(summary)]]), ...(state.length > 0 ? [state] : [])];
  const evidence = quoted(lines, [[plain(`“${truncate(deadline.quote, truncationLengths.quote)}”`)]]);
  // Only a section has room for a menu, and in its markup are our own words alone.
  return menu
    ? [{ type: 'section', text: { type: 'mrkdwn', text: `*${summary}*${told}` }, accessory: menu }, evidence]
    : [evidence];
}

function factLines({ authorities, instruments, penalties }: Entry): readonly Line[] {
  return [
    factLine(
      penalties.length > 1 ? 'Penalties' : 'Penalty',
      penalties.slice(0, 6).map(({ amount, currency }) => `${currency} ${formatNumber(amount)}`),
    ),
    factLine('Authorities', authorities.map(authorityName)),
    factLine('Instruments', instruments),
  ].flat();
}

const factLine = (name: string, facts: readonly string[]): readonly Line[] =>
  facts.length === 0 ? [] : [[bold(name), plain(`  ${truncate(facts.join(' · '), truncationLengths.names)}`)]];

const editedLine = ({ by, on }: NonNullable<Entry['corrected']>): Line => [
  plain('Edited by '),
  person(by),
  plain(` on ${formatDate(on)}`),
];

/** What a curator has to decide, and the deadlines that have no menu. */
function curatorBlocks({ entry: { source, deadlines } }: EntryAnswer): readonly KnownBlock[] {
  const { id, possible = [] } = source.entry;
  const shown = possible.slice(0, mostPossible);
  const more = possible.length - mostPossible;
  return [
    ...(shown.length > 0 ? [richText([bold('Not decided')]), bullets(shown.map(possibleLines))] : []),
    ...(more > 0 ? [context(`${pluralise(more, 'more date', 'more dates')} after these`)] : []),
    ...buttonRow([
      ...shown.map((one, slot) => wordsButton(id, one, slot + 1)),
      ...deadlines
        .slice(mostDeadlines, mostCorrected)
        .map(({ deadline }) =>
          deadlineButton(id, deadline, { choice: 'form', text: `Correct ${formatDate(deadline.date)}…` }),
        ),
    ]),
  ];
}

const mostPossible = 3;
const mostCorrected = 6;

const possibleLines = ({ kind, date, quote }: PossibleDeadline): readonly Line[] => [
  [
    plain(`“${truncate(quote, truncationLengths.quote)}” · `),
    plain(date ? deadlineSummary({ kind, date }) : 'no date'),
  ],
];

/** Opens the form of a possible deadline, or of one that is added. */
function wordsButton(entryId: string, possible: PossibleDeadline | null, slot: number): Button {
  const subject = { kind: 'words', entryId, key: possible ? possibleKey(possible) : '', review: null } as const;
  const decide = possible?.date ? `Decide ${formatDate(possible.date)}…` : 'Decide the date…';
  return button({
    id: `${actionIds.decide}:words${slot}`,
    text: possible ? decide : 'Add a deadline…',
    value: choiceValue('form', subject),
    ...(possible && { label: `Decide: ${possible.quote}` }),
  });
}

function deadlineButton(
  entryId: string,
  { kind, date }: DeadlineDay,
  { choice, text }: { readonly choice: Choice; readonly text: string },
): Button {
  const subject = { kind: 'deadline', deadline: { entryId, kind, date }, review: null } as const;
  return button({
    id: `${actionIds.decide}:${choice}${kind}${date}`,
    text,
    value: choiceValue(choice, subject),
    label: `${text}: ${deadlineSummary({ kind, date })}`,
  });
}
