import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createLog } from '../../src/app/log.ts';
import { ada, freePort, type Office, openOffice, privacy } from '../stories/open-office.ts';

// Words that no part of the app says by itself. Each stands where somebody may write something private.
const words = {
  question: 'quokkaquestion',
  command: 'wombatcommand',
  directMessage: 'bilbydirect',
  message: 'numbatmessage',
  note: 'potoroonote',
  bulletin: 'dibblerbulletin',
  filter: 'bandicootfilter',
} as const;
const secrets = ['xoxb-playground', 'xapp-playground', 'playground-signing-secret', 'Ada Chen', 'Adachen'];

/** What the log would hold at its most talkative level. */
function logOf({ logged }: Office): string {
  const lines: string[] = [];
  const log = createLog('debug', (line) => lines.push(line));
  for (const { facts, message } of logged) log.info(facts, message);
  return lines.join('');
}

/** Somebody uses the app, and Slack and the database fail meanwhile. */
async function useAll(office: Office): Promise<void> {
  const { workspace } = office;
  await office.command(`facial recognition ${words.command}`);
  await office.say(`@Privacy Law lip reading ${words.question}`);
  await office.answer('lip reading');
  await office.say(`blue book ${words.directMessage}`, { channel: 'D0ADACHEN1' });
  await office.answer('blue book');
  await office.say(`We discussed facial recognition ${words.message}`);
  const { ts } = await workspace.message(({ text }) => text.includes(words.message));
  await workspace.perform({ do: 'message_shortcut', user: ada, callbackId: 'find_related_law', channel: privacy, ts });
  await office.command(`subscribe "${words.filter}"`);
  await office.command('subscribe all lead 14,8,1 at 09:00');
  await office.answer('Subscription 1 created');
  await workspace.perform({ do: 'move_clock', days: 1 });
  const card = await office.answer('Acknowledge', ({ ephemeral }) => !ephemeral);
  await office.press(card, 'Mark as done…');
  const form = await office.modal('Note');
  await office.submit(form, { note: { value: `Sent ${words.note}` } });
  await workspace.message(({ blocks }) => JSON.stringify(blocks).includes(words.note));
  await office.command('import');
  const importing = await office.modal('You’ll see a preview before');
  await office.submit(importing, {
    text: { value: `Enforcement\n\n1. Operator fined ${words.bulletin}\nOn 16 May 2019, MIIT fined it.` },
    title: { value: `May ${words.bulletin}` },
    issued: { value: '2019-05' },
    jurisdiction: { value: 'CN' },
  });
  await office.modal(words.bulletin);
}

async function useWhileAllFails(office: Office): Promise<void> {
  const { workspace, logged } = office;
  const failures = () => logged.filter(({ message }) => /failed|not posted|not opened/.test(message)).length;
  const { faults } = workspace;
  for (const [method, fault] of [
    ['chat.postMessage', { kind: 'refused', error: 'invalid_blocks' }],
    ['response_url', { kind: 'server_error', status: 500 }],
    ['chat.postEphemeral', { kind: 'refused', error: 'internal_error' }],
    ['views.open', { kind: 'refused', error: 'internal_error' }],
  ] as const)
    faults.next(method, fault, 4);
  await office.say(`@Privacy Law lip reading ${words.question}`);
  await office.command(`blue book ${words.command}`);
  await expect.poll(failures).toBeGreaterThan(1);
  faults.clear();
  // The database has lost the table of what was answered, and with it every question and press fails.
  const before = failures();
  await sql`alter table recent_key rename to lost_key`.execute(office.app.store.database.query);
  await office.say(`@Privacy Law lip reading ${words.question} again`);
  await expect.poll(failures).toBeGreaterThan(before);
  await sql`alter table lost_key rename to recent_key`.execute(office.app.store.database.query);
}

test('neither the log nor the metrics hold what people write, their names, or a secret', async () => {
  const port = await freePort();
  await using office = await openOffice({
    operation: { host: '127.0.0.1', port },
    publicUrl: 'https://law.example.org',
    // A machine under load is no reason to fail here.
    timing: { ack: 30_000, trigger: 30_000 },
  });
  await useAll(office);
  await useWhileAllFails(office);
  const log = logOf(office);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(log.split('\n').length).toBeGreaterThan(5);
  expect(metrics).toContain('privacy_law_reminders_posted_total 1');
  const [subscription] = await office.app.store.subscriptions.ofWorkspace('T0PLAYGRND');
  const token = await office.app.store.subscriptions.calendarToken('T0PLAYGRND', subscription?.id ?? '');
  for (const secret of [...Object.values(words), ...secrets, String(token)]) {
    expect(log, `the log has ${secret}`).not.toContain(secret);
    expect(metrics, `the metrics have ${secret}`).not.toContain(secret);
  }
});
