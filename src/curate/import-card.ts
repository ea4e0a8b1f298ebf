import type { Button, KnownBlock } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Deadline, Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges, EntryDeadline } from '../bulletin/bulletin-changes.ts';
import { kindNames, sectionNames } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { context, divider } from '../cards/entry-blocks.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { notice } from '../cards/notice.ts';
import { idValue } from '../cards/press-value.ts';
import { bold, bullets, escapeMrkdwn, italic, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatIssueDate, jurisdictionName, pluralise } from '../cards/words.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { ImportAnswer, ImportPreview, NotCuratorAnswer } from './answers.ts';

/** Lays out what is said to a curator who imports a bulletin, and to who is none. */
export function importCard(answer: ImportAnswer): Card {
  switch (answer.kind) {
    case 'import_form':
      return notice('Import a bulletin', 'Press the button to give a file or to paste its text.', [
        button({ id: actionIds.openImport, text: 'Import a bulletin', value: idValue('new') }),
      ]);
    case 'not_curator':
      return notice('Only curators may do that', notCuratorWords(answer));
    case 'import_refused':
      return refusedCard(answer.problems);
    case 'import_preview':
      return previewCard(answer);
    case 'imported':
      return importedCard(answer);
    case 'import_cancelled':
      return notice('Cancelled', `Nothing was imported. To begin again type ${command} import.`);
    case 'no_draft':
      return notice(
        'This preview is gone',
        `It was imported or cancelled, or it has lain for more than a day. To see what there is type ${command} latest; to begin again, ${command} import.`,
      );
  }
}

function notCuratorWords({ why, userId }: NotCuratorAnswer): string {
  const ask = `Ask whoever runs this app to add your user id, ${userId}, to its setting CURATORS.`;
  switch (why) {
    case 'not_listed':
      return `Nothing was changed. ${ask}`;
    case 'not_admin':
      return `Nothing was changed. The curators are the admins of the workspace, as the setting CURATORS names nobody. Ask one of them, or: ${ask}`;
    case 'unknown':
      return `Nothing was changed. The setting CURATORS names nobody, and the app may not read who is an admin. ${ask}`;
  }
}

const mostProblems = 8;

function refusedCard(problems: readonly Problem[]): Card {
  const card = notice(
    'Nothing was imported',
    'The bulletin could not be read. Mend what is listed and give it again; a file can also be given as pasted text.',
  );
  return { ...card, blocks: [...card.blocks, ...problemBlocks(problems)] };
}

function problemBlocks(problems: readonly Problem[]): readonly KnownBlock[] {
  if (problems.length === 0) return [];
  const more = problems.length - mostProblems;
  return [
    richText([bold(pluralise(problems.length, 'thing to look at', 'things to look at'))]),
    bullets(problems.slice(0, mostProblems).map((problem) => [[plain(problemWords(problem))]])),
    ...(more > 0 ? [context(`and ${more} more.`)] : []),
  ];
}

const problemWords = ({ line, message }: Problem): string =>
  truncate(line > 0 ? `Line ${line}: ${message}` : message, truncationLengths.title);

function previewCard(preview: ImportPreview): Card {
  const { bulletin, page, shown, problems, changes, draftId } = preview;
  const heading = `Preview: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`;
  const held = `${pluralise(preview.entries, 'entry', 'entries')}, ${pluralise(preview.deadlines, 'deadline', 'deadlines')}`;
  const facts = `${jurisdictionName(bulletin.jurisdiction)}, ${formatIssueDate(bulletin.issued)} (${bulletin.id}): ${held}. Nothing is imported yet.`;
  return {
    text: truncate(escapeMrkdwn(`${heading}. ${facts}`), limits.fallbackText),
    blocks: [
      richText([bold(heading)], [plain(facts)]),
      ...(changes && page.number === 1 ? replaceBlocks(changes) : []),
      ...(page.number === 1 ? problemBlocks(problems) : []),
      ...shown.flatMap((entry) => [divider, entryBlock(entry)]),
      ...(page.of > 1 ? [context(`Page ${page.number} of ${page.of}.`)] : []),
      ...buttonRow([...decideButtons(draftId), ...pageButtons(preview)]),
      context('Deadlines are as the app read them; until a curator confirms them, cards say so.'),
    ],
  };
}

function replaceBlocks(changes: NonNullable<ImportPreview['changes']>): readonly KnownBlock[] {
  const lines = changesText(changes);
  return [
    richText([bold('It takes the place of the bulletin with this id')]),
    bullets(lines.slice(0, mostProblems).map((line) => [[plain(truncate(line, truncationLengths.title))]])),
  ];
}

