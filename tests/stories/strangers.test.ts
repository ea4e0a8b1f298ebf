import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, buttonOf, type Office, openOffice, privacy, shown } from './open-office.ts';

// Counsel of a partner, in a channel that both workspaces share; she administers her own.
const cara = {
  id: 'U0CARADIAZ',
  name: 'cara',
  realName: 'Cara Diaz',
  title: 'Counsel',
  isBot: false,
  team: 'T0PARTNERS',
  isAdmin: true,
};

describe.each([
  ['are told that the app is for members', false],
  ['may ask where the setting allows it', true],
] as const)('people of another workspace in a shared channel %s', (_, answersStrangers) => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({ guests: [cara], answersStrangers, curators: null });
    await office.command('subscribe pilots');
    await office.answer('Subscription 1 created');
  });

  afterAll(async () => {
    await office[Symbol.asyncDispose]();
  });

  const command = (text: string) =>
    office.workspace.perform({ do: 'command', user: cara.id, channel: privacy, command: '/privacy-law', text });
  const refusals = () =>
    office.workspace
      .snapshot(cara.id)
      .messages.filter((one) => one.ephemeral && shown(one).includes('This app is for members of Playground')).length;
  const refused = async (act: () => Promise<unknown>) => {
    const before = refusals();
    await act();
    await office.workspace.until(
      () => refusals() > before || null,
      () => 'not refused',
    );
  };

  it('when they ask by mention or command', async () => {
    if (!answersStrangers) {
      await refused(() => office.say('@Privacy Law lip reading', { user: cara.id }));
      await refused(() => command('blue book'));
      expect(office.answers('for “lip reading”')).toEqual([]);
      return;
    }
    await office.say('@Privacy Law lip reading', { user: cara.id });
    await office.answer('for “lip reading”', ({ ephemeral }) => !ephemeral);
    await command('show cn-2019-04-i2');
    const entry = await office.answer('30 April 2019');
    expect(() => buttonOf(entry.blocks, 'Correct')).toThrow('no button');
  });

  it.each([
    ['as their workspace', { team: 'T0PARTNERS' }],
    ['as that of the sender', { team: 'T0PLAYGRND', user_team: 'T0PARTNERS' }],
    ['as that of the message', { team: 'T0PLAYGRND', source_team: 'T0PARTNERS' }],
  ])('wherever Slack names the workspace of a mention: %s', async (how, team) => {
    const text = `<@${office.workspace.botUser}> subscribe pilots`;
    const ts = `1555890000.${String(how.length).padStart(6, '0')}`;
    const mention = { type: 'app_mention', channel: privacy, user: cara.id, ts, text, ...team };
    await refused(() => Promise.resolve(office.workspace.deliverEvent(mention)));
  });

  it.each(['subscribe all', 'unsubscribe 1', 'settings', 'import'])('and cannot %s', async (text) => {
    await refused(() => command(text));
    await refused(() => office.say(`@Privacy Law ${text}`, { user: cara.id }));
  });

  it('nor mute, end or share by a button', async () => {
    await office.command('blue book');
    await office.say('@Privacy Law xinhua');
    const card = await office.answer('for “xinhua”', ({ ephemeral }) => !ephemeral);
    const { blockId, element } = buttonOf(card.blocks, 'Share to channel');
    const press = { do: 'act', user: cara.id, place: { channel: privacy, ts: card.ts }, blockId, state: {} } as const;
    await refused(() =>
      office.workspace.perform({
        ...press,
        actionId: element.action_id,
        value: { type: 'button', value: element.value },
      }),
    );
    await office.command('subscriptions');
    const list = await office.answer(/^1 subscription$/m);
    expect([list.ephemeral, office.answers('Shared by').length]).toEqual([true, 0]);
    expect(office.workspace.snapshot(ada).messages.filter((one) => shown(one).includes('ended'))).toEqual([]);
  });
});
