import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { placeAt } from '../storage/place-address.ts';
import { generation } from './import-generation.ts';

// A process of its own that imports one generation of bulletins after the other, and says so, until it is killed.
const [, , place = ''] = process.argv;
await using database = await openDatabase(placeAt(place));
const bulletins = createBulletinStore(database);
for (let next = (await bulletins.revisions()).of(everyWorkspace) + 1; ; next += 1) {
  process.stdout.write(`importing ${next}\n`);
  await bulletins.take(everyWorkspace, generation(next), { by: 'the command line', at: next });
}
