import { openDatabase } from '../../src/storage/open-database.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { placeAt } from './place-address.ts';
import { asked, monday } from './samples.ts';

// A process of its own that starts on a database like the app does: `open-and-subscribe.ts FOLDER` or `... postgres://...`.
const [place = ''] = process.argv.slice(2);
await using database = await openDatabase(placeAt(place));
await createSubscriptionStore(database).create(asked({ filter: `${process.pid}` }), monday);
