import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageMessage, PageView, StateValues } from '../../playground/page-protocol.ts';
import {
  ada,
  buttonOf,
  direct,
  general,
  isRecord,
  type Office,
  openOffice,
  privacy,
  shown,
} from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

const blocksOf = ({ view }: PageView): readonly unknown[] =>
  isRecord(view) && Array.isArray(view['blocks']) ? view['blocks'] : [];
const seen = (view: PageView): string => shown({ blocks: blocksOf(view) });
const hasField = (view: PageView, id: string): boolean =>
  blocksOf(view).some((block) => isRecord(block) && block['block_id'] === id);
const form = (field: string): Promise<PageView> =>
  office.workspace.view(ada, (view) => hasField(view, field));
const submit = (view: PageView, state: StateValues) =>
  office.workspace.perform({ do: 'submit_view', user: ada, viewId: view.id, state });
const close = ({ id }: PageView) => office.workspace.perform({ do: 'close_view', user: ada, viewId: id });
const publicPosts = (channel: string): readonly PageMessage[] =>
  office.workspace
    .snapshot(ada)
    .messages.filter(
      (one) => one.channel === channel && !one.ephemeral && one.user === office.workspace.botUser,
    );

describe('subscribing by words', () => {
  it('introduces itself once in the channel and echoes everything to the subscriber alone', async () => {
    await office.command('subscribe consultations lead 7,1 at 8am weekly friday compact alerts');
    const echo = await office.answer('Subscribed: subscription 1');
    expect(echo.ephemeral).toBe(true);
    for (const part of [
      'consultations, typed as “consultations”',
      '7 and 1 days before, at 08:00 (Asia/Shanghai)',
      'weekly digest on Friday, compact cards; new entries are told when they come in',
      'The next 2 reminders:',
      '23 April 2019: ',
      'Consultation closes 30 April 2019 (China), in 7 days then: ',
    ]) {
      expect(shown(echo)).toContain(part);
    }
    const posts = publicPosts(privacy);
    expect(posts).toHaveLength(1);
    expect(JSON.stringify(posts)).toContain(`"type":"user","user_id":"${ada}"`);
    expect(office.workspace.broadcasts()).toHaveLength(1);
  });

  it('does not subscribe twice to the same, and does not introduce itself again', async () => {
    await office.command('subscribe Consultations at 10');
    await office.answer('has that subscription already');
    expect(publicPosts(privacy)).toHaveLength(1);
  });

  it('tells all that is wrong at once, and subscribes to nothing', async () => {
    await office.command('subscribe pilots lead 400 at 25:00 zone Asia/Shanghi');
    const refusal = await office.answer('No subscription was made');
    for (const part of ['“400” cannot', '“25:00” is no hour', 'did you mean Asia/Shanghai?']) {
      expect(shown(refusal)).toContain(part);
    }
    await office.command('subscribe pilots next 30 days');
    await office.answer('the filter takes no times');
    expect(publicPosts(privacy)).toHaveLength(1);
  });

  it('asks before it takes a filter that nothing fits, and takes it when told to', async () => {
    await office.command('subscribe blockchain');
    await office.press(await office.answer('nothing in the bulletins fits yet'), 'Subscribe anyway');
    const echo = await office.answer('Subscribed: subscription 2');
    expect(shown(echo)).toContain('No reminder is coming');
  });

  it('where the app is not in the channel, says how to invite it, and makes none', async () => {
    await office.command('subscribe all', general);
    const refusal = await office.answer(
      'The app isn’t a member of this channel',
      ({ channel }) => channel === general,
    );
    expect([refusal.ephemeral, shown(refusal).includes('/invite @Privacy Law')]).toEqual([true, true]);
    await office.command('subscriptions', general);
    await office.answer('This channel has no subscriptions', ({ channel }) => channel === general);
  });

  it('works in a direct message, which is then what is reminded', async () => {
    await office.say('subscribe pilots', { channel: direct });
    await office.answer('Subscribed: subscription 1', ({ channel }) => channel === direct);
  });

  it('in a mention is answered to who asked alone, with a button in place of the form', async () => {
    const before = publicPosts(privacy).length;
    await office.say('@Privacy Law subscribe');
    const card = await office.answer('Press the button to fill in a form');
    expect([card.ephemeral, publicPosts(privacy).length]).toEqual([true, before]);
    await office.press(card, 'Subscribe');
    await close(await form('filter'));
  });
});

