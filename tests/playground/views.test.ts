import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { isJson, objectOf, textOf } from '../../playground/json.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, anyText, ben, buttons, containing, manifest, outcomeOf, privacy, withApp } from './with-app.ts';

const modal = (title: string, rest: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: title,
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: title } }],
  ...rest,
});

const form = modal('form', {
  submit: { type: 'plain_text', text: 'Go' },
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Words' },
      element: { type: 'plain_text_input', action_id: 'typed' },
    },
    {
      type: 'input',
      block_id: 'kind',
      optional: true,
      label: { type: 'plain_text', text: 'Kind' },
      element: { type: 'external_select', action_id: 'kinds', min_query_length: 2 },
    },
  ],
});

const opensOnSearch = (view: ModalView) => (app: App) =>
  app.shortcut('search', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

const search = { do: 'global_shortcut', user: ada, callbackId: 'search' } as const;

const typed = (value: string) => ({ words: { typed: { type: 'plain_text_input', value } } });

/** Opens the form and submits it. */
const submitted = async (workspace: Workspace, value: string) => {
  await workspace.perform(search);
  const { id } = await workspace.view(ada);
  return workspace.perform({ do: 'submit_view', user: ada, viewId: id, state: typed(value) });
};

const titles = (workspace: Workspace) =>
  workspace.snapshot(ada).views.map(({ view }) => isJson(view) && textOf(objectOf(view, 'title'), 'text'));

describe('a modal', () => {
  test('opens for the user of the trigger, and is submitted with its values', async () => {
    const values: unknown[] = [];
    await using slack = await withApp((app) => {
      opensOnSearch(form)(app);
      app.view('form', async ({ ack, view }) => {
        values.push(view.state.values);
        await ack();
      });
    });
    expect(await submitted(slack.workspace, 'minors')).toEqual({ ok: true });
    expect(values).toEqual([
      { ...typed('minors'), kind: { kinds: { type: 'external_select', selected_option: null } } },
    ]);
    expect(slack.workspace.snapshot(ada).views).toEqual([]);
    expect(slack.workspace.snapshot(ben).views).toEqual([]);
  });

  test('is not sent to the app while a required input is empty', async () => {
    await using slack = await withApp(opensOnSearch(form));
    expect(await submitted(slack.workspace, '')).toMatchObject({ ok: false });
    expect(slack.workspace.snapshot(ada).views[0]?.errors).toEqual({
      words: 'Please complete this required field.',
    });
  });

  test.each([
    ['errors', { errors: { words: 'Too vague.' } }, { titles: ['form'], ok: false }],
    ['update', { view: modal('next') }, { titles: ['next'], ok: true }],
    ['push', { view: modal('next') }, { titles: ['form', 'next'], ok: true }],
    ['clear', {}, { titles: [], ok: true }],
    ['errors', { errors: { nowhere: 'x' } }, { titles: ['form'], ok: false }],
    ['update', { view: modal('a title of more than 24 characters') }, { titles: ['form'], ok: false }],
  ] as const)('follows the acknowledgement: %s %j', async (action, rest, expected) => {
    await using slack = await withApp((app) => {
      opensOnSearch(form)(app);
      app.view('form', async ({ ack }) => {
        await Reflect.apply(ack, null, [{ response_action: action, ...rest }]);
      });
    });
    const { ok } = await submitted(slack.workspace, 'x');
    expect({ ok, titles: titles(slack.workspace) }).toEqual(expected);
  });

  test('stays open where the submission is not acknowledged', async () => {
    await using slack = await withApp(
      (app) => {
        opensOnSearch(form)(app);
        app.view('form', async () => {});
      },
      { timing: { ack: 60 } },
    );
    expect(await submitted(slack.workspace, 'x')).toEqual({
      ok: false,
      error: 'We had some trouble connecting. Try again?',
    });
    expect(titles(slack.workspace)).toEqual(['form']);
  });

  test('notifies the app when it is closed, if asked to', async () => {
    const closed: unknown[] = [];
    await using slack = await withApp((app) => {
      opensOnSearch(modal('note', { notify_on_close: true }))(app);
      app.view({ type: 'view_closed', callback_id: 'note' }, async ({ ack, body }) => {
        closed.push('is_cleared' in body && body.is_cleared);
        await ack();
      });
    });
    await slack.workspace.perform(search);
    const { id } = await slack.workspace.view(ada);
    expect(await slack.workspace.perform({ do: 'close_view', user: ada, viewId: id })).toEqual({ ok: true });
    expect(closed).toEqual([false]);
    expect(await slack.workspace.perform({ do: 'close_view', user: ada, viewId: id })).toMatchObject({
      ok: false,
    });
  });

  test('lets the app suggest options, from the minimum number of characters on', async () => {
    await using slack = await withApp((app) => {
      opensOnSearch(form)(app);
      app.options('kinds', async ({ ack, options }) => {
        await ack({ options: [{ text: { type: 'plain_text', text: options.value }, value: 'v' }] });
      });
    });
    await slack.workspace.perform(search);
    const { id } = await slack.workspace.view(ada);
    const suggest = {
      do: 'suggest',
      user: ada,
      place: { viewId: id },
      blockId: 'kind',
      actionId: 'kinds',
    } as const;
    expect(await slack.workspace.perform({ ...suggest, value: 'm' })).toEqual({ ok: true, options: [] });
    expect(await slack.workspace.perform({ ...suggest, value: 'mi' })).toMatchObject({
      options: [{ text: { text: 'mi' } }],
    });
  });

  test('dispatches an input only with dispatch_action', async () => {
    const chosen: unknown[] = [];
    const picker = (id: string, dispatches: boolean) => ({
      type: 'input' as const,
      block_id: id,
      dispatch_action: dispatches,
      label: { type: 'plain_text' as const, text: id },
      element: { type: 'datepicker' as const, action_id: 'day' },
    });
    await using slack = await withApp((app) => {
      opensOnSearch(modal('days', { ...form, blocks: [picker('dispatching', true), picker('silent', false)] }))(app);
      app.action('day', async ({ ack, action }) => {
        chosen.push(action);
        await ack();
      });
    });
    await slack.workspace.perform(search);
    const { id } = await slack.workspace.view(ada);
    for (const blockId of ['silent', 'dispatching']) {
      const value = { selected_date: '2019-04-30' };
      const place = { viewId: id };
      await slack.workspace.perform({
        do: 'act',
        user: ada,
        place,
        blockId,
        actionId: 'day',
        value,
        state: {},
      });
    }
    expect(chosen).toMatchObject([{ type: 'datepicker', block_id: 'dispatching', selected_date: '2019-04-30' }]);
  });

  test('is updated by the app, unless its hash has changed', async () => {
    await using slack = await withApp(opensOnSearch(form));
    await slack.workspace.perform(search);
    const { id } = await slack.workspace.view(ada);
    const { views } = slack.app.client;
    const { view } = await views.update({ view_id: id, view: modal('second') });
    await views.update({ view_id: id, view: modal('third'), hash: view?.hash ?? '' });
    expect(titles(slack.workspace)).toEqual(['third']);
    const late = views.update({ view_id: id, view: modal('fourth'), hash: view?.hash ?? '' });
    expect(await outcomeOf(late)).toBe('hash_conflict');
    expect(await outcomeOf(views.update({ view_id: 'V0', view: modal('x') }))).toBe('not_found');
  });

  test('can be pushed on at most two others', async () => {
    const errors: unknown[] = [];
    await using slack = await withApp((app) => {
      opensOnSearch(modal('1', { blocks: buttons('more') }))(app);
      app.action('more', async ({ ack, client, body }) => {
        await ack();
        if (!('trigger_id' in body)) return;
        const view = modal('n', { blocks: buttons('more') });
        errors.push(await outcomeOf(client.views.push({ trigger_id: body.trigger_id, view })));
      });
    });
    await slack.workspace.perform(search);
    for (const depth of [1, 2, 3]) {
      const { id } = await slack.workspace.view(ada, () => slack.workspace.snapshot(ada).views.length === depth);
      const place = { viewId: id };
      await slack.workspace.perform({
        do: 'act',
        user: ada,
        place,
        blockId: 'buttons',
        actionId: 'more',
        value: {},
        state: {},
      });
    }
    await expect.poll(() => errors, { interval: 5 }).toEqual(['ok', 'ok', 'push_limit_reached']);
  });
});

describe('a trigger_id', () => {
  const withTrigger = async (timing = {}) => {
    const triggers: string[] = [];
    const slack = await withApp(
      (app) =>
        app.shortcut('search', async ({ ack, body }) => {
          triggers.push(body.trigger_id);
          await ack();
        }),
      { timing },
    );
    await slack.workspace.perform(search);
    const open = () => outcomeOf(slack.app.client.views.open({ trigger_id: triggers[0] ?? '', view: modal('x') }));
    return { ...slack, open };
  };

  test('opens one view', async () => {
    await using slack = await withTrigger();
    expect([await slack.open(), await slack.open()]).toEqual(['ok', 'exchanged_trigger_id']);
  });

  test('expires', async () => {
    await using slack = await withTrigger({ trigger: 0 });
    expect(await slack.open()).toBe('expired_trigger_id');
  });

  test('that was never issued opens nothing', async () => {
    await using slack = await withTrigger();
    const call = slack.app.client.views.open({ trigger_id: 'x', view: modal('x') });
    await expect(call).rejects.toMatchObject({ data: { error: 'invalid_trigger_id' } });
  });
});

describe('App Home', () => {
  test('is published when it is opened, and sends actions without a response_url', async () => {
    const bodies: object[] = [];
    await using slack = await withApp((app) => {
      app.event('app_home_opened', async ({ client, event }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: buttons('more') } });
      });
      app.action('more', async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      });
    });
    await slack.workspace.perform({ do: 'open_home', user: ada });
    const { id } = await slack.workspace.home(ada);
    expect(slack.workspace.snapshot(ben).home).toBeNull();
    await slack.workspace.perform({
      do: 'act',
      user: ada,
      place: { viewId: id },
      blockId: 'buttons',
      actionId: 'more',
      value: { value: 'forged' },
      state: {},
    });
    expect(bodies).toMatchObject([
      {
        container: { type: 'view', view_id: id },
        view: { type: 'home' },
        actions: [{ type: 'button', value: 'more' }],
      },
    ]);
    expect(bodies[0]).not.toHaveProperty('response_url');
    expect(bodies[0]).not.toHaveProperty('channel');
  });

  test('is not overwritten with an outdated hash', async () => {
    await using slack = await withApp(() => {});
    const view = { type: 'home' as const, blocks: [] };
    const first = await slack.app.client.views.publish({ user_id: ada, view });
    await slack.app.client.views.publish({ user_id: ada, view });
    const late = slack.app.client.views.publish({ user_id: ada, view, hash: first.view?.hash ?? '' });
    await expect(late).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });
});

