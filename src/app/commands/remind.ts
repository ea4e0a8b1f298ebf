import { Command } from 'commander';
import type { DeadlineKey } from '../../bulletin/deadline-key.ts';
import { eventLabel } from '../../bulletin/labels.ts';
import { libraryWith } from '../../curate/corpus-loader.ts';
import { planRun } from '../../remind/plan-run.ts';
import type { PreviewedDelivery } from '../../remind/ports.ts';
import { planningWith } from '../../remind/reminder-engine-use-cases.ts';
import { createBulletinStore } from '../../storage/bulletin-store.ts';
import { createCorpusMemory } from '../../storage/corpus-memory.ts';
import { createDeliveryLedger } from '../../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { everyWorkspace } from '../../storage/tables.ts';
import { type CalendarDate, daysBetween } from '../../time/calendar-date.ts';
import { formatDate } from '../../time/format-date.ts';
import { type Instant, parseTimeOfDay } from '../../time/instant.ts';
import { instantAt, wallClock } from '../../time/zoned-clock.ts';
import { loadCorpus } from '../load-library.ts';
import { dataOption, jsonOption, today, todayOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import { readStorePlace, readZone } from '../settings.ts';
import { oneWorkspaceIn, theOnlyOne, workspaceOption } from '../workspace-option.ts';

interface RemindOptions {
  readonly dryRun?: true;
  readonly data: string;
  readonly workspace?: string;
  readonly today?: CalendarDate;
  readonly json?: true;
}

/** `remind --dry-run`: what would be posted where by the end of a day. Nothing is posted or recorded. */
export function remindCommand(): Command {
  return new Command('remind')
    .description('preview the reminders that are due, without posting; settings come from the environment')
    .option('--dry-run', 'required: only the running app posts reminders')
    .addOption(workspaceOption(theOnlyOne))
    .addOption(dataOption())
    .addOption(todayOption())
    .addOption(jsonOption('[{channel, subscription, notice, on, entryId, kind, edge, date, daysLeft}]'))
    .action(async (options: RemindOptions, command: Command) => {
      if (!options.dryRun) command.error('error: only --dry-run is available: the running app posts reminders');
      const previewed = await preview(options);
      if (previewed === null) return;
      if (options.json) printJson(previewed.map(asJson));
      else printLines(previewed.length > 0 ? previewed.map(asLine) : ['No reminders are due.']);
    });
}

async function preview({ data, workspace, today: day }: RemindOptions): Promise<readonly PreviewedDelivery[] | null> {
  const loaded = await loadCorpus(data, { day: day ?? today() });
  if (!loaded) return null;
  const now = day === undefined ? Date.now() : endOf(day);
  await using database = await openDatabase(readStorePlace(process.env));
  const workspaceId = (await oneWorkspaceIn(database, workspace)) ?? everyWorkspace;
  const bulletins = createBulletinStore(database);
  const library = await libraryWith(loaded, await bulletins.kept(workspaceId));
  // The corpus of a workspace that has something of its own is recorded by its name.
  const view = (await bulletins.revisions()).hasOwn(workspaceId) ? workspaceId : everyWorkspace;
  const corpus = await planningWith(createCorpusMemory(database), view, library);
  const due = await createDeliveryLedger(database).preview(now, view, (facts) => planRun(facts, corpus, now));
  return due.filter(({ subscription }) => subscription.workspaceId === workspaceId);
}

function endOf(day: CalendarDate): Instant {
  const lastMinute = parseTimeOfDay('23:59');
  if (lastMinute === null) throw new Error('23:59 is a time of day');
  return instantAt(day, lastMinute, readZone(process.env));
}

const deadlineOf = ({ notice }: PreviewedDelivery): DeadlineKey | null =>
  'deadline' in notice ? notice.deadline : null;

const dayOf = ({ subscription, dueAt }: PreviewedDelivery): CalendarDate => wallClock(dueAt, subscription.zone).date;

function asJson(one: PreviewedDelivery) {
  const { entryId = null, kind = null, edge = null, date = null } = deadlineOf(one) ?? {};
  const on = dayOf(one);
  return {
    channel: one.channelId,
    subscription: one.subscription.number,
    notice: one.notice.kind,
    on,
    entryId,
    kind,
    edge,
    date,
    daysLeft: date === null ? null : daysBetween(on, date),
  };
}

function asLine(one: PreviewedDelivery): string {
  const deadline = deadlineOf(one);
  const where = `${one.channelId}, subscription ${one.subscription.number}, ${dayOf(one)}: ${one.notice.kind.replace('_', ' ')}`;
  if (deadline === null) return where;
  return `${where}: ${eventLabel(deadline, 0)} ${formatDate(deadline.date)} [${deadline.entryId}]`;
}
