import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import { ada, archive, ben, containing, general, manifest, privacy, withApp } from './with-app.ts';

describe('a slash command', () => {
  test('works in any channel, even where the bot is not a member', async () => {
    await using slack = await withApp((app) =>
      app.command('/privacy-law', async ({ ack, respond, command }) => {
        await ack();
        await respond(`${command.user_name} asked in ${command.channel_name}: ${command.text}`);
      }),
    );
    const outcome = await slack.workspace.perform(command(general, 'latest  a & <b>'));
    expect(outcome).toEqual({ ok: true });
    const answer = await slack.workspace.message(({ text }) => text === 'ada asked in general: latest  a & <b>');
    expect(answer).toMatchObject({ ephemeral: true, user: slack.workspace.botUser, channel: general });
    expect(slack.workspace.snapshot(ben).messages).toEqual([]);
  });

  test('can be answered in its acknowledgement', async () => {
    await using slack = await withApp((app) =>
      app.command('/privacy-law', async ({ ack }) => ack({ response_type: 'in_channel', text: 'at once' })),
    );
    await slack.workspace.perform(command(privacy, 'help'));
    expect(slack.workspace.snapshot(ben).messages).toMatchObject([{ text: 'at once', ephemeral: false }]);
  });

  test('fails with operation_timeout where it is not acknowledged in time', async () => {
    await using slack = await withApp((app) => app.command('/privacy-law', async () => {}), {
      timing: { ack: 50 },
    });
    const outcome = await slack.workspace.perform(command(privacy, 'help'));
    const error = '/privacy-law failed with the error "operation_timeout"';
    expect(outcome).toEqual({ ok: false, error });
    expect(slack.workspace.snapshot(ada).messages).toMatchObject([{ text: error, system: true, ephemeral: true }]);
    expect(slack.workspace.snapshot(ben).messages).toEqual([]);
  });

  test('fails at once where no app is connected', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    expect(await workspace.perform(command(privacy, 'help'))).toMatchObject({
      error: '/privacy-law failed with the error "dispatch_failed"',
    });
  });

  test.each([
    ['is not valid unless the app registered it', '/foo bar', '/foo is not a valid command'],
    ['is rejected in an archived channel', '/privacy-law help', '#archive-2018 is archived', archive],
  ])('%s', async (_, text, error, channel = privacy) => {
    await using workspace = await openWorkspace({ app: manifest });
    const outcome = await workspace.perform({ do: 'say', user: ada, channel, text });
    expect(outcome).toMatchObject({ ok: false, error: containing(error) });
  });

  test('is rejected in a thread', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    await workspace.perform({ do: 'say', user: ada, channel: privacy, text: 'hello' });
    const { ts } = await workspace.message(({ text }) => text === 'hello');
    const outcome = await workspace.perform({
      do: 'say',
      user: ada,
      channel: privacy,
      text: '/privacy-law x',
      threadTs: ts,
    });
    expect(outcome).toEqual({ ok: false, error: '/privacy-law is not supported in threads. Sorry!' });
    await workspace.message(({ threadTs, system }) => threadTs === ts && system);
  });

  test('/invite adds the bot, /remove removes it, and everybody sees both', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    const isMember = () => workspace.snapshot(ben).channels.find(({ id }) => id === general)?.botIsMember;
    await workspace.perform({ do: 'say', user: ada, channel: general, text: '/invite @Privacy Law' });
    expect(isMember()).toBe(true);
    await workspace.perform({
      do: 'command',
      user: ada,
      channel: general,
      command: '/remove',
      text: '@Privacy Law',
    });
    expect(isMember()).toBe(false);
    expect(workspace.snapshot(ben).messages.map(({ text }) => text)).toEqual([
      'Privacy Law was added to #general by Ada Chen.',
      'Privacy Law was removed from #general by Ada Chen.',
    ]);
  });
});

const command = (channel: string, text: string) =>
  ({ do: 'command', user: ada, channel, command: '/privacy-law', text }) as const;
