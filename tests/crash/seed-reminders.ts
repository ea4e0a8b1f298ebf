import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorePlace } from '../../src/app/settings.ts';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { writeBulletin } from '../../src/bulletin/write-bulletin.ts';
import { createDeskStore } from '../../src/storage/desk-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { ownedFilter } from '../../src/subscribe/subscription.ts';
import { plusDays, todayIn } from '../../src/time/calendar-date.ts';
import { formatDate } from '../../src/time/format-date.ts';
import { dayLength, parseTimeOfDay } from '../../src/time/instant.ts';

/** Deadlines that each channel hears of. */
export const deadlinesEach = 5;

/**
 * A corpus in `FOLDER/data`, and so many channels in the store, each of which has to hear of five deadlines at once. With `owners` they are
 * direct messages, and whoever they are with owns five deadlines that nobody else does.
 */
export async function seedReminders(
  place: StorePlace,
  folder: string,
  channels: number,
  { owners = false }: { readonly owners?: boolean } = {},
): Promise<void> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  const now = new Date();
  const bulletin = bulletinOn(now, owners ? channels * deadlinesEach : deadlinesEach);
  await writeFile(join(data, 'crash.yaml'), writeBulletin(bulletin));
  await using database = await openDatabase(place);
  const [store, desk] = [createSubscriptionStore(database), createDeskStore(database)];
  const midnight = parseTimeOfDay('00:00');
  if (midnight === null) throw new Error('midnight is a time of day');
  for (let i = 0; i < channels; i += 1) {
    await store.create(
      {
        workspaceId: 'T1',
        channelId: owners ? `D${i}` : `C${i}`,
        filter: owners ? ownedFilter : '',
        alerts: false,
        leads: { unit: 'days', before: [14, 7, 1] },
        at: midnight,
        zone: 'UTC',
        digestDay: null,
        cards: 'compact',
        language: 'en',
        createdBy: `U${i}`,
        createdAt: now.getTime() - 2 * dayLength,
      },
      now.getTime(),
    );
    for (const entry of owners ? bulletin.entries.slice(i * deadlinesEach, (i + 1) * deadlinesEach) : [])
      for (const { kind, date } of entry.deadlines)
        await desk.act(
          { workspaceId: 'T1', channelId: null },
          { entryId: entry.id, kind, edge: 'end', date },
          { kind: 'assign', owner: `U${i}` },
          { by: `U${i}`, at: now.getTime() },
        );
  }
}

function bulletinOn(now: Date, count: number): Bulletin {
  const today = todayIn('UTC', now);
  return {
    id: 'crash-1',
    title: 'A bulletin of deadlines',
    issued: today.slice(0, 7),
    jurisdiction: 'CN',
    language: 'en',
    entries: Array.from({ length: count }, (_, i) => {
      const date = plusDays(today, 8 + (i % deadlinesEach));
      const quote = `Comments are taken until ${formatDate(date)}`;
      return {
        id: `crash-1-r${i + 1}`,
        section: 'regulatory',
        title: `Consultation number ${i + 1}`,
        date: null,
        body: `${quote}.`,
        authorities: [],
        instruments: [],
        penalties: [],
        deadlines: [{ kind: 'consultation_close', date, start: null, quote, status: 'confirmed' }],
      };
    }),
  };
}
