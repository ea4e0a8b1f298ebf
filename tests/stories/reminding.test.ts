import { afterAll, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { settledIn } from '../storage/settled-in.ts';
import {
  ada,
  ben,
  buttonOf,
  direct,
  general,
  isPosted,
  isRecord,
  type Office,
  openOffice,
  privacy,
  shown,
} from './open-office.ts';

const office = await openOffice();
await office.command('subscribe consultations lead 7,1 at 09:00');
await office.answer('Subscription 1 created');
await office.workspace.perform({ do: 'move_clock', days: 1 });

afterAll(() => office[Symbol.asyncDispose]());

const heading = 'Consultation closes \nTuesday 30 April 2019\n (China), in 7 days';
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
    expect(seen).toContain('April 2019, industry no. 2');
  });

  it('snoozed is posted again on the selected day, which whoever snoozed it is told', async () => {
    await snooze(await reminder(), 3);
    const reply = await office.answer('Snoozed until 26 April 2019', ({ ephemeral }) => ephemeral);
    expect(reply.ephemeral).toBe(true);
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes \nTuesday 30 April 2019\n (China), in 4 days');
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

  it('that was acknowledged names who and when, on every card of it in the channel, and keeps its other actions', async () => {
    const message = await reminder('in 4 days');
    await office.press(message, 'Acknowledge');
    const done = await office.answer(`*Acknowledged* by <@${ada}> on 26 April 2019`, ({ ts }) => ts === message.ts);
    expect(() => buttonOf(done.blocks, 'Acknowledge')).toThrow('no button');
    for (const other of ['I’ll take it', 'Mark as done…', 'Add to calendar', 'Mute this deadline…'])
      expect(shown(done)).toContain(other);
    await office.answer(`*Acknowledged* by <@${ada}>`, ({ ts }) => ts !== message.ts);
  });

  it('muted can be unmuted, and the channel is told of both', async () => {
    await office.press(await office.answer('*Acknowledged* by', isPosted), 'Mute this deadline…');
    const form = await office.modal('The channel is told who muted it.');
    await office.submit(form);
    const muted = await office.answer('muted a deadline for this channel', isPosted);
    await office.answer(`*Muted* for this channel by <@${ada}>`);
    await office.command('subscriptions');
    await office.answer('Next: none scheduled');
    await office.press(muted, 'Unmute');
    await office.answer('Unmuted', ({ ephemeral }) => ephemeral);
    await office.answer('unmuted a deadline for this channel', isPosted);
    await office.workspace.perform({ do: 'move_clock', days: 3 });
    await reminder('Consultation closes \nTuesday 30 April 2019\n (China), tomorrow');
  });
});

describe('a deadline in two channels', () => {
  it('has one owner, whom both cards name, and is settled in both', async () => {
    await using other = await openOffice();
    await other.workspace.perform({ do: 'invite_bot', channel: general });
    for (const channel of [privacy, general]) {
      await other.command('subscribe consultations lead 7,1', channel);
      await other.answer('Subscription 1 created', (message) => message.channel === channel);
    }
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const inChannel = (channel: string) => (message: PageMessage) => !message.ephemeral && message.channel === channel;
    const here = await other.answer(heading, inChannel(privacy));
    const there = await other.answer(heading, inChannel(general));
    await expect.poll(async () => (await settledIn(other.app.store.database)).posted).toBe(2);
    await other.press(here, 'I’ll take it');
    await other.answer(`*Owner:* <@${ada}> since 23 April 2019`, ({ ts }) => ts === here.ts);
    await other.answer(`*Owner:* <@${ada}>`, ({ ts }) => ts === there.ts);
    await other.command('mine');
    const mine = await other.answer('You own 1 open deadline');
    expect(shown(mine)).toContain('Consultation closes *Tue 30 Apr*, in 7 days');
    await other.command('deadlines consultations');
    const listed = await other.answer(/upcoming deadline/);
    expect(JSON.stringify(listed.blocks)).toContain(`"user_id":"${ada}"`);
    await other.command('show cn-2019-04-i2');
    const entry = await other.answer('The draft states expressly', ({ ephemeral }) => ephemeral);
    expect(shown(entry)).toContain(`*Owner:* <@${ada}> since 23 April 2019`);
    await other.press(entry, 'Mark as done…');
    const form = await other.modal('Its cards say who did it and when.');
    const note = { type: 'plain_text_input', value: 'Comments sent, *copy* in <!channel> the file' };
    await other.submit(form, { note });
    for (const { ts } of [here, there]) {
      const done = await other.answer(
        `:white_check_mark: *Done* by <@${ada}> on 23 April 2019`,
        (one) => one.ts === ts,
      );
      expect(shown(done)).toContain('“Comments sent, *copy* in <!channel> the file”');
    }
    await other.workspace.perform({ do: 'move_clock', days: 7 });
    await other.command('mine');
    await other.answer('You own no open deadlines');
    expect(other.answers('tomorrow')).toEqual([]);
  });
});

