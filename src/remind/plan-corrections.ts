import { type DeadlineKey, deadlineKeys, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { type DeadlineChange, noticeKey, type PlannedDelivery } from './delivery.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun, PostedReminder } from './planning-run.ts';

/**
 * Corrections of posted reminders whose deadline has changed in the corpus: in their threads, at once, whatever the posting time.
 * None for past and muted deadlines.
 */
export function planCorrections(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  const { posted, held } = run.input;
  const open = posted.filter(
    ({ deadline, ts }) =>
      deadline.date >= run.today && !isPostedLater(ts, run.now) && held.get(printDeadlineKey(deadline)) !== null,
  );
  if (open.length === 0) return [];
  const changes = classifyChanges(
    open.filter(({ deadline }) => !isListed(deadline, corpus)),
    run,
    corpus,
  );
  const corrected = open.flatMap((reminder) => {
    const change = isListed(reminder.deadline, corpus) ? changeOfListed(reminder, corpus) : changes.get(reminder);
    return change ? [{ reminder, change, news: newsKey(reminder, change) }] : [];
  });
  // The later the reminder, the more of the channel has read it.
  const latest = new Map(corrected.toSorted((a, b) => compare(a.reminder, b.reminder)).map((one) => [one.news, one]));
  return corrected.map((one) => {
    const { reminder, change, news } = one;
    const { deadline, ts, changed } = reminder;
    const isNews = change.kind !== 'confirmed' && latest.get(news) === one;
    const notice = { kind: 'changed', deadline, change, round: (changed?.round ?? 0) + 1, isNews } as const;
    return { notice, dueAt: run.now, threadTs: ts, channelOnce: noticeKey(notice).occasion, skipped: null };
  });
}

// A deadline that moves again is corrected in the threads of both its days, but is news to the channel once.
const newsKey = (reminder: PostedReminder, change: DeadlineChange): string =>
  JSON.stringify([printDeadlineKey(lastAnnounced(reminder)), change]);

const compare = (one: PostedReminder, other: PostedReminder): number => Number(one.ts) - Number(other.ts);

// Before the clock was put back, when more was known.
const isPostedLater = (ts: string, now: Instant): boolean => Number(ts) * 1000 > now;

const isListed = (key: DeadlineKey, { corpus }: PlanningCorpus): boolean => findDeadline(corpus, key) !== null;

function changeOfListed(
  { deadline, status, changed }: PostedReminder,
  { corpus }: PlanningCorpus,
): DeadlineChange | null {
  const announced = changed?.change.kind;
  if (announced === 'moved' || announced === 'renamed' || announced === 'withdrawn') return { kind: 'restored' };
  const isConfirmed = findDeadline(corpus, deadline)?.deadline.status === 'confirmed';
  return isConfirmed && status === 'extracted' && announced !== 'confirmed' ? { kind: 'confirmed' } : null;
}

/**
 * What happened to deadlines that are no longer listed, unless it was announced: moved to a date of the same kind that is new in
 * the entry, changed in kind on the same date, or withdrawn.
 */
function classifyChanges(
  unlisted: readonly PostedReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<PostedReminder, DeadlineChange> {
  const open = unlisted.filter((one) => !isListed(lastAnnounced(one), corpus));
  const moves = movesByGroup(open, run, corpus);
  return new Map(
    open.flatMap((one) => {
      const to = moves.get(groupKey(one.deadline))?.get(lastAnnounced(one).date);
      const change = to ? ({ kind: 'moved', to } as const) : renamedOrWithdrawn(one.deadline, corpus);
      return isAlreadyAnnounced(change, one) ? [] : [[one, change] as const];
    }),
  );
}

// The deadline with the date that the channel was told last.
const lastAnnounced = ({ deadline, changed }: PostedReminder): DeadlineKey =>
  changed?.change.kind === 'moved' ? { ...deadline, date: changed.change.to } : deadline;

// Deadlines of the same kind in the same entry, one of which may have moved to the date of another.
const groupKey = ({ entryId, kind, edge }: DeadlineKey): string => `${entryId}|${kind}|${edge}`;

function movesByGroup(
  open: readonly PostedReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<string, ReadonlyMap<CalendarDate, CalendarDate>> {
  const announcedDates = (reminders: readonly PostedReminder[], group: string): ReadonlySet<CalendarDate> =>
    new Set(reminders.flatMap((one) => (groupKey(one.deadline) === group ? lastAnnounced(one).date : [])));
  const groups = new Set(open.map(({ deadline }) => groupKey(deadline)));
  return new Map(
    [...groups].map((group) => {
      const taken = announcedDates(run.input.posted, group);
      const newDates = corpus.keyDates.flatMap(({ key, knownAt }) =>
        knownAt >= run.newFrom && groupKey(key) === group && !taken.has(key.date) ? key.date : [],
      );
      return [group, matchMovedDates([...announcedDates(open, group)], newDates)];
    }),
  );
}

function renamedOrWithdrawn({ entryId, date, edge }: DeadlineKey, { corpus }: PlanningCorpus): DeadlineChange {
  const source = corpus.byId.get(entryId);
  const other = source?.entry.deadlines.find((deadline) =>
    deadlineKeys({ deadline, source }).some((key) => key.edge === edge && key.date === date),
  );
  return other ? { kind: 'renamed', to: other.kind } : { kind: 'withdrawn' };
}

function isAlreadyAnnounced(change: DeadlineChange, { changed }: PostedReminder): boolean {
  const announced = changed?.change;
  if (change.kind === 'renamed') return announced?.kind === 'renamed' && announced.to === change.to;
  return announced?.kind === change.kind && change.kind !== 'moved';
}

/**
 * Which old date moved to which new one: in order if there are as many of both, else the closest pairs first. A date without a
 * match is left out.
 */
export function matchMovedDates(
  oldDates: readonly CalendarDate[],
  newDates: readonly CalendarDate[],
): ReadonlyMap<CalendarDate, CalendarDate> {
  const [from, to] = [[...oldDates].sort(), [...newDates].sort()];
  const pairs = from.flatMap((one, i) => to.map((other, j) => ({ one, other, isInOrder: i === j })));
  const candidates =
    from.length === to.length
      ? pairs.filter(({ isInOrder }) => isInOrder)
      : pairs.sort((a, b) => distance(a) - distance(b));
  const [moves, taken] = [new Map<CalendarDate, CalendarDate>(), new Set<CalendarDate>()];
  for (const { one, other } of candidates) {
    if (moves.has(one) || taken.has(other)) continue;
    moves.set(one, other);
    taken.add(other);
  }
  return moves;
}

const distance = ({ one, other }: { readonly one: CalendarDate; readonly other: CalendarDate }): number =>
  Math.abs(daysBetween(one, other));