const mostDeadlines = 4;

function entryBlock(entry: Entry): KnownBlock {
  const { title, section, authorities, date, deadlines } = entry;
  const facts = [
    sectionNames[section],
    ...authorities.slice(0, 3).map(authorityName),
    ...(date ? [formatDate(date)] : []),
  ];
  const more = deadlines.length - mostDeadlines;
  return richText(
    [bold(truncate(title, truncationLengths.titleInList))],
    [plain(truncate(facts.join(' · '), truncationLengths.facts))],
    ...(deadlines.length === 0
      ? [[plain('No deadline was read.')]]
      : deadlines.slice(0, mostDeadlines).map(deadlineLine)),
    ...(more > 0 ? [[plain(`and ${more} more`)]] : []),
  );
}

const deadlineLine = ({ kind, date, start, quote }: Deadline): Line => [
  plain(`${kindNames[kind].coming} ${formatDate(date)}${start ? `, from ${formatDate(start)}` : ''}: `),
  italic(`“${truncate(quote, truncationLengths.quote)}”`),
];

const decideButtons = (draftId: string): readonly Button[] => [
  { ...button({ id: actionIds.confirmImport, text: 'Import', value: idValue(draftId) }), style: 'primary' },
  button({ id: actionIds.cancelImport, text: 'Cancel', value: idValue(draftId) }),
];

const pageButtons = ({ draftId, page: { number, of } }: ImportPreview): readonly Button[] => [
  ...(number > 1 ? [pageButton('Previous', draftId, number - 1)] : []),
  ...(number < of ? [pageButton('Next', draftId, number + 1)] : []),
];

const pageButton = (text: string, draftId: string, page: number): Button =>
  button({
    id: `${actionIds.previewImport}:${text.toLowerCase()}`,
    text,
    value: draftPageValue({ draftId, page }),
  });

function importedCard({ bulletin, changes }: Extract<ImportAnswer, { kind: 'imported' }>): Card {
  const [counts = '', ...lines] = changesText(changes);
  const card = notice(
    `Imported: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`,
    `${bulletin.id}: ${counts}. It is found from now on, and subscribed channels are told what is new to them.`,
  );
  const told = lines.slice(0, mostProblems).map((line) => [[plain(truncate(line, truncationLengths.title))]]);
  return { ...card, blocks: [...card.blocks, ...(told.length > 0 ? [bullets(told)] : [])] };
}

/**
 * What an import did to a bulletin, one sentence a line: first the numbers, then each deadline that a reminder may have told
 * otherwise.
 */
export function changesText(changes: BulletinChanges): readonly string[] {
  const { added, removed, changed, deadlinesAdded, deadlinesMoved, deadlinesGone } = changes;
  const entries = [
    counts(added, 'entry', 'entries', 'added'),
    counts(removed, 'entry', 'entries', 'removed'),
    counts(changed, 'entry', 'entries', 'changed'),
    counts(deadlinesAdded, 'deadline', 'deadlines', 'added'),
    counts(deadlinesMoved, 'deadline', 'deadlines', 'moved'),
    counts(deadlinesGone, 'deadline', 'deadlines', 'gone'),
  ].flat();
  return [
    entries.length > 0 ? entries.join(', ') : 'nothing changed',
    ...deadlinesMoved.map((one) => `moved to ${formatDate(one.to)}: ${named(one)}`),
    ...deadlinesGone.map((one) => `gone: ${named(one)}`),
  ];
}

const counts = (some: readonly unknown[], one: string, many: string, what: string): readonly string[] =>
  some.length === 0 ? [] : [`${pluralise(some.length, one, many)} ${what}`];

const named = ({ entryId, kind, date }: EntryDeadline): string =>
  `${kindNames[kind].coming} ${formatDate(date)} [${entryId}]`;

/** A page of a draft that was kept to be looked at. */
export interface DraftPage {
  readonly draftId: string;
  readonly page: number;
}

/** The value of a button that shows another page of a draft, `v1|DRAFT|2`. */
export function draftPageValue({ draftId, page }: DraftPage): string {
  return `v1|${draftId}|${page}`;
}

/** Reads draft and page back; null where there are none. */
export function readDraftPage(value: string): DraftPage | null {
  const [, draftId, page] = /^v1\|([^|]{1,200})\|([1-9]\d{0,4})$/.exec(value) ?? [];
  return draftId !== undefined && page !== undefined ? { draftId, page: Number(page) } : null;
}
