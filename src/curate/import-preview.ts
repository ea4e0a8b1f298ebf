import type { Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { type Deadline, deadlineKinds, type Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { type Correction, isEntryEdit, isWordsDecision } from '../bulletin/correction.ts';
import { isComputedDate } from '../bulletin/entry-rules.ts';
import { jurisdictionName, kindName } from '../bulletin/labels.ts';
import { worded } from '../bulletin/message.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider, header, modalForm, option, plainText } from '../cards/blocks.ts';
import { idValue, isId, readValue, writeValue } from '../cards/button-values.ts';
import { type Page, pageNumbered } from '../cards/buttons.ts';
import { deadlineSummary, formatIssueDate, freeDayNotes } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, line, person, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceAddress, sourceWord } from '../cards/sources.ts';
import { listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
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
      title: t('import.preview.title'),
      submit: t('import.preview.submit', { count: preview.entries.length }),
    },
    previewBlocks(preview),
  );

/** The title of the bulletin, as the heading of its preview. */
export const previewHeading = ({ bulletin }: ImportPreview): string =>
  t('import.preview.heading', { title: truncate(bulletin.title, truncationLengths.bulletinTitle) });

/** Where the bulletin is from, and how much it holds. */
export const previewFacts = ({ bulletin, entries }: ImportPreview): string =>
  [
    jurisdictionName(bulletin.jurisdiction),
    formatIssueDate(bulletin.issued),
    bulletin.id,
    t('curate.entries', { count: entries.length }),
    t('curate.deadlines', { count: entries.flatMap(({ deadlines }) => deadlines).length }),
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
    richText([bold(previewHeading(preview))], [plain(previewFacts(preview))], [plain(t('import.preview.not_yet'))]),
    ...(page.number === 1 ? noteBlocks(preview) : []),
    ...(shownDeadlines.length > 0 ? [header(t('import.preview.deadlines', { count: deadlines.length }))] : []),
    ...shownDeadlines.map(({ entry, deadline }) => {
      const { date, quote, kind, status } = deadline;
      const notes = [
        ...(status === 'confirmed' ? [t('import.preview.deadline.confirmed')] : []),
        ...freeDayNotes(kind, date, jurisdictionOf({ entry, bulletin: preview.bulletin })),
      ];
      return quoted(
        [[...deadlineRuns(entry, deadline), ...notes.map((note) => plain(` · ${note}`)), ...sourceLink(entry)]],
        [[plain(quoteText(quote))]],
      );
    }),
    ...(shownEntries.length > 0
      ? [
          header(t('curate.entries', { count: preview.entries.length })),
          bullets(
            shownEntries.map((entry) => [
              [plain(truncate(entry.title, truncationLengths.titleInList)), ...sourceLink(entry)],
            ]),
          ),
        ]
      : []),
    ...(page.of > 1 ? [context(t('import.preview.page', { number: page.number, of: page.of }))] : []),
    ...buttonRow(pageButtons(preview, page)),
    context(t('import.preview.foot')),
  ];
}

function deadlineRuns(entry: Entry, { kind, date, start }: Deadline): Line {
  const title = truncate(entry.title, truncationLengths.titleInList);
  const values = { day: formatDate(date), kind: kindName(kind), title };
  return start === null
    ? line('import.preview.deadline', values)
    : line('import.preview.deadline.from', { ...values, start: formatDate(start) });
}

const quoteText = (quote: string): string => t('curate.quote', { quote: truncate(quote, truncationLengths.quote) });