describe('a deadline that is handed over', () => {
  it('is offered to its new owner in a direct message, which stays when they ask to be reminded', async () => {
    await using other = await openOffice();
    await other.command('subscribe consultations lead 7,1');
    await other.answer('Subscription 1 created');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    await other.press(await reminder(heading, other), 'I’ll take it');
    await other.press(await other.answer(`*Owner:* <@${ada}>`, isPosted), 'Hand over…');
    const form = await other.modal('The new owner is named on every card');
    await other.submit(form, { owner: { type: 'users_select', selected_user: ben } });
    await other.answer(`*Owner:* <@${ben}>`, isPosted);
    const told = await other.answer('handed a deadline over to you');
    await other.press(told, 'Remind me', ben);
    const confirmed = await other.answer('Subscription 1 created', (one) => one.channel === told.channel);
    expect(confirmed.ts).not.toBe(told.ts);
    const kept = other.workspace.snapshot(ben).messages.find((one) => one.ts === told.ts);
    for (const button of ['Mark as done…', 'Hand over…']) expect(shown(kept ?? confirmed)).toContain(button);
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
    await other.answer('Consultation closes \nTuesday 30 April 2019\n (China), in 6 days', isPosted);
  });
});

describe('a reminder that Slack does not let the app update', () => {
  it('is acknowledged all the same, and its card follows as soon as Slack lets it', async () => {
    await using other = await openOffice();
    await other.command('subscribe consultations lead 7');
    await other.answer('Subscription 1 created');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const message = await reminder(heading, other);
    other.workspace.faults.next('chat.update', { kind: 'rate_limited', retryAfter: 20 });
    await other.press(message, 'Acknowledge');
    const { query } = other.app.store.database;
    const edit = () => query.selectFrom('delivery').select('error').where('kind', '=', 'redraw').executeTakeFirst();
    await expect.poll(async () => (await edit())?.error).toBe('rate limited');
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    await other.answer('*Acknowledged* by', ({ ts }) => ts === message.ts);
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

  it('the address of the feed is in the menu of its subscription, and can be revoked', async () => {
    await using other = await openOffice({
      publicUrl: 'https://law.example.org',
      operation: { host: '127.0.0.1', port: 0 },
    });
    await other.command('subscribe consultations lead 7');
    await other.press(await other.answer('Subscription 1 created'), 'Add to calendar');
    const link = await other.answer('Calendar of all deadlines');
    const [first = ''] = /\/calendar\/[\w-]+\.ics/.exec(shown(link)) ?? [];
    const load = (path: string) => fetch(`http://127.0.0.1:${other.app.operationPort}${path}`);
    expect(await (await load(first)).text()).toContain('BEGIN:VALARM');
    await other.press(link, 'Revoke calendar link');
    await other.answer('Calendar link revoked');
    const revoked = await load(first);
    expect([revoked.status, await revoked.text()]).toEqual([410, expect.stringContaining('no longer works')]);
    expect((await load('/calendar/never-there.ics')).status).toBe(404);
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
