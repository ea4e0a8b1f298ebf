import { afterAll, describe, expect, it } from 'vitest';
import type { PageMessage, PageView } from '../../playground/page-protocol.ts';
import {
  ada,
  ben,
  blocksOf,
  buttonOf,
  direct,
  general,
  isRecord,
  openOffice,
  pressOf,
  privacy,
  seen,
  shown,
  values,
} from './open-office.ts';

const office = await openOffice();
const { submit, close } = office;

afterAll(() => office[Symbol.asyncDispose]());

const hasField = (view: PageView, id: string): boolean =>
  blocksOf(view).some((block) => isRecord(block) && block['block_id'] === id);
const form = (field: string): Promise<PageView> => office.workspace.view(ada, (view) => hasField(view, field));
/** Picks options of a select by their values. */
const picked = (...chosen: readonly string[]) => ({
  selected_options: chosen.map((value) => ({ value, text: { type: 'plain_text', text: value } })),
});
/** Ada fills in a form, and a field of it says so. */
const fill = (view: PageView, filled: Readonly<Record<string, object>>, field: string) =>
  office.workspace.perform({
    do: 'act',
    user: ada,
    place: { viewId: view.id },
    blockId: field,
    actionId: field,
    value: { ...filled[field] },
    state: values(filled),
  });
/** Ada chooses in the menu of a subscription in a list. */
async function choose({ channel, ts, blocks }: PageMessage, number: number, text: string): Promise<void> {
  const at = blocks.findIndex((block) => shown({ blocks: [block] }).startsWith(`${number}. `));
  const press = pressOf(blocks.slice(at), text);
  await office.workspace.perform({ do: 'act', user: ada, place: { channel, ts }, ...press, state: {} });
}
/** The options that a menu suggests, as JSON. */
async function suggested(view: PageView, field: string, value: string): Promise<string> {
  const typed = { place: { viewId: view.id }, blockId: field, actionId: field, value };
  const outcome = await office.workspace.perform({ do: 'suggest', user: ada, ...typed });
  return JSON.stringify(outcome.ok && outcome.options ? outcome.options : []);
}
const publicPosts = (channel: string): readonly PageMessage[] =>
  office.workspace
    .snapshot(ada)
    .messages.filter((one) => one.channel === channel && !one.ephemeral && one.user === office.workspace.botUser);