function noteBlocks(preview: ImportPreview): readonly KnownBlock[] {
  const { bulletin, changes, standing, lapsed, similar, problems } = preview;
  const present = new Set(preview.entries.map(({ id }) => id));
  return [
    ...(changes
      ? listed(t('import.preview.replaces', { id: bulletin.id }), describeChanges(changes).map(textLine))
      : []),
    ...decisionBlocks(preview),
    ...listed(
      t('import.preview.standing', { count: standing.length }),
      standing.map((one) => correctionLine(one, true)),
    ),
    ...listed(
      t('import.preview.lapsed', { count: lapsed.length }),
      lapsed.map((one) => correctionLine(one, present.has(one.entryId))),
    ),
    ...(lapsed.length > 0 ? [context(t('import.preview.lapsed.kept'))] : []),
    ...listed(
      t('import.preview.similar', { count: similar.length }),
      similar.map(({ entry, like, share }) => {
        const short = (one: Entry): string => truncate(one.title, truncationLengths.titleInPassing);
        return textLine(
          t('import.preview.similar.one', {
            title: short(entry),
            percent: Math.round(share * 100),
            other: short(like.entry),
            id: like.entry.id,
          }),
        );
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
  return [
    richText([bold(heading)]),
    bulletList(lines),
    ...(more > 0 ? [context(t('import.preview.more', { count: more }))] : []),
  ];
}

const mostLines = 6;

/** The first six lines as bullets. */
export const bulletList = (lines: readonly Line[]): KnownBlock =>
  bullets(lines.slice(0, mostLines).map((one) => [one]));

/** A text in one line, cut to its length. */
export const textLine = (text: string): Line => [plain(truncate(text, truncationLengths.facts))];

/** The problems of a text. */
export const problemBlocks = (problems: readonly Problem[]): readonly KnownBlock[] =>
  listed(
    t('import.problems', { count: problems.length }),
    problems.map(({ line: number, message }) =>
      textLine(number > 0 ? t('import.problems.line', { line: number, problem: worded(message) }) : worded(message)),
    ),
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
    ...(open.length > 0 ? [header(t('import.possible', { count: open.length }))] : []),
    ...open.slice(0, mostOpen).flatMap((one, i) => [...(i > 0 ? [divider] : []), ...openBlocks(draftId, one)]),
    ...(more > 0 ? [context(t('import.possible.more', { count: more }))] : []),
    ...decided.slice(-mostDecided).map((one) => decidedBlock(draftId, one)),
    ...(decided.length > mostDecided
      ? [context(t('import.possible.more_decided', { count: decided.length - mostDecided }))]
      : []),
  ];
}

function openBlocks(draftId: string, { at, entry, possible }: DraftDeadline): readonly KnownBlock[] {
  const { kind, date, quote, confidence } = possible;
  const subject: Subject = { kind: 'draft', draftId, at };
  const slot = `${actionIds.decide}:${at}`;
  const keep = t('import.possible.keep', { kind: kindName(kind) });
  const none = t('curate.not_a_deadline');
  const labelled = (text: string): string => t('cards.titled', { title: text, text: quote });
  return [
    quoted([], [[plain(quoteText(quote))]], date ? howRead(possible, date) : line('import.possible.no_date')),
    context(
      `${truncate(entry.title, truncationLengths.titleInList)} · ${t(`import.possible.likelihood.${likelihood(confidence)}`)}`,
    ),
    {
      type: 'actions',
      elements: [
        ...(date
          ? [
              button({
                id: `${slot}-guess`,
                text: keep,
                value: choiceValue(kind, subject),
                label: labelled(keep),
              }),
            ]
          : []),
        {
          type: 'static_select',
          action_id: `${slot}-other`,
          placeholder: plainText(t(date ? 'import.possible.other_kind' : 'import.possible.keep_as')),
          options: [
            ...(date ? deadlineKinds.filter((one) => one !== kind) : []).map((one) =>
              option(choiceValue(one, subject), kindName(one)),
            ),
            option(
              choiceValue('form', subject),
              t(date ? 'import.possible.other_kind_or_date' : 'import.possible.choose_date'),
            ),
          ],
        },
        button({
          id: `${slot}-none`,
          text: none,
          value: choiceValue('none', subject),
          label: labelled(none),
        }),
      ],
    },
  ];
}

function howRead({ kind, quote }: DraftDeadline['possible'], date: CalendarDate): Line {
  const deadline = deadlineSummary({ kind, date });
  if (!isComputedDate(quote, date)) return line('import.possible.stated', { deadline });
  const isFromEntry = writtenPeriods(quote).some(({ anchor }) => anchor === 'unknown');
  return line(isFromEntry ? 'import.possible.from_entry' : 'import.possible.calculated', { deadline });
}

function likelihood(confidence: number) {
  if (confidence >= 0.9) return 'very_likely';
  if (confidence >= 0.5) return 'likely';
  return confidence >= 0.2 ? 'perhaps' : 'unlikely';
}

function decidedBlock(draftId: string, { at, possible, decision }: DraftDeadline): SectionBlock {
  const becomes = decision?.becomes ?? null;
  const what = becomes
    ? t('import.possible.kept', { deadline: deadlineSummary({ kind: becomes.kind, date: becomes.date }) })
    : t('curate.not_a_deadline');
  const undo = t('import.possible.undo');
  return {
    type: 'section',
    text: plainText(`${what} · ${quoteText(possible.quote)}`),
    accessory: button({
      id: `${actionIds.decide}:${at}-undo`,
      text: undo,
      value: choiceValue('undo', { kind: 'draft', draftId, at }),
      label: t('cards.titled', { title: undo, text: what }),
    }),
  };
}

/** A correction in a line, with who made it and when. */
function correctionLine(correction: Correction, hasEntry: boolean): Line {
  const { entryId, by, on } = correction;
  const what = truncate(correctionText(correction), truncationLengths.facts);
  const values = { what, entryId, by: person(by), on: formatDate(on) };
  return line(hasEntry ? 'import.correction' : 'import.correction.without_entry', values);
}

function correctionText(correction: Correction): string {
  if (isEntryEdit(correction)) return t('import.correction.edited', { title: correction.becomes.title });
  const { becomes } = correction;
  const deadline = becomes && deadlineSummary({ kind: becomes.kind, date: becomes.date });
  if (isWordsDecision(correction)) {
    const { quote } = correction.about;
    return deadline === null
      ? t('import.correction.not_a_deadline', { quote })
      : t('import.correction.added', { deadline, quote });
  }
  const was = deadlineSummary(correction.about);
  if (deadline === null) return t('import.correction.removed', { deadline: was });
  return deadline === was
    ? t('import.correction.confirmed', { deadline })
    : t('import.correction.corrected', { deadline, was });
}

function pageButtons({ draftId }: ImportPreview, { number, of }: Page): readonly Button[] {
  const turn = (to: 'previous' | 'next', page: number): Button =>
    button({
      id: `${actionIds.previewImport}:${to}`,
      text: t(`cards.button.${to}`),
      value: draftPageValue({ draftId, page }),
    });
  return [...(number > 1 ? [turn('previous', number - 1)] : []), ...(number < of ? [turn('next', number + 1)] : [])];
}

/** Describes what an import changed, one line each: first the counts, then the deadlines that reminders may have announced otherwise. */
export function describeChanges(changes: BulletinChanges): readonly string[] {
  const { added, removed, changed, deadlinesAdded, deadlinesMoved, deadlinesGone } = changes;
  const lists = [
    [added, 'entries_added'],
    [removed, 'entries_removed'],
    [changed, 'entries_changed'],
    [deadlinesAdded, 'deadlines_added'],
    [deadlinesMoved, 'deadlines_changed'],
    [deadlinesGone, 'deadlines_removed'],
  ] as const;
  const counts = lists.flatMap(([{ length: count }, what]) =>
    count === 0 ? [] : t(`import.changes.${what}`, { count }),
  );
  return [
    counts.length > 0 ? listFacts(counts) : t('import.changes.none'),
    ...deadlinesMoved.map((one) =>
      t('import.changes.moved', { day: formatDate(one.to), deadline: deadlineSummary(one), entryId: one.entryId }),
    ),
    ...deadlinesGone.map((one) => t('import.changes.gone', { deadline: deadlineSummary(one), entryId: one.entryId })),
  ];
}

/** The value of a button that shows another page of a draft: `v1|DRAFT|2`. */
export function draftPageValue({ draftId, page }: DraftPage): string {
  return writeValue(draftId, page);
}

/** Reads the value back; null if it is not one. */
export function readDraftPage(value: string): DraftPage | null {
  const [draftId = '', page = ''] = readValue(value, 2);
  return isId(draftId) && /^[1-9]\d{0,4}$/.test(page) ? { draftId, page: Number(page) } : null;
}
