import { afterAll, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { settledIn } from '../storage/settled-in.ts';
import { ada, buttonOf, direct, isRecord, type Office, openOffice, privacy, shown } from './open-office.ts';

const office = await openOffice();
await office.command('subscribe consultations lead 7,1 at 09:00');
await office.answer('Subscription 1 created');
await office.workspace.perform({ do: 'move_clock', days: 1 });

afterAll(() => office[Symbol.asyncDispose]());

const heading = 'Consultation closes 30 April 2019 (China), in 7 days';
const isPosted = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;
const postedBy = ({ workspace }: Office): number =>
  workspace.snapshot(ada).messages.filter((one) => isPosted(one) && one.text.includes(': consultation closes ')).length;

/** The reminder, once the ledger has recorded that it was posted: an action before that does not find it. */
const reminder = async (words: string | RegExp = heading, where = office): Promise<PageMessage> => {
  const message = await where.answer(words, isPosted);
  const recorded = async () => (await settledIn(where.app.store.database)).posted;
  await expect.poll(recorded).toBe(postedBy(where));
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
  it('is posted on its day, with what closes when, its source text and its source', async () => {
    const seen = shown(await reminder());
    expect(seen).toContain('“public consultation is open until 30 April 2019”');
    expect(seen).toContain('China cybersecurity and data protection, April 2019, industry no. 2 (no link on record)');
  });

  it('snoozed is posted again on the selected day, which whoever snoozed it is told', async () => {
    await snooze(await reminder(), 3);
    const reply = await office.answer('You’ll be reminded here on 26 April 2019 at 09:00');
    expect(reply.ephemeral).toBe(true);
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes 30 April 2019 (China), in 4 days');
  });

  it('is posted in its thread as a calendar file', async () => {
    const message = await reminder('in 4 days');
    await office.press(message, 'Add to calendar');
    await office.answer('Calendar file posted');
    const file = await office.workspace.message(({ text }) => text.includes('.ics') || text.includes('files/'));
    expect(file.threadTs).toBe(message.ts);
    const opened = await fetch(/<(http[^|>]+)/.exec(file.text)?.[1] ?? '');
    expect(opened.headers.get('content-type')).toContain('text/calendar');
    expect(await opened.text()).toContain('BEGIN:VEVENT');
  });

  it('says so if its calendar file takes longer than anybody waits', async () => {
    office.workspace.faults.next('files.getUploadURLExternal', { kind: 'late', milliseconds: 3500 });
    await office.press(await reminder('in 4 days'), 'Add to calendar');
    expect(await office.answer('Working on it')).toMatchObject({ ephemeral: true });
  });

  it('that was acknowledged names who and when, and keeps its other buttons', async () => {
    const message = await reminder('in 4 days');
    await office.press(message, 'Acknowledge');
    const done = await office.answer('on 26 April 2019 at 09:00 (Asia/Shanghai)', ({ ts }) => ts === message.ts);
    expect(JSON.stringify(done.blocks)).toContain(`"user_id":"${ada}"`);
    expect(() => buttonOf(done.blocks, 'Acknowledge')).toThrow('no button');
    for (const other of ['Add to calendar', 'Mute this deadline']) {
      expect(buttonOf(done.blocks, other).element.value).toContain('v1|');
    }
  });

  it('muted can be unmuted', async () => {
    await office.press(await reminder(), 'Mute this deadline');
    const muted = await office.answer('won’t remind you of');
    expect(muted.ephemeral).toBe(true);
    await office.command('subscriptions');
    await office.answer('Next: none scheduled');
    await office.press(muted, 'Undo');
    await office.answer('Reminders for this deadline are back on.');
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes 30 April 2019 (China), tomorrow');
  });
});

describe('a reminder whose content Slack refuses', () => {
  const refuse = (where: Office, times: number) =>
    where.workspace.faults.next('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' }, times);

  it('is posted as plain text; if that is refused too, its subscriber is told, and it follows later', async () => {
    await using other = await openOffice();
    await other.command('subscribe consultations lead 7,6');
    await other.answer('Subscription 1 created');
    refuse(other, 1);
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const plain = await other.workspace.message(({ text }) =>
      text.includes('consultation closes 30 April 2019 (China), in 7 days'),
    );
    expect([plain.blocks, plain.channel]).toEqual([[], privacy]);
    refuse(other, 2);
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const note = await other.answer('Reminders paused: ', ({ channel }) => channel === direct);
    expect(shown(note)).toContain('invalid_blocks');
    await other.press(note, 'Resume');
    await other.answer('Subscription 1 resumed');
    other.workspace.setClock(new Date(other.workspace.now().getTime() + 120_000));
    await other.answer('Consultation closes 30 April 2019 (China), in 6 days', isPosted);
  });
});

describe('a reminder that Slack does not let the app update', () => {
  it('is acknowledged all the same, and whoever acknowledged it is told', async () => {
    await using other = await openOffice();
    await other.command('subscribe consultations lead 7');
    await other.answer('Subscription 1 created');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const message = await reminder(heading, other);
    other.workspace.faults.next('chat.update', { kind: 'rate_limited', retryAfter: 20 });
    await other.press(message, 'Acknowledge');
    expect(await other.answer('card couldn’t be updated')).toMatchObject({ ephemeral: true });
    await other.press(message, 'Acknowledge');
    await other.answer('Acknowledged by', ({ ts }) => ts === message.ts);
  });
});

describe('without the optional scopes', () => {
  it('the calendar is a feed where the app has a public address, and the time zone is the configured one', async () => {
    await using other = await openOffice({ optionalScopes: false, publicUrl: 'https://law.example.org' });
    await other.command('subscribe consultations lead 7');
    expect(shown(await other.answer('Subscription 1 created'))).toContain('at 09:00 (Asia/Shanghai)');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const message = await reminder(heading, other);
    await other.press(message, 'Add to calendar');
    await other.answer(/https:\/\/law\.example\.org\/calendar\/[\w-]+\.ics/);
  });

  it('and without an address the reply gives the date, and says why', async () => {
    await using other = await openOffice({ optionalScopes: false });
    await other.command('subscribe consultations lead 7');
    await other.answer('Subscription 1 created');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    await other.press(await reminder(heading, other), 'Add to calendar');
    const reply = await other.answer('Add this date yourself');
    expect(shown(reply)).toContain('files:write');
    expect(reply.ephemeral).toBe(true);
  });
});
