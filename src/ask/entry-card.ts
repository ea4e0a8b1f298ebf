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
import { asOfText, datedSummary, deadlineSummary, disclaimer, entryMetadata, titledSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, line, person, plain, quoted, richText } from '../cards/rich-text.ts';
import { checkedTexts, doubtLines, furtherSourceLines, sourceRuns } from '../cards/sources.ts';
import { type Choice, choiceValue, possibleKey } from '../curate/subject.ts';
import { openState } from '../desk/deadline-state.ts';
import { stateText } from '../desk/state-line.ts';
import { formatNumber } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
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
  return card(fallbackText(answer), [
    richText(line('ask.entry.shared_by', { by: person(userId) })),
    ...entryBlocks(answer),
  ]);
}

/** The card for an entry that the same person has just shared. */
export function alreadySharedCard(): Card {
  return notice(t('ask.entry.already_shared'), t('ask.entry.already_shared.hint'));
}

/** The buttons of an entry: its next part first where there is one. What else a curator can do is in the menu. */
export function entryButtonRow(answer: EntryAnswer, place: CardPlace): readonly KnownBlock[] {
  const { entry, request, page, mayCorrect, earlier, newer } = answer;
  return controls(
    'entry',
    [
      ...pageButtons(request, page, t('ask.entry.read_on')),
      ...shareButtons(entry.source, place),
      ...remindButtons(place),
      ...(entry.deadlines.length > mostDeadlines ? [deadlinesButton(t('ask.deadlines.all'))] : []),
    ],
    [
      ...newer.slice(0, 1).map(({ entry: { id } }) => showButton(t('ask.entry.open_newer'), id)),
      ...earlier.slice(0, 1).map(({ entry: { id } }) => showButton(t('ask.entry.open_earlier'), id)),
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
    button({
      id,
      text,
      value: deadlineValue(key),
      label: t('cards.titled', { title: text, text: dated.source.entry.title }),
    });
  if (state.outcome) return [act(actionIds.reopen, t('desk.button.reopen'))];
  if (dated.daysLeft < 0 && !state.owner) return [];
  return [
    state.owner ? act(actionIds.handOver, t('desk.button.hand_over')) : act(actionIds.own, t('desk.button.own')),
    act(actionIds.finish, t('desk.button.finish')),
  ];
}

/** What a curator can do with a deadline of a card. */
export function correctionButtons({ source, deadline }: DatedDeadline): readonly Button[] {
  const form = t(deadline.status !== 'confirmed' ? 'ask.entry.confirm_or_correct' : 'ask.entry.correct');
  return [
    deadlineButton(source.entry.id, deadline, { choice: 'form', text: form }),
    deadlineButton(source.entry.id, deadline, { choice: 'none', text: t('ask.entry.not_a_deadline') }),
  ];
}

function entryOptions({ entry, removed }: CorpusEntry): readonly Button[] {
  return [
    wordsButton(entry.id, null, 0),
    button({ id: actionIds.editEntry, text: t('ask.entry.edit'), value: idValue(entry.id) }),
    ...removed.slice(-mostDeadlines).map(({ deadline }) =>
      deadlineButton(entry.id, deadline, {
        choice: 'restore',
        text: t('ask.entry.restore', { day: formatDate(deadline.date) }),
      }),
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
    ...factLine(t('ask.entry.replaced_by'), newer.map(titleInPassing)),
    ...factLine(t('ask.entry.replaces'), earlier.map(titleInPassing)),
    ...doubtLines(entry),
  ];
  const place = jurisdictionName(jurisdictionOf(source));
  return [
    richText([bold(truncate(entry.title, truncationLengths.title))]),
    context([entryMetadata(source), place, ...standingTexts(standing, entry)].join(' · ')),
    ...deadlines
      .slice(0, mostDeadlines)
      .flatMap((dated, slot) => deadlineBlocks(dated, menuOf(dated, slot), { states, zone })),
    ...(more > 0 ? [context(t('ask.entry.more_deadlines', { count: more }))] : []),
    ...(removed.length > 0 ? [richText(...removed.slice(-mostDeadlines).map(removedDeadlineLine))] : []),
    ...(deadlines.length > 0 && facts.length > 0 ? [divider] : []),
    ...(facts.length > 0 ? [richText(...facts), divider] : []),
    ...(entry.corrected ? [richText(editedLine(entry.corrected))] : []),
    richText([plain(part)], sourceRuns(source), ...furtherSourceLines(source)),
    context(
      [
        entry.id,
        ...(page.of > 1 ? [t('ask.entry.part', page)] : []),
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
      t(penalties.length > 1 ? 'ask.entry.penalties' : 'ask.entry.penalty'),
      penalties.slice(0, 6).map(({ amount, currency }) => `${currency} ${formatNumber(amount)}`),
    ),
    factLine(t('ask.entry.authorities'), authorities.map(authorityName)),
    factLine(t('ask.entry.instruments'), instruments),
  ].flat();
}

const factLine = (name: string, facts: readonly string[]): readonly Line[] =>
  facts.length === 0 ? [] : [[bold(name), plain(`  ${truncate(facts.join(' · '), truncationLengths.names)}`)]];

const editedLine = ({ by, on }: NonNullable<Entry['corrected']>): Line =>
  line('ask.entry.edited', { by: person(by), on: formatDate(on) });

/** What a curator has to decide, and the deadlines that have no menu. */
function curatorBlocks({ entry: { source, deadlines } }: EntryAnswer): readonly KnownBlock[] {
  const { id, possible = [] } = source.entry;
  const shown = possible.slice(0, mostPossible);
  const more = possible.length - mostPossible;
  return [
    ...(shown.length > 0 ? [richText([bold(t('ask.entry.not_decided'))]), bullets(shown.map(possibleLines))] : []),
    ...(more > 0 ? [context(t('ask.entry.not_decided.more', { count: more }))] : []),
    ...buttonRow([
      ...shown.map((one, slot) => wordsButton(id, one, slot + 1)),
      ...deadlines.slice(mostDeadlines, mostCorrected).map(({ deadline }) =>
        deadlineButton(id, deadline, {
          choice: 'form',
          text: t('ask.entry.correct_day', { day: formatDate(deadline.date) }),
        }),
      ),
    ]),
  ];
}

const mostPossible = 3;
const mostCorrected = 6;

const possibleLines = ({ kind, date, quote }: PossibleDeadline): readonly Line[] => [
  [
    plain(`“${truncate(quote, truncationLengths.quote)}” · `),
    plain(date ? deadlineSummary({ kind, date }) : t('ask.entry.no_date')),
  ],
];

/** Opens the form of a possible deadline, or of one that is added. */
function wordsButton(entryId: string, possible: PossibleDeadline | null, slot: number): Button {
  const subject = { kind: 'words', entryId, key: possible ? possibleKey(possible) : '', review: null } as const;
  return button({
    id: `${actionIds.decide}:words${slot}`,
    text: possible ? decideText(possible) : t('ask.entry.add_deadline'),
    value: choiceValue('form', subject),
    ...(possible && { label: t('ask.entry.decide.label', { quote: possible.quote }) }),
  });
}

const decideText = ({ date }: PossibleDeadline): string =>
  date ? t('ask.entry.decide_day', { day: formatDate(date) }) : t('ask.entry.decide');

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
    label: t('cards.titled', { title: text, text: deadlineSummary({ kind, date }) }),
  });
}
