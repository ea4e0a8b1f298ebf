import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterAll, describe, expect, it } from 'vitest';
import type { PageMessage, PageView } from '../../playground/page-protocol.ts';
import { ada, ben, direct, isPosted, openOffice, privacy, seen, shown } from './open-office.ts';

// What people do about a deadline at the wrong moment, twice, or with the wrong words: nothing is lost, and everybody reads what happened.

const left = { id: 'U0LEFTUS01', name: 'cleo', realName: 'Cleo Wang', title: 'Counsel', isBot: false, hasLeft: true };
const office = await openOffice({ curators: [ada, ben], guests: [left] });
const { workspace, submit, close } = office;
await office.command('subscribe consultations lead 7,6,5');
await office.answer('Subscription 1 created');
await workspace.perform({ do: 'move_clock', days: 1 });

afterAll(() => office[Symbol.asyncDispose]());

/** Once everything that is due was posted. */
const settled = () =>
  expect
    .poll(async () => (await office.app.store.ledger.stats(workspace.now().getTime())).open, { timeout: 15_000 })
    .toBe(0);
/** The first card in the channel that shows the words, as it is now. */
const card = async (words = 'public consultation is open until'): Promise<PageMessage> => {
  const { ts } = await office.answer(words, isPosted);
  await settled();
  return current(ts);
};
const current = (ts: string): PageMessage => {
  const found = workspace.snapshot(ada).messages.find((message) => message.ts === ts);
  if (!found) throw new Error(`no message ${ts}`);
  return found;
};
/** The card once it reads so: earlier versions of it do not count. */
const reads = async (ts: string, words: string | RegExp): Promise<PageMessage> => {
  await expect.poll(() => shown(current(ts)), { timeout: 15_000 }).toMatch(words);
  return current(ts);
};
const doneForm = (user: string): Promise<PageView> => office.modal('Its cards say who did it and when.', user);
const written = (value: string | null) => ({ note: { type: 'plain_text_input', value } });
/** The reply that only Ada sees. */
const reply = (words: string, after: PageMessage): Promise<PageMessage> =>
  office.answer(words, ({ ephemeral, ts }) => ephemeral && ts > after.ts);
/** A card with the buttons that another had: somebody's client may show them for a while after it was edited. */
const copyOf = async ({ text, blocks }: PageMessage): Promise<PageMessage> => {
  const client = new WebClient('xoxb-playground', { slackApiUrl: workspace.apiUrl });
  const copied: KnownBlock[] = JSON.parse(JSON.stringify(blocks));
  const { ts } = await client.chat.postMessage({ channel: privacy, text: `Copy: ${text}`, blocks: copied });
  return workspace.message((message) => message.ts === ts);
};

