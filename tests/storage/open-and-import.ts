import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { placeAt } from './place-address.ts';

// A process of its own: opens the database at the place that it is given and imports one bulletin five times, each time
// with another body.
const [, , place = '', name = ''] = process.argv;

await using database = await openDatabase(placeAt(place));
const bulletins = createBulletinStore(database);
for (const time of [1, 2, 3, 4, 5]) {
  const bulletin = bulletinOf({ id: 'cn' }, [{ body: `${name} ${time}` }]);
  await bulletins.take(everyWorkspace, [bulletin], { by: name, at: time });
}
