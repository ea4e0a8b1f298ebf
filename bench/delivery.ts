/**
 * How fast due reminders are posted: the built program, a Slack stand-in that answers in 50 ms, one message a second and channel.
 * On PostgreSQL two processes, one of which is killed half-way. Usage: npm run build && tsx bench/delivery.ts [SQLITE] [POSTGRES],
 * the numbers of reminders; DATABASE_URL_TEST names PostgreSQL.
 */

import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { placeOf, start } from '../tests/crash/run-crash-case.ts';
import { deadlinesEach, seedReminders } from '../tests/crash/seed-reminders.ts';
import { openSlackStandIn } from '../tests/stand-in/slack-stand-in.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';

const [sqlite = '10000', postgres = '50000'] = process.argv.slice(2);
console.log('| store | processes | killed half-way | due | posted | twice | seconds | a second |');
console.log('|---|---|---|---|---|---|---|---|');
await measure('sqlite', { due: Number(sqlite), processes: 1 });
await measure('postgres', { due: Number(postgres), processes: 2 });

async function measure(
  store: 'sqlite' | 'postgres',
  { due, processes }: { readonly due: number; readonly processes: number },
): Promise<void> {
  await using temporary = await temporaryFolder();
  const folder = temporary.path;
  await using slack = await openSlackStandIn({ latency: 50 });
  await using place = await placeOf({ store }, folder);
  await seedReminders(place.place, folder, due / deadlinesEach);
  const children = Array.from({ length: processes }, () => start({}, { slack, folder, place: place.place }));
  const arrived = () => new Set(slack.posts.map(({ deliveryId }) => deliveryId)).size;
  while (slack.posts.length === 0) await wait(20);
  const began = performance.now();
  let [victim] = processes > 1 ? children : [];
  while (slack.posts.length < due || arrived() < due) {
    if (victim && slack.posts.length > due / 2) {
      victim.kill('SIGKILL');
      victim = undefined;
    }
    await wait(100);
  }
  const seconds = (performance.now() - began) / 1000;
  const cells = [store, processes, processes > 1 ? 1 : 0, due, arrived(), slack.posts.length - arrived()];
  console.log(`| ${[...cells, seconds.toFixed(1), Math.round(due / seconds)].join(' | ')} |`);
  for (const child of children.filter(({ signalCode }) => signalCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
