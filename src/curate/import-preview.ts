import type { Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { deadlineKinds, type Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { type Correction, isEntryEdit, isWordsDecision } from '../bulletin/correction.ts';
import { isComputedDate } from '../bulletin/entry-rules.ts';
import { jurisdictionName, kindName } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider, header, modalForm, option, plainText } from '../cards/blocks.ts';
import { idValue, isId, readValue, writeValue } from '../cards/button-values.ts';
import { type Page, pageNumbered } from '../cards/buttons.ts';
import { deadlineSummary, formatIssueDate, freeDayNotes, pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, person, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceAddress, sourceWord } from '../cards/sources.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { writtenPeriods } from '../time/written/written-periods.ts';
import type { DraftPage, ImportPreview } from './answers.ts';
import type { DraftDeadline } from './review.ts';
import { choiceValue, type Subject } from './subject.ts';

/** The preview in a modal, whose submission imports the bulletin. */
export const previewModal = (preview: ImportPreview): ModalView =>
  modalForm(
    {
      id: callbackIds.previewModal,
      about: idValue(preview.draftId),
      title: 'Import bulletin',
      submit: importText(preview.entries.length),
    },
    previewBlocks(preview),
  );

const importText = (entries: number): string => `Import ${pluralise(entries, 'entry', 'entries')}`;

/** The title of the bulletin, as the heading of its preview. */
export const previewHeading = ({ bulletin }: ImportPreview): string =>
  `Preview: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`;

/** Where the bulletin is from, and how much it holds. */
export const previewFacts = ({ bulletin, entries }: ImportPreview): string =>
  [
    jurisdictionName(bulletin.jurisdiction),
    formatIssueDate(bulletin.issued),
    bulletin.id,
    pluralise(entries.length, 'entry', 'entries'),
    pluralise(entries.flatMap(({ deadlines }) => deadlines).length, 'deadline', 'deadlines'),
  ].join(' · ');

const onPage = { deadlines: 6, entries: 12 } as const;

/** What needs a decision, then what else to look at, then the deadlines and entries, a page at a time. */
function previewBlocks(preview: ImportPreview): readonly KnownBlock[] {
  const deadlines = preview.entries.flatMap((entry) => entry.deadlines.map((deadline) => ({ entry, deadline })));
  const of = Math.max(
    Math.ceil(deadlines.length / onPage.deadlines),
    Math.ceil(preview.entries.length / onPage.entries),
  );
  const page = pageNumbered(preview.page, { size: 1, total: of });
  const slice = <T>(items: readonly T[], size: number): readonly T[] =>
    items.slice((page.number - 1) * size, page.number * size);
  const sourceLink = (entry: Entry): Line =>
    sourceAddress({ entry, bulletin: preview.bulletin }) === null
      ? []
      : [plain(' · '), sourceWord({ entry, bulletin: preview.bulletin })];
  const [shownDeadlines, shownEntries] = [slice(deadlines, onPage.deadlines), slice(preview.entries, onPage.entries)];
  return [
    richText([bold(previewHeading(preview))], [plain(previewFacts(preview))], [plain('Nothing is imported yet.')]),
    ...(page.number === 1 ? noteBlocks(preview) : []),
    ...(shownDeadlines.length > 0
      ? [header(pluralise(deadlines.length, 'deadline detected', 'deadlines detected'))]
      : []),
    ...shownDeadlines.map(({ entry, deadline }) => {
      const { date, start, quote, kind, status } = deadline;
      const period = start ? ` (from ${formatDate(start)})` : '';
      const confirmed = status === 'confirmed' ? ' · confirmed' : '';
      const title = truncate(entry.title, truncationLengths.titleInList);
      const notes = freeDayNotes(kind, date, jurisdictionOf({ entry, bulletin: preview.bulletin }))
        .map((note) => ` · ${note}`)
        .join('');
      return quoted(
        [
          [
            bold(formatDate(date)),
            plain(`  ${kindName(kind)}${period}: ${title}${confirmed}${notes}`),
            ...sourceLink(entry),
          ],
        ],
        [[plain(quoteText(quote))]],
      );
    }),
    ...(shownEntries.length > 0
      ? [
          header(pluralise(preview.entries.length, 'entry', 'entries')),
          bullets(
            shownEntries.map((entry) => [
              [plain(truncate(entry.title, truncationLengths.titleInList)), ...sourceLink(entry)],
            ]),
          ),
        ]
      : []),
    ...(page.of > 1 ? [context(`Page ${page.number} of ${page.of}`)] : []),
    ...buttonRow(pageButtons(preview, page)),
    context('Deadlines stay “not confirmed” until a curator confirms them. Nobody is reminded of an undecided date.'),
  ];
}

const quoteText = (quote: string): string => `“${truncate(quote, truncationLengths.quote)}”`;

function noteBlocks(preview: ImportPreview): readonly KnownBlock[] {
  const { bulletin, changes, standing, lapsed, similar, problems } = preview;
  const present = new Set(preview.entries.map(({ id }) => id));
  return [
    ...(changes ? listed(`Replaces bulletin ${bulletin.id}`, describeChanges(changes).map(textLine)) : []),
    ...decisionBlocks(preview),
    ...listed(
      pluralise(standing.length, 'correction stands', 'corrections stand'),
      standing.map((one) => correctionLine(one)),
    ),
    ...listed(
      pluralise(lapsed.length, 'correction no longer fits', 'corrections no longer fit'),
      lapsed.map((one) => correctionLine(one, present.has(one.entryId) ? '' : ', whose entry isn’t in this text')),
    ),
    ...(lapsed.length > 0 ? [context('They are kept, and apply again if their words come back.')] : []),
    ...listed(
      pluralise(similar.length, 'entry looks like another', 'entries look like others'),
      similar.map(({ entry, like, share }) => {
        const [title, other] = [entry.title, like.entry.title].map((one) =>
          truncate(one, truncationLengths.titleInPassing),
        );
        return textLine(`${title}: ${Math.round(share * 100)}% of the text is in “${other}” (${like.entry.id})`);
      }),
    ),
    // Deadlines without a day are among the dates to decide.
    ...problemBlocks(problems.filter(({ rule }) => rule !== 'deadline-without-day')),
  ];
}

/** A heading and the first of some lines; nothing if there are none. */
function listed(heading: string, lines: readonly Line[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [richText([bold(heading)]), bulletList(lines), ...(more > 0 ? [context(`${more} more not shown`)] : [])];
}

const mostLines = 6;

/** The first six lines as bullets. */
export const bulletList = (lines: readonly Line[]): KnownBlock =>
  bullets(lines.slice(0, mostLines).map((line) => [line]));

/** A text in one line, cut to its length. */
export const textLine = (text: string): Line => [plain(truncate(text, truncationLengths.facts))];

/** The problems of a text. */
export const problemBlocks = (problems: readonly Problem[]): readonly KnownBlock[] =>
  listed(
    pluralise(problems.length, 'issue to review', 'issues to review'),
    problems.map(({ line, message }) => textLine(line > 0 ? `Line ${line}: ${message}` : message)),
  );

const mostOpen = 2;
const mostDecided = 5;

function decisionBlocks({ draftId, possible }: ImportPreview): readonly KnownBlock[] {
  const undecided = possible.filter(({ decision }) => decision === null);
  // The likeliest first.
  const open = undecided.sort((one, other) => other.possible.confidence - one.possible.confidence);
  const decided = possible.filter(({ decision }) => decision !== null);
  const more = open.length - mostOpen;
  return [
    ...(open.length > 0
      ? [header(pluralise(open.length, 'date needs your decision', 'dates need your decision'))]
      : []),
    ...open.slice(0, mostOpen).flatMap((one, i) => [...(i > 0 ? [divider] : []), ...openBlocks(draftId, one)]),
    ...(more > 0 ? [context(`${more} more after these`)] : []),
    ...decided.slice(-mostDecided).map((one) => decidedBlock(draftId, one)),
    ...(decided.length > mostDecided ? [context(`${decided.length - mostDecided} more decided`)] : []),
  ];
}

function openBlocks(draftId: string, { at, entry, possible }: DraftDeadline): readonly KnownBlock[] {
  const { kind, date, quote, confidence } = possible;
  const subject: Subject = { kind: 'draft', draftId, at };
  const slot = `${actionIds.decide}:${at}`;
  const names = kindName(kind);
  return [
    quoted(
      [],
      [[plain(quoteText(quote))]],
      date
        ? [plain(howRead(quote, date)), bold(deadlineSummary({ kind, date })), plain('.')]
        : [plain('No exact date is stated.')],
    ),
    context(`${truncate(entry.title, truncationLengths.titleInList)} · ${likelihood(confidence)}`),
    {
      type: 'actions',
      elements: [
        ...(date
          ? [
              button({
                id: `${slot}-guess`,
                text: `Keep as ${names}`,
                value: choiceValue(kind, subject),
                label: `Keep as ${names}: ${quote}`,
              }),
            ]
          : []),
        {
          type: 'static_select',
          action_id: `${slot}-other`,
          placeholder: plainText(date ? 'Another kind…' : 'Keep as…'),
          options: [
            ...(date ? deadlineKinds.filter((one) => one !== kind) : []).map((one) =>
              option(choiceValue(one, subject), kindName(one)),
            ),
            option(choiceValue('form', subject), date ? 'Another kind or date…' : 'Choose the date…'),
          ],
        },
        button({
          id: `${slot}-none`,
          text: 'Not a deadline',
          value: choiceValue('none', subject),
          label: `Not a deadline: ${quote}`,
        }),
      ],
    },
  ];
}

function howRead(quote: string, date: CalendarDate): string {
  if (!isComputedDate(quote, date)) return 'It may give: ';
  const isFromEntry = writtenPeriods(quote).some(({ anchor }) => anchor === 'unknown');
  return isFromEntry ? 'No date is stated. Counted from the date of the entry: ' : 'Calculated from this text: ';
}

function likelihood(confidence: number): string {
  if (confidence >= 0.9) return 'very likely a deadline';
  if (confidence >= 0.5) return 'likely a deadline';
  return confidence >= 0.2 ? 'may be a deadline' : 'probably not a deadline';
}

function decidedBlock(draftId: string, { at, possible, decision }: DraftDeadline): SectionBlock {
  const becomes = decision?.becomes ?? null;
  const what = becomes ? `Kept: ${deadlineSummary({ kind: becomes.kind, date: becomes.date })}` : 'Not a deadline';
  return {
    type: 'section',
    text: plainText(`${what} · ${quoteText(possible.quote)}`),
    accessory: button({
      id: `${actionIds.decide}:${at}-undo`,
      text: 'Undo',
      value: choiceValue('undo', { kind: 'draft', draftId, at }),
      label: `Undo: ${what}`,
    }),
  };
}

/** A correction in a line, with who made it and when. */
function correctionLine(correction: Correction, note = ''): Line {
  const { entryId, by, on } = correction;
  const what = truncate(correctionText(correction), truncationLengths.facts);
  return [plain(`${what} (${entryId}${note}, by `), person(by), plain(` on ${formatDate(on)})`)];
}

function correctionText(correction: Correction): string {
  if (isEntryEdit(correction)) return `Edited: ${correction.becomes.title}`;
  const { becomes } = correction;
  const now = becomes ? deadlineSummary({ kind: becomes.kind, date: becomes.date }) : '';
  if (isWordsDecision(correction))
    return `${becomes ? `Added: ${now}` : 'Not a deadline'}: “${correction.about.quote}”`;
  const was = deadlineSummary(correction.about);
  if (!becomes) return `Removed: ${was}`;
  return now === was ? `Confirmed: ${now}` : `Corrected: ${now}, not ${was}`;
}

function pageButtons({ draftId }: ImportPreview, { number, of }: Page): readonly Button[] {
  const turn = (text: string, page: number): Button =>
    button({ id: `${actionIds.previewImport}:${text.toLowerCase()}`, text, value: draftPageValue({ draftId, page }) });
  return [...(number > 1 ? [turn('Previous', number - 1)] : []), ...(number < of ? [turn('Next', number + 1)] : [])];
}

/** Describes what an import changed, one line each: first the counts, then the deadlines that reminders may have announced otherwise. */
export function describeChanges(changes: BulletinChanges): readonly string[] {
  const { added, removed, changed, deadlinesAdded, deadlinesMoved, deadlinesGone } = changes;
  const counts = [
    counted(added, 'entry', 'entries', 'added'),
    counted(removed, 'entry', 'entries', 'removed'),
    counted(changed, 'entry', 'entries', 'changed'),
    counted(deadlinesAdded, 'deadline', 'deadlines', 'added'),
    counted(deadlinesMoved, 'deadline', 'deadlines', 'changed'),
    counted(deadlinesGone, 'deadline', 'deadlines', 'removed'),
  ].flat();
  return [
    counts.length > 0 ? counts.join(', ') : 'nothing changed',
    ...deadlinesMoved.map((one) => `changed to ${formatDate(one.to)}: ${deadlineSummary(one)} [${one.entryId}]`),
    ...deadlinesGone.map((one) => `removed: ${deadlineSummary(one)} [${one.entryId}]`),
  ];
}

const counted = (items: readonly unknown[], one: string, many: string, what: string): readonly string[] =>
  items.length === 0 ? [] : [`${pluralise(items.length, one, many)} ${what}`];

/** The value of a button that shows another page of a draft: `v1|DRAFT|2`. */
export function draftPageValue({ draftId, page }: DraftPage): string {
  return writeValue(draftId, page);
}

/** Reads the value back; null if it is not one. */
export function readDraftPage(value: string): DraftPage | null {
  const [draftId = '', page = ''] = readValue(value, 2);
  return isId(draftId) && /^[1-9]\d{0,4}$/.test(page) ? { draftId, page: Number(page) } : null;
}
