import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { settledIn } from '../storage/settled-in.ts';
import { ada, buttonOf, isRecord, type Office, openOffice, privacy, shown } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await office.command('subscribe consultations lead 7,1 at 09:00');
  await office.answer('Subscribed: subscription 1');
  await office.workspace.perform({ do: 'move_clock', days: 1 });
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

const heading = 'Consultation closes 30 April 2019 (China), in 7 days';
const isPosted = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;
const postedBy = ({ workspace }: Office): number =>
  workspace.snapshot(ada).messages.filter((one) => isPosted(one) && one.text.startsWith('Reminder: ')).length;

/** The reminder, once the ledger has noted that it stands in the channel: what is pressed before that is not known yet. */
const reminder = async (words: string | RegExp = heading, where = office): Promise<PageMessage> => {
  const message = await where.answer(words, isPosted);
  const noted = async () => (await settledIn(where.app.store.database)).posted;
  await expect.poll(noted).toBe(postedBy(where));
  return message;
};
const snooze = async (message: PageMessage, days: number): Promise<void> => {
  const block = message.blocks.find((one) => isRecord(one) && one['type'] === 'actions');
  const menu = isRecord(block) && Array.isArray(block['elements']) ? block['elements'].filter(isRecord) : [];
  const select = menu.find((one) => one['type'] === 'static_select') ?? {};
  const options = Array.isArray(select['options']) ? select['options'].filter(isRecord) : [];
  const option = options.find((one) => String(one['value']).endsWith(`|${days}`));
  const outcome = await office.workspace.perform({
    do: 'act',
    user: ada,
    place: { channel: message.channel, ts: message.ts },
    blockId: isRecord(block) ? String(block['block_id']) : '',
    actionId: String(select['action_id']),
    value: { type: 'static_select', selected_option: option },
    state: {},
  });
  expect(outcome).toEqual({ ok: true });
};

describe('a reminder', () => {
  it('comes on its day, with what closes, when, the words it was read from and its source', async () => {
    const seen = shown(await reminder());
    expect(seen).toContain('“public consultation is open until 30 April 2019”\n (confirmed by a curator)');
    expect(seen).toMatch(/Source: .* · cn-2019-04-\w+/);
  });

  it('snoozed comes again on the chosen day, and says when to who snoozed it', async () => {
    await snooze(await reminder(), 3);
    const told = await office.answer('This channel is reminded again on 26 April 2019 at 09:00');
    expect(told.ephemeral).toBe(true);
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes 30 April 2019 (China), in 4 days');
  });

  it('is put into the thread as a calendar file of whole days', async () => {
    const message = await reminder('in 4 days');
    await office.press(message, 'Add to calendar');
    await office.answer('The calendar file is in the thread');
    const file = await office.workspace.message(
      ({ text }) => text.includes('.ics') || text.includes('files/'),
    );
    expect(file.threadTs).toBe(message.ts);
  });

  it('acknowledged names who did it and when, and keeps its other buttons', async () => {
    const message = await reminder('in 4 days');
    await office.press(message, 'Acknowledge');
    const done = await office.answer(
      'on 26 April 2019 at 09:00 (Asia/Shanghai)',
      ({ ts }) => ts === message.ts,
    );
    expect(JSON.stringify(done.blocks)).toContain(`"user_id":"${ada}"`);
    expect(() => buttonOf(done.blocks, 'Acknowledge')).toThrow('no button');
    for (const other of ['Add to calendar', 'Show in full', 'Mute this deadline']) {
      expect(buttonOf(done.blocks, other).element.value).toContain('v1|');
    }
  });

  it('muted says so to who muted it, with a way back', async () => {
    await office.press(await reminder(), 'Mute this deadline');
    const muted = await office.answer('hears of this deadline any more');
    expect(muted.ephemeral).toBe(true);
    await office.command('subscriptions');
    await office.answer('Next: none is coming at present.');
    await office.press(muted, 'Undo');
    await office.answer('No longer muted');
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes 30 April 2019 (China), tomorrow');
  });
});

describe('without the optional scopes', () => {
  it('a calendar is a feed where the app has an address, and the zone is the configured one', async () => {
    await using other = await openOffice({ optionalScopes: false, publicUrl: 'https://law.example.org' });
    await other.command('subscribe consultations lead 7');
    expect(shown(await other.answer('Subscribed: subscription 1'))).toContain('at 09:00 (Asia/Shanghai)');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const message = await reminder(heading, other);
    await other.press(message, 'Add to calendar');
    await other.answer(/https:\/\/law\.example\.org\/calendar\/[\w-]+\.ics/);
  });

  it('and without an address the day is written out, and why', async () => {
    await using other = await openOffice({ optionalScopes: false });
    await other.command('subscribe consultations lead 7');
    await other.answer('Subscribed: subscription 1');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    await other.press(await reminder(heading, other), 'Add to calendar');
    const told = await other.answer('Add this day by hand');
    expect(shown(told)).toContain('files:write');
    expect(told.ephemeral).toBe(true);
  });
});
