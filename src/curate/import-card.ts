import type { Button, KnownBlock } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Deadline, Entry } from '../bulletin/bulletin.ts';
import type { BulletinChanges } from '../bulletin/bulletin-changes.ts';
import { sectionNames } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import type { Card } from '../cards/card.ts';
import { notice } from '../cards/card.ts';
import { deadlineSummary, formatIssueDate, jurisdictionName, pluralise } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, escapeMrkdwn, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { DraftPage, ImportAnswer, ImportPreview, NotCuratorAnswer } from './answers.ts';

/** What a person who imports a bulletin is shown. */
export function importCard(answer: ImportAnswer): Card {
  switch (answer.kind) {
    case 'import_form':
      return notice('Import a bulletin', 'Open the form to upload a file or paste its text.', [
        button({ id: actionIds.openImport, text: 'Import bulletin', value: idValue('new') }),
      ]);
    case 'not_curator':
      return notice('Only curators can do that', howToBecomeCurator(answer));
    case 'import_refused':
      return refusedCard(answer.problems);
    case 'import_preview':
      return previewCard(answer);
    case 'imported':
      return importedCard(answer);
    case 'import_cancelled':
      return notice('Import cancelled', `The draft was discarded. To start again, type ${command} import.`);
    case 'no_draft':
      return notice(
        'This preview is no longer available',
        `It was imported or discarded, or is over a day old. Type ${command} latest for the newest entries, or ${command} import to start again.`,
      );
  }
}

function howToBecomeCurator({ why, userId }: NotCuratorAnswer): string {
  const ask = `ask the app’s operator to add your user ID (${userId}) to CURATORS.`;
  switch (why) {
    case 'not_listed':
      return `To become one, ${ask}`;
    case 'not_admin':
      return `CURATORS is not set, so the workspace admins are the curators. Ask one of them, or ${ask}`;
    case 'unknown':
      return `CURATORS is not set, and the app can’t see who is an admin. To become a curator, ${ask}`;
  }
}

const mostListed = 8;

function refusedCard(problems: readonly Problem[]): Card {
  const card = notice('Can’t import this bulletin', 'Fix the issues below, or paste the text instead.');
  return { ...card, blocks: [...card.blocks, ...problemBlocks(problems)] };
}

function problemBlocks(problems: readonly Problem[]): readonly KnownBlock[] {
  if (problems.length === 0) return [];
  const more = problems.length - mostListed;
  return [
    richText([bold(pluralise(problems.length, 'issue to review', 'issues to review'))]),
    bulletList(problems.map(({ line, message }) => (line > 0 ? `Line ${line}: ${message}` : message))),
    ...(more > 0 ? [context(`${more} more not shown`)] : []),
  ];
}

const bulletList = (lines: readonly string[]): KnownBlock =>
  bullets(lines.slice(0, mostListed).map((line) => [[plain(truncate(line, truncationLengths.title))]]));

function previewCard(preview: ImportPreview): Card {
  const { bulletin, page, shown, problems, changes } = preview;
  const heading = `Preview: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`;
  const facts = [
    jurisdictionName(bulletin.jurisdiction),
    formatIssueDate(bulletin.issued),
    bulletin.id,
    pluralise(preview.entries, 'entry', 'entries'),
    ...(preview.deadlines > 0 ? [pluralise(preview.deadlines, 'deadline', 'deadlines')] : []),
  ].join(' · ');
  const isFirst = page.number === 1;
  return {
    text: truncate(escapeMrkdwn(`${heading}. ${facts}. Not imported yet.`), limits.fallbackText),
    blocks: [
      richText([bold(heading)], [plain(facts)], [plain('Not imported yet.')]),
      ...(changes && isFirst
        ? [richText([bold(`Replaces bulletin ${bulletin.id}`)]), bulletList(describeChanges(changes))]
        : []),
      ...(isFirst ? problemBlocks(problems) : []),
      ...shown.flatMap((entry) => [divider, entryBlock(entry)]),
      ...(page.of > 1 ? [context(`Page ${page.number} of ${page.of}`)] : []),
      ...buttonRow(previewButtons(preview)),
      context('Deadlines stay “not confirmed” until a curator confirms them.'),
    ],
  };
}

const mostDeadlines = 4;

function entryBlock({ title, section, authorities, date, deadlines }: Entry): KnownBlock {
  const facts = [
    sectionNames[section],
    ...authorities.slice(0, 3).map(authorityName),
    ...(date ? [formatDate(date)] : []),
  ];
  const more = deadlines.length - mostDeadlines;
  return richText(
    [bold(truncate(title, truncationLengths.titleInList))],
    [plain(truncate(facts.join(' · '), truncationLengths.facts))],
    ...(deadlines.length === 0 ? [[plain('No deadlines found')]] : []),
    ...deadlines.slice(0, mostDeadlines).map(deadlineLine),
    ...(more > 0 ? [[plain(`${more} more not shown`)]] : []),
  );
}

function deadlineLine(deadline: Deadline): Line {
  const period = deadline.start ? ` (from ${formatDate(deadline.start)})` : '';
  const quote = truncate(deadline.quote, truncationLengths.quote);
  return [plain(`${deadlineSummary(deadline)}${period}: “${quote}”`)];
}

function previewButtons({ draftId, page: { number, of } }: ImportPreview): readonly Button[] {
  const value = idValue(draftId);
  const turn = (text: string, page: number): Button => {
    const id = `${actionIds.previewImport}:${text.toLowerCase()}`;
    return button({ id, text, value: draftPageValue({ draftId, page }) });
  };
  return [
    { ...button({ id: actionIds.confirmImport, text: 'Import bulletin', value }), style: 'primary' },
    button({ id: actionIds.cancelImport, text: 'Discard draft', value }),
    ...(number > 1 ? [turn('Previous', number - 1)] : []),
    ...(number < of ? [turn('Next', number + 1)] : []),
  ];
}

function importedCard({ bulletin, changes }: Extract<ImportAnswer, { kind: 'imported' }>): Card {
  const [counts = '', ...lines] = describeChanges(changes);
  const card = notice(
    `Imported: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`,
    `${bulletin.id}: ${counts}. Now searchable. Channels with alerts on get new matching entries.`,
  );
  return { ...card, blocks: [...card.blocks, ...(lines.length > 0 ? [bulletList(lines)] : [])] };
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
  return `v1|${draftId}|${page}`;
}

/** Reads the value back; null if it is not one. */
export function readDraftPage(value: string): DraftPage | null {
  const [, draftId, page] = /^v1\|([^|]{1,200})\|([1-9]\d{0,4})$/.exec(value) ?? [];
  return draftId !== undefined && page !== undefined ? { draftId, page: Number(page) } : null;
}
