import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ada, ben, direct, freePort, general, type Office, openOffice, privacy, shown } from './open-office.ts';

// What strangers found against a Slack of their own: each where it applies over Socket Mode and over HTTP.
describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({ transport, curators: null, operation: { host: '127.0.0.1', port: await freePort() } });
  });

  afterEach(() => {
    office.workspace.faults.clear();
  });

  afterAll(async () => {
    await office[Symbol.asyncDispose]();
  });

  let mentions = 0;
  const mentionOf = (text: string, more: object = {}) => ({
    type: 'app_mention',
    channel: privacy,
    user: ada,
    ts: `1555890000.${String(++mentions).padStart(6, '0')}`,
    text: `<@${office.workspace.botUser}> ${text}`,
    ...more,
  });

  const benAsks = (text: string) =>
    office.workspace.perform({ do: 'command', user: ben, channel: privacy, command: '/privacy-law', text });

  /** Waits until the app has answered a question of its own, and so everything before it. */
  const answersStill = async (word: string): Promise<void> => {
    await office.say(`@Privacy Law ${word}`);
    await office.answer(`for “${word}”`);
  };

  it('what is not a request, or holds none, is acknowledged or refused, and the app answers on', async () => {
    const bodies = [
      null,
      42,
      'text',
      [],
      {},
      { type: 'app_rate_limited', minute_rate_limited: 1 },
      { type: 'event_callback', event: null },
      { type: 'event_callback', event: 5 },
      { type: 'event_callback', event: {} },
      { type: 'block_actions', actions: [] },
      { type: 'error' },
    ];
    const { faults } = office.workspace;
    if (transport === 'socket') {
      for (const payload of bodies) {
        for (const type of ['events_api', 'slash_commands', 'interactive', 'close'])
          await faults.send(JSON.stringify({ type, envelope_id: 'e', payload }));
        await faults.send(JSON.stringify(payload));
      }
      await faults.send('{"type":"events_api","envelope_id":"e"}');
      await faults.send(`{"payload":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`);
      await faults.send('not json');
    } else {
      const form = { contentType: 'application/x-www-form-urlencoded' };
      for (const body of bodies) {
        expect(await faults.send(JSON.stringify(body))).toBeLessThan(500);
        expect(await faults.send(`payload=${JSON.stringify(body)}`, form)).toBeLessThan(500);
      }
      expect(await faults.send('not json')).toBe(400);
      expect(await faults.send('command=%2Fprivacy-law&text=help', { ...form, ahead: 3600 })).toBe(401);
      const { origin } = new URL(office.requestUrl);
      for (const method of ['GET', 'POST']) expect((await fetch(`${origin}//`, { method })).ok).toBe(false);
    }
    expect((await fetch(`http://127.0.0.1:${office.app.operationPort}//`)).status).toBe(404);
    await answersStill('lip reading');
  });

  it.each([
    ['a bot', { bot_id: 'B1' }],
    ['an app with a profile', { bot_profile: { id: 'B1' } }],
    ['an old integration', { subtype: 'bot_message' }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['nobody', { user: undefined }],
    ['somebody who edited a message', { edited: { user: ada, ts: '1555891000.000000' } }],
  ])('a mention and a direct message by %s are not answered', async (who, more) => {
    const word = `${who.replaceAll(' ', '')} blue book`;
    office.workspace.deliverEvent(mentionOf(word, more));
    const message = { ...mentionOf(word, more), type: 'message', channel: direct, channel_type: 'im' };
    office.workspace.deliverEvent(message);
    await answersStill('xinhua');
    expect(office.answers(word)).toEqual([]);
  });

  it.each([
    ['with /me', 'resumes', { subtype: 'me_message' }],
    [
      'with null where others say nothing',
      'pornography',
      { bot_id: null, bot_profile: null, edited: null, subtype: null },
    ],
  ])('what a person types is answered: %s', async (_, word, more) => {
    office.workspace.deliverEvent(mentionOf(word, more));
    await office.answer(`for “${word}”`);
  });

  it('the same message is answered once, also as another event', async () => {
    const mention = mentionOf('prostitution');
    for (const _ of [1, 2, 3]) office.workspace.deliverEvent(mention);
    await answersStill('gambling');
    expect(office.answers('for “prostitution”')).toHaveLength(1);
  });

  it('a hundred mentions at once are all answered, in order, none twice, at the pace of Slack', async () => {
    office.workspace.faults.limitRate(20);
    const questions = Array.from({ length: 100 }, (_, i) => `blue book ${i}`);
    for (const question of questions) office.workspace.deliverEvent(mentionOf(question));
    await office.workspace.message((one) => shown(one).includes(`for “${questions.at(-1)}”`), { timeout: 60_000 });
    const answered = office.answers('for “blue book').map((message) => /“(blue book \d+)”/.exec(shown(message))?.[1]);
    expect(answered).toEqual(questions);
    expect(office.workspace.calls().filter(({ answer }) => answer === null)).toHaveLength(0);
  }, 90_000);

  it('while Slack limits a channel, its answers wait for as long as Slack says, and come in order', async () => {
    office.workspace.faults.next('chat.postMessage', { kind: 'rate_limited', retryAfter: 1 });
    for (const word of ['Visual China', 'credit report']) office.workspace.deliverEvent(mentionOf(word));
    await office.answer('for “credit report”');
    const [first] = office.answers('for “Visual China”');
    const [second] = office.answers('for “credit report”');
    expect(Number(first?.ts)).toBeLessThan(Number(second?.ts));
  });

  it.each([
    ['not_in_channel', 'isn’t a member of the channel. Type /invite @privacylaw'],
    ['is_archived', 'The channel is archived'],
    ['thread_not_found', 'The message was deleted before it was answered'],
    ['restricted_action', 'Workspace settings don’t let the app post in the channel'],
  ])('an answer that the channel cannot get reaches its asker privately, with what to do: %s', async (error, why) => {
    office.workspace.faults.next('chat.postMessage', { kind: 'refused', error });
    await office.say(`@Privacy Law Guardian Consumption ${error}`);
    const answer = await office.answer(why);
    expect([answer.ephemeral, shown(answer).includes('Guardian Consumption')]).toEqual([true, true]);
  });

  it('a share whose answer was lost is reported as such, and another press does not post it again', async () => {
    await office.command('misuse of consumers', general);
    const card = await office.answer('for “misuse of consumers”');
    office.workspace.faults.next('response_url', { kind: 'lost' });
    await office.press(card, 'Share to channel');
    expect(await office.answer('Can’t confirm that it was posted')).toMatchObject({ ephemeral: true });
    await office.press(card, 'Share to channel');
    await office.answer('Already shared');
    expect(office.answers('Shared by')).toHaveLength(1);
  });

  it('a share that the response_url refuses is posted by the bot; where it may not, the way out is shown and it can be tried again', async () => {
    await office.command('civil code', general);
    const card = await office.answer('for “civil code”');
    office.workspace.faults.next('response_url', { kind: 'server_error', status: 404 });
    await office.press(card, 'Share to channel');
    await office.answer('isn’t a member of the channel', ({ channel }) => channel === general);
    await office.press(card, 'Share to channel');
    await office.answer('Shared by', (message) => shown(message).includes('Civil Code'));
  });

  it('a rate limit on modals or people holds up nobody else: a card with a button opens the form later', async () => {
    const { faults } = office.workspace;
    faults.next('views.open', { kind: 'rate_limited', retryAfter: 20 });
    faults.next('users.info', { kind: 'rate_limited', retryAfter: 20 });
    await office.command('subscribe');
    const card = await office.answer('Open the form, or type');
    await office.press(card, 'Open form');
    const form = await office.workspace.view(ada);
    await office.close(form);
  });

  it('a person is looked up once, however many cards ask who they are, and also if Slack fails', async () => {
    const { faults } = office.workspace;
    const lookups = () => office.workspace.calls().filter(({ method }) => method === 'users.info').length;
    const before = lookups();
    faults.next('users.info', { kind: 'server_error', status: 500 });
    for (const id of ['r1', 'r2', 'r3']) await benAsks(`show cn-2019-04-${id}`);
    await office.workspace.message((one) => shown(one).includes('cn-2019-04-r3') && one.ephemeral);
    expect(lookups() - before).toBeLessThanOrEqual(1);
  });

  it('Home is published once Slack takes it', async () => {
    office.workspace.faults.next('views.publish', { kind: 'rate_limited', retryAfter: 1 });
    await office.workspace.perform({ do: 'open_home', user: ben });
    await office.workspace.home(ben);
  });

  it('a removal that is reported late deletes nothing', async () => {
    await office.command('subscribe pilots');
    await office.answer('Subscription 1 created');
    const hourAgo = new Date(office.workspace.now().getTime() - 3_600_000);
    office.workspace.deliverEvent({ type: 'app_uninstalled' }, hourAgo);
    office.workspace.deliverEvent({ type: 'tokens_revoked', tokens: { bot: ['U0PRIVACY1'] } }, hourAgo);
    const kept = () => office.logged.filter(({ message }) => message.includes('nothing was deleted')).length;
    await expect.poll(kept).toBe(2);
    await office.command('subscriptions');
    await office.answer(/^1 subscription$/m);
  });

  it.runIf(transport === 'http')('an idle connection stays open for longer than a proxy keeps it', async () => {
    const { headers } = await fetch(office.requestUrl, { method: 'POST', body: '{}' });
    expect(headers.get('keep-alive')).toBe('timeout=65');
  });

  it.runIf(transport === 'http')('a request that is never finished does not keep the app from stopping', async () => {
    const other = await openOffice({ transport });
    const { port } = new URL(other.requestUrl);
    const caller = connect(Number(port), '127.0.0.1');
    await once(caller, 'connect');
    const closed = once(caller, 'close');
    caller.write('POST /slack/events HTTP/1.1\r\nHost: app\r\nContent-Length: 100\r\n\r\n{');
    await other.command('help');
    await other[Symbol.asyncDispose]();
    await closed;
  });

  it.runIf(transport === 'http')('a signed command that is sent again changes nothing twice', async () => {
    await office.command('subscribe consultations');
    await office.answer('Subscription 2 created');
    expect(await office.workspace.faults.replay()).toBe(200);
    await office.command('unsubscribe 2');
    await office.answer('Subscription 2 ended');
    expect(await office.workspace.faults.replay()).toBe(200);
    await answersStill('instant messaging');
    expect(office.answers('Already subscribed')).toEqual([]);
    expect(office.answers('No subscription with that number')).toEqual([]);
  });

  it('with a revoked token the app is alive and not ready', async () => {
    const statusOf = async (path: string) =>
      (await fetch(`http://127.0.0.1:${office.app.operationPort}/${path}`)).status;
    office.workspace.faults.revokeToken();
    expect([await statusOf('livez'), await statusOf('readyz'), await statusOf('healthz')]).toEqual([200, 503, 503]);
  });
});

describe('several who subscribe a channel at the same time', () => {
  it('introduce the app once', async () => {
    await using office = await openOffice();
    await Promise.all(['pilots', 'pilots', 'Pilots'].map((filter) => office.command(`subscribe ${filter}`)));
    await office.workspace.until(
      () => office.answers('Already subscribed').length === 2 || null,
      () => 'not all were answered',
    );
    const posted = office.workspace.snapshot(ada).messages.filter((one) => !one.ephemeral);
    expect(posted).toHaveLength(1);
  });
});