describe('the form', () => {
  it('opens for subscribe without words, tells what is wrong in it, and then what was made', async () => {
    await office.command('subscribe');
    const view = await form('filter');
    await submit(view, { leads: { leads: { value: '14; soon' } } });
    const wrong = await office.workspace.view(ada, ({ errors }) => 'leads' in errors);
    expect(wrong.errors['leads']).toContain('such as 14, 7, 1');
    await submit(view, { filter: { filter: { value: 'pilots' } }, leads: { leads: { value: '30 10' } } });
    const result = await office.workspace.view(ada, (one) =>
      seen(one).includes('Subscribed: subscription 3'),
    );
    expect(seen(result)).toContain('30 and 10 days before, at 09:00 (Asia/Shanghai)');
    await close(result);
  });

  it('suggests time zones while one types', async () => {
    await office.command('settings');
    const view = await form('zone');
    const { options } = await office.workspace
      .perform({
        do: 'suggest',
        user: ada,
        place: { viewId: view.id },
        blockId: 'zone',
        actionId: 'zone',
        value: 'brus',
      })
      .then((outcome) => (outcome.ok && outcome.options ? { options: outcome.options } : { options: [] }));
    expect(JSON.stringify(options)).toContain('Europe/Brussels');
    await close(view);
  });

  it('of the settings changes the present subscriptions as well where that is ticked, and the day from which questions count', async () => {
    await office.command('settings');
    const view = await form('zone');
    const zone = 'America/Los_Angeles';
    const option = { value: zone, text: { type: 'plain_text', text: zone, emoji: false } };
    await submit(view, {
      zone: { zone: { selected_option: option } },
      also: { also: { selected_options: [{ value: 'present' }] } },
    });
    const saved = await office.workspace.view(ada, (one) => seen(one).includes('Settings saved'));
    expect(seen(saved)).toContain('3 present ones were changed');
    await close(saved);
    // In Los Angeles it is still the day before.
    await office.command('deadlines consultations');
    await office.answer('As of 21 April 2019');
  });
});

describe('subscriptions', () => {
  it('are listed to who asks, each with its number, terms and next reminder; one is changed by its button', async () => {
    await office.command('subscriptions');
    const list = await office.answer('3 subscriptions of this channel');
    expect(list.ephemeral).toBe(true);
    expect(shown(list)).toContain('Next: ');
    await office.press(list, 'Change 3');
    const view = await form('leads');
    await submit(view, { leads: { leads: { value: '5' } } });
    const changed = await office.workspace.view(ada, (one) => seen(one).includes('Changed: subscription 3'));
    expect(seen(changed)).toContain('5 days before');
    await close(changed);
  });

  it('are on the Home of who made them', async () => {
    await office.workspace.perform({ do: 'open_home', user: ada });
    await office.workspace.home(ada, (view) => /Your subscriptions.*5 days before/s.test(seen(view)));
  });

  it('end by number; without one it is asked which', async () => {
    await office.command('unsubscribe');
    await office.answer('Which of the 3 is to end?');
    await office.command('unsubscribe 9');
    await office.answer('There is no subscription of that number');
    await office.command('unsubscribe 2');
    const ended = await office.answer('Unsubscribed: subscription 2 (blockchain)');
    expect(shown(ended)).toContain('2 subscriptions are left');
  });

  it('all end after a question, and a button of one that has ended says so', async () => {
    await office.command('unsubscribe all');
    const question = await office.answer('Are all 2 subscriptions of this channel to end?');
    expect(JSON.stringify(buttonOf(question.blocks, 'Unsubscribe all 2'))).toContain('v1|all');
    await office.command('subscriptions');
    const list = await office.answer(/^2 subscriptions of this channel/m);
    await office.press(question, 'Unsubscribe all 2');
    await office.answer('Unsubscribed: 2 subscriptions');
    await office.press(list, 'Unsubscribe 1');
    await office.answer('That subscription has ended');
  });
});

describe('when the app is removed', () => {
  it('what is kept goes, in whichever order Slack tells it, and twice', async () => {
    await office.command('subscribe all');
    await office.answer('Subscribed: subscription 4');
    const gone = () => office.logged.filter(({ message }) => message.includes('the app was removed')).length;
    office.workspace.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0PRIVACY1'] } });
    office.workspace.deliverEvent({ type: 'app_uninstalled' });
    await expect.poll(gone).toBe(2);
    office.workspace.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: ['U0ADACHEN1'], bot: [] } });
    await office.command('subscriptions');
    await office.answer('This channel has no subscriptions', ({ channel }) => channel === privacy);
    expect(gone()).toBe(2);
  });
});