describe('subscribing with a command', () => {
  it('posts one introduction in the channel, and a confirmation to the subscriber alone', async () => {
    await office.command('subscribe consultations lead 7,1 at 8am weekly friday compact alerts');
    const confirmation = await office.answer('Subscription 1 created');
    expect(confirmation.ephemeral).toBe(true);
    for (const part of [
      'consultations · 7 and 1 days before, at 08:00 (Asia/Shanghai)',
      'compact cards · weekly digest on Friday · alerts for new entries',
      'gets its next reminder on \nTuesday 23 April 2019',
      'Tue 23 Apr\n, 7 days before: Draft guiding opinions',
      'All subscriptions here',
    ]) {
      expect(shown(confirmation)).toContain(part);
    }
    const posts = publicPosts(privacy);
    expect(posts).toHaveLength(1);
    expect(JSON.stringify(posts)).toContain(`"type":"user","user_id":"${ada}"`);
    expect(office.workspace.broadcasts()).toHaveLength(1);
  });

  it('does not create one that covers the same, however it is worded, but offers to change the one there is', async () => {
    await office.command('subscribe the consultation deadlines at 10 lead 5');
    const offer = await office.answer('Already subscribed: subscription 1');
    expect(publicPosts(privacy)).toHaveLength(1);
    await office.press(offer, 'Change it…');
    const view = await form('words');
    expect(JSON.stringify(view)).toContain('"initial_time":"10:00"');
    for (const part of ['What changes', '5 days before, at 10:00 (Asia/Shanghai)']) expect(seen(view)).toContain(part);
    await close(view);
  });

  it('asks where a word has no one meaning, and goes on with what is chosen', async () => {
    await office.command('subscribe campaigns lead 3 zone IST');
    const question = await office.answer('“IST” is the name of several time zones');
    expect(question.ephemeral).toBe(true);
    expect(shown(question)).toContain('Understood so far: campaigns · 3 days before');
    await office.press(question, 'Open form');
    const view = await form('kinds');
    expect(JSON.stringify(view)).toMatch(/"initial_options":\[\{"value":"campaign_end"/);
    await close(view);
    expect(JSON.stringify(buttonOf(question.blocks, 'Asia/Jerusalem'))).toContain(
      'campaigns lead 3 timezone Asia/Jerusalem',
    );
    expect(publicPosts(privacy)).toHaveLength(1);
  });

  it('is refused with all problems at once where the command is not valid', async () => {
    await office.command('subscribe pilots lead 400 at 25:00 zone Asia/Shanghi');
    const refusal = await office.answer('“25:00”');
    for (const part of ['“400” isn’t', '“25:00” isn’t a valid time', 'Did you mean Asia/Shanghai?']) {
      expect(shown(refusal)).toContain(part);
    }
    await office.command('subscribe pilots next 30 days');
    await office.answer('reminder filters can’t include dates');
    expect(publicPosts(privacy)).toHaveLength(1);
  });

  it('asks first where nothing matches the filter yet', async () => {
    await office.command('subscribe blockchain');
    await office.press(await office.answer('nothing matches yet'), 'Subscribe anyway');
    const confirmation = await office.answer('Subscription 2 created');
    expect(shown(confirmation)).toContain('No reminders scheduled');
  });

  it('is refused where the app is not in the channel, with how to invite it', async () => {
    await office.command('subscribe all', general);
    const refusal = await office.answer('The app isn’t a member of the channel', ({ channel }) => channel === general);
    expect([refusal.ephemeral, shown(refusal).includes('/invite @privacylaw')]).toEqual([true, true]);
    await office.command('subscriptions', general);
    await office.answer('No subscriptions here yet', ({ channel }) => channel === general);
  });

  it('works in a direct message, which then gets the reminders', async () => {
    await office.say('subscribe pilots', { channel: direct });
    await office.answer('Subscription 1 created', ({ channel }) => channel === direct);
  });

  it('in a mention is answered to the requester alone, with a button to open the form', async () => {
    const before = publicPosts(privacy).length;
    await office.say('@Privacy Law subscribe');
    const card = await office.answer('Open the form, or type');
    expect([card.ephemeral, publicPosts(privacy).length]).toEqual([true, before]);
    await office.press(card, 'Open form');
    await close(await form('words'));
  });
});

describe('the form', () => {
  it('opens for subscribe alone with its next reminders, shows its errors, and then the subscription', async () => {
    await office.command('subscribe');
    const view = await form('words');
    expect(seen(view)).toMatch(/The next three reminders\n, from 3 of 3 upcoming deadlines/);
    await submit(view, { leads: picked() });
    const wrong = await office.workspace.view(ada, ({ errors }) => 'leads' in errors);
    expect(wrong.errors['leads']).toContain('required');
    await submit(view, { words: { value: 'pilots' }, leads: picked('30', '10') });
    const result = await office.workspace.view(ada, (one) => seen(one).includes('Subscription 3 created'));
    expect(seen(result)).toContain('30 and 10 days before, at 09:00 (Asia/Shanghai)');
    await close(result);
  });

  it('shows the next reminders of what is picked, and keeps what was entered', async () => {
    await office.command('subscribe');
    const view = await form('kinds');
    await fill(view, { kinds: picked('consultation_close'), leads: picked('2') }, 'kinds');
    const previewed = await office.workspace.view(ada, (one) => seen(one).includes('The next reminder\n'));
    expect(seen(previewed)).toContain('Sun 28 Apr\n, 2 days before: Draft guiding opinions');
    expect(seen(previewed)).toContain('from 1 of 3 upcoming deadlines');
    expect(JSON.stringify(previewed)).toContain('"preview:2:0"');
    await close(previewed);
  });

  it('has more options, and keeps what they say when it is sent without them', async () => {
    await office.command('subscribe "more options" zone Tokyo compact cards alerts');
    await office.press(await office.answer('“more options”'), 'Open form');
    const view = await form('words');
    expect(hasField(view, 'zone')).toBe(false);
    expect(seen(view)).toContain('In Asia/Tokyo.');
    await fill(view, { words: { value: 'pilots MIIT' } }, 'words');
    await office.workspace.view(ada, (one) => seen(one).includes('compact cards · alerts for new entries'));
    await office.workspace.perform({
      do: 'act',
      user: ada,
      place: { viewId: view.id },
      ...pressOf(blocksOf(view), 'More options…'),
      state: values({ words: { value: 'pilots MIIT' } }),
    });
    const expanded = await form('jurisdictions');
    expect(JSON.stringify(expanded)).toContain('"initial_option":{"value":"Asia/Tokyo"');
    await close(expanded);
  });

  it('suggests authorities for what is typed, in English and Chinese', async () => {
    await office.command('subscribe');
    const view = await form('authorities');
    for (const [typed, found] of [
      ['miit', '"MIIT"'],
      ['cyberspace', '"CAC"'],
      ['工信', '"MIIT"'],
      ['xqzt', '[]'],
    ] as const) {
      expect(await suggested(view, 'authorities', typed)).toContain(found);
    }
    await close(view);
  });

  it('is sent once more where nothing matches yet and nobody has seen that', async () => {
    await office.command('subscribe');
    const view = await form('words');
    const filled = { words: { value: 'quantum annealing' } };
    await submit(view, filled);
    const shownAgain = await office.workspace.view(ada, (one) => seen(one).includes('No upcoming deadline matches.'));
    await submit(shownAgain, filled);
    const result = await office.workspace.view(ada, (one) => seen(one).includes('Subscription 4 created'));
    expect(seen(result)).toContain('No reminders scheduled');
    await close(result);
    await office.command('unsubscribe 4');
    await office.answer('Subscription 4 ended');
  });

  it('refuses dates and filters that cannot be read at the field', async () => {
    await office.command('subscribe');
    const view = await form('words');
    await submit(view, { words: { value: 'pilots next month' } });
    const wrong = await office.workspace.view(ada, ({ errors }) => 'words' in errors);
    expect(wrong.errors['words']).toContain('Remove “next month”');
    await close(wrong);
  });

  it('suggests time zones for what is typed', async () => {
    await office.command('settings');
    const view = await form('zone');
    expect(await suggested(view, 'zone', 'brus')).toContain('Europe/Brussels');
    await close(view);
  });

  it('of the settings updates existing subscriptions where that is ticked, and the zone in which days are counted', async () => {
    await office.command('settings');
    const view = await form('zone');
    const zone = 'America/Los_Angeles';
    const option = { value: zone, text: { type: 'plain_text', text: zone, emoji: false } };
    const compact = {
      selected_option: { value: 'compact', text: { type: 'plain_text', text: 'Compact', emoji: false } },
    };
    // A change in it is not a subscription.
    await fill(view, { cards: compact }, 'cards');
    expect(await suggested(view, 'zone', 'los')).toContain(zone);
    await submit(view, { cards: compact, zone: { selected_option: option }, also: picked('present') });
    const saved = await office.workspace.view(ada, (one) => seen(one).includes('Settings saved'));
    expect(seen(saved)).toContain('3 existing ones were updated');
    await close(saved);
    // In Los Angeles it is still the day before.
    await office.command('deadlines consultations');
    await office.answer('As of 21 April 2019');
  });
});

describe('subscriptions', () => {
  it('are listed to the requester, each with its number, terms and next reminder, and can be edited', async () => {
    await office.command('subscriptions');
    const list = await office.answer(/^3 subscriptions$/m);
    expect(list.ephemeral).toBe(true);
    expect(shown(list)).toContain(`· by <@${ada}>`);
    await office.press(list, 'Show next reminders');
    await office.answer(/^Subscription 1\.$/m);
    await choose(list, 3, 'Change…');
    const view = await form('leads');
    expect(seen(view)).toContain('Nothing changes yet');
    await fill(view, { words: { value: 'MIIT' } }, 'words');
    const previewed = await office.workspace.view(ada, (one) => seen(one).includes('What changes'));
    expect(seen(previewed)).toMatch(/pilots → \npilots · MIIT/);
    await submit(previewed, { words: { value: 'MIIT' }, leads: picked('5') });
    const updated = await office.workspace.view(ada, (one) => seen(one).includes('Subscription 3 updated'));
    expect(seen(updated)).toContain('5 days before');
    expect(seen(updated)).toContain('pilots · MIIT');
    await close(updated);
  });

  it('are on the Home of their creator', async () => {
    await office.workspace.perform({ do: 'open_home', user: ada });
    await office.workspace.home(ada, (view) => /Your subscriptions.*5 days before/s.test(seen(view)));
  });

  it('of a person alone begin on Home, and are listed and ended in the direct message', async () => {
    const home = await office.home('Subscribe…', ben);
    const pressed = pressOf(blocksOf(home), 'Subscribe…');
    await office.workspace.perform({ do: 'act', user: ben, place: { viewId: home.id }, ...pressed, state: {} });
    const view = await office.workspace.view(ben, (one) => hasField(one, 'words'));
    expect(seen(view)).toContain('reminders to you alone');
    await submit(view, { kinds: picked('consultation_close') }, ben);
    await office.modal('Subscription 1 created', ben);
    const introduction = await office.answer(
      'You’ll get deadline reminders here.',
      ({ channel }) => channel.startsWith('D') && channel !== direct,
    );
    await office.say('subscriptions', { channel: introduction.channel, user: ben });
    await office.answer(/^1 subscription$/m, ({ channel }) => channel === introduction.channel);
    await office.say('unsubscribe', { channel: introduction.channel, user: ben });
    await office.answer('Subscription 1 ended: consultations', ({ channel }) => channel === introduction.channel);
  });

  it('end by number; without one the app asks which', async () => {
    await office.command('unsubscribe');
    await office.answer('Which subscription do you want to end?');
    await office.command('unsubscribe 9');
    await office.answer('No subscription with that number. Here are 3 subscriptions');
    await office.command('unsubscribe 2');
    const ended = await office.answer('Subscription 2 ended: with the words “blockchain”');
    expect(shown(ended)).toContain('2 subscriptions are left here.');
  });

  it('all end after a question, and a button of one that has ended says so', async () => {
    await office.command('unsubscribe all');
    const question = await office.answer('End all 2 subscriptions here?');
    expect(JSON.stringify(buttonOf(question.blocks, 'End all 2'))).toContain('v1|all');
    await office.command('subscriptions');
    const list = await office.answer(/^2 subscriptions$/m);
    await office.press(question, 'End all 2');
    await office.answer('2 subscriptions ended');
    await choose(list, 1, 'Change…');
    await office.answer('This subscription has ended');
  });
});

describe('when the app is removed', () => {
  it('its data is deleted, in whichever order the events arrive, and once more', async () => {
    await office.command('subscribe all');
    await office.answer('Subscription 5 created');
    const gone = () => office.logged.filter(({ message }) => message.includes('the app was removed')).length;
    office.workspace.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0PRIVACY1'] } });
    office.workspace.deliverEvent({ type: 'app_uninstalled' });
    await expect.poll(gone).toBe(2);
    office.workspace.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: ['U0ADACHEN1'], bot: [] } });
    await office.command('subscriptions');
    await office.answer('No subscriptions here yet', ({ channel }) => channel === privacy);
    expect(gone()).toBe(2);
  });
});