describe('a deadline', () => {
  it('snoozed for one person alone comes to them on that day, and to the channel as before', async () => {
    await office.press(await card(), 'To a date, or only for me…');
    const view = await office.modal('Only for you: the channel is reminded as before');
    const forMe = { value: 'me', text: { type: 'plain_text', text: 'Only for me' } };
    const until = { type: 'datepicker', selected_date: '2019-04-24' };
    await submit(view, { until, for_whom: { type: 'radio_buttons', selected_option: forMe } });
    await office.answer('Snoozed for you until 24 April 2019', ({ channel }) => channel === direct);
    await close(view);
    await workspace.perform({ do: 'move_clock', days: 1 });
    await office.answer(/in 6 days/, isPosted);
    const own = await office.answer(/in 6 days/, ({ channel }) => channel === direct);
    expect(shown(own)).toContain('Snoozed reminder.');
    await settled();
    expect(office.answers('in 6 days')).toHaveLength(2);
  });

  it('is not handed over to the app, or to somebody who has left', async () => {
    const { ts } = await card();
    await office.press(current(ts), 'I’ll take it');
    const owned = await reads(ts, `*Owner:* <@${ada}>`);
    for (const nobody of [workspace.botUser, left.id]) {
      await office.press(owned, 'Hand over…');
      const view = await office.modal('The new owner is named on every card');
      await submit(view, { owner: { type: 'users_select', selected_user: nobody } });
      expect(seen(await office.modal('Not handed over'))).toContain('Select Hand over… again, and somebody else.');
      await close(view);
    }
    expect(shown(await card())).toContain(`*Owner:* <@${ada}>`);
  });

  it('that two people mark as done at once is done once, with the note that one of them wrote', async () => {
    const owned = await card();
    await Promise.all([ada, ben].map((user) => office.press(owned, 'Mark as done…', user)));
    const [ofAda, ofBen] = [await doneForm(ada), await doneForm(ben)];
    const note = 'Sent by <!channel> *email*, <https://example.org|copy> in the _file_ & ~more~';
    await submit(ofBen, written(note), ben);
    const done = await reads(owned.ts, `*Done* by <@${ben}>`);
    await submit(ofAda, written(null));
    expect(JSON.stringify((await office.modal('Already done')).view)).toContain(`"user_id":"${ben}"`);
    expect(shown(await card())).toContain(`“${note}”`);
    const events = await office.app.store.desk.history('T0PLAYGRND', null);
    expect(events.filter(({ kind }) => kind === 'settle')).toMatchObject([{ by: ben, note }]);
    await close(ofAda);
    await office.press(done, 'Reopen', ben);
    await reads(owned.ts, 'Mark as done…');
  });

  it('takes no note of ten thousand characters', async () => {
    await office.press(await card(), 'Mark as done…');
    const view = await doneForm(ada);
    expect(await submit(view, written('<!channel> *_~'.repeat(1000).slice(0, 10_000)))).toMatchObject({
      ok: false,
    });
    await close(view);
    expect(shown(await card())).toContain('*Owner:*');
  });
});

const gone = 'This deadline has changed or been removed';

describe('a card that somebody still sees as it was', () => {
  it('says that its deadline has changed, and gives back what was written about it', async () => {
    const old = await copyOf(await card());
    await office.press(old, 'Mark as done…', ben);
    const view = await doneForm(ben);
    await office.command('show cn-2019-04-i2');
    const entry = await office.answer('The draft states expressly', ({ ephemeral }) => ephemeral);
    await office.press(entry, 'Correct…');
    const correction = await office.modal('Choose a kind');
    await submit(correction, {
      kind: { selected_option: { value: 'consultation_close' } },
      date: { selected_date: '2019-05-10' },
      quote: { value: 'public consultation is open until 30 April 2019' },
      why: { value: 'Extended by the ministry' },
    });
    await office.answer('Acknowledge new day', isPosted);
    await close(correction);
    await submit(view, written('Comments sent *today* <!here>'), ben);
    expect(seen(await office.modal(gone, ben))).toContain('You wrote: “Comments sent *today* <!here>”');
    for (const [i, text] of ['Mark as done…', 'Not applicable…', 'Hand over…', 'Add to calendar'].entries()) {
      await office.press(old, text);
      await expect.poll(() => office.answers(gone).length, { timeout: 15_000 }).toBe(i + 1);
    }
  });

  it('while the card itself offers the new day, and then shows what was done about it', async () => {
    const moved = await office.answer('Acknowledge new day', isPosted);
    expect(shown(moved)).toContain('the new day is not acknowledged yet');
    await office.press(moved, 'Acknowledge new day');
    expect(shown(await reads(moved.ts, /since 24 April 2019$/m))).not.toContain('Acknowledge new day');
  });

  it('says so where its subscription has ended, and can be acted on all the same', async () => {
    await workspace.perform({ do: 'move_clock', days: 9 });
    const isNewCard = (message: PageMessage) => isPosted(message) && !message.text.startsWith('Correction');
    const { ts } = await office.answer('Friday 10 May 2019\n (China), in 7 days', isNewCard);
    await settled();
    const old = await copyOf(current(ts));
    await office.command('unsubscribe 1');
    await office.answer('Subscription 1 ended');
    await office.press(old, 'Add to calendar');
    await reply('This subscription has ended', old);
    await office.press(old, 'Not applicable…');
    await submit(await office.modal('Its cards say who decided so and why.'), written('We sell no lamps'));
    await office.answer(`*Not applicable* by <@${ada}>`, isPosted);
  });
});