describe('a button in a message', () => {
  test('sends the message, its own value and a response_url', async () => {
    const bodies: object[] = [];
    await using slack = await withApp((app) =>
      app.action('press', async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    );
    const { ts = '' } = await slack.app.client.chat.postMessage({
      channel: privacy,
      text: 'x',
      blocks: buttons('press'),
    });
    const press = {
      do: 'act',
      user: ada,
      blockId: 'buttons',
      actionId: 'press',
      value: {},
      state: {},
    } as const;
    expect(await slack.workspace.perform({ ...press, place: { channel: privacy, ts } })).toEqual({
      ok: true,
    });
    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        channel: { id: privacy, name: 'privacy' },
        message: { ts, text: 'x' },
        container: { type: 'message', message_ts: ts, is_ephemeral: false },
        actions: [{ action_id: 'press', block_id: 'buttons', type: 'button', value: 'press' }],
        response_url: containing('/response/'),
        trigger_id: anyText,
      },
    ]);
    const gone = { ...press, actionId: 'other', place: { channel: privacy, ts } };
    expect(await slack.workspace.perform(gone)).toEqual({ ok: false, error: 'That message or form no longer exists.' });
  });

  test('in an ephemeral message sends its place, and not the message', async () => {
    const bodies: object[] = [];
    await using slack = await withApp((app) =>
      app.action('press', async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    );
    const ephemeral = { channel: privacy, user: ada, text: 'x', blocks: buttons('press') };
    const { message_ts: ts = '' } = await slack.app.client.chat.postEphemeral(ephemeral);
    const press = { do: 'act', blockId: 'buttons', actionId: 'press', value: {}, state: {} } as const;
    const place = { channel: privacy, ts };
    expect(await slack.workspace.perform({ ...press, user: ben, place })).toMatchObject({ ok: false });
    expect(await slack.workspace.perform({ ...press, user: ada, place })).toEqual({ ok: true });
    expect(bodies).toMatchObject([{ container: { message_ts: ts, is_ephemeral: true } }]);
    expect(bodies[0]).not.toHaveProperty('message');
  });

  test('fails where the app does not acknowledge it', async () => {
    await using slack = await withApp((app) => app.action('press', async () => {}), { timing: { ack: 50 } });
    const { ts = '' } = await slack.app.client.chat.postMessage({
      channel: privacy,
      text: 'x',
      blocks: buttons('press'),
    });
    const place = { channel: privacy, ts };
    expect(
      await slack.workspace.perform({
        do: 'act',
        user: ada,
        place,
        blockId: 'buttons',
        actionId: 'press',
        value: {},
        state: {},
      }),
    ).toEqual({ ok: false, error: 'Privacy Law did not respond in time (operation_timeout).' });
  });
});

test('a message shortcut sends its message', async () => {
  const bodies: object[] = [];
  await using slack = await withApp(
    (app) =>
      app.shortcut({ type: 'message_action', callback_id: 'related' }, async ({ ack, body }) => {
        bodies.push(body);
        await ack();
      }),
    { app: manifest },
  );
  await slack.workspace.perform({ do: 'say', user: ben, channel: privacy, text: 'personal data of minors' });
  const { ts } = await slack.workspace.message(() => true);
  const chosen = { do: 'message_shortcut', user: ada, callbackId: 'related', channel: privacy, ts } as const;
  expect(await slack.workspace.perform(chosen)).toEqual({ ok: true });
  expect(bodies).toMatchObject([
    { type: 'message_action', message: { text: 'personal data of minors', user: ben }, message_ts: ts },
  ]);
});
