import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';

// A process of its own: opens the database at the place that it is given and imports one bulletin five times, each time
// with another body.
const [, , place = '', name = ''] = process.argv;

await using database = await openDatabase(
  place.startsWith('postgres') ? { kind: 'postgres', url: place } : { kind: 'embedded', folder: place },
);
const bulletins = createBulletinStore(database);
for (const time of [1, 2, 3, 4, 5]) {
  const entry = {
    id: 'cn-r1',
    section: 'regulatory',
    title: 'An entry',
    date: null,
    body: `${name} ${time}`,
  };
  const head = { issued: '2026-10', jurisdiction: 'CN', language: 'en' };
  const bulletin = bulletinSchema.parse({ id: 'cn', title: 'A bulletin', ...head, entries: [entry] });
  await bulletins.take(everyWorkspace, [bulletin], { by: name, at: time });
}
