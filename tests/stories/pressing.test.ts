import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { PageView } from '../../playground/page-protocol.ts';
import { ada, chooseIn, direct, openOffice, pressIn, seen, shown } from './open-office.ts';

// A press always shows something, within the three seconds that its trigger lives, whatever Slack answers.
const office = await openOffice({ curators: null });
const { modal, closeAll } = office;

afterEach(() => {
  office.workspace.faults.clear();
});

afterAll(() => office[Symbol.asyncDispose]());

const openHome = (): Promise<PageView> => office.home('Latest entries');
const press = async (view: PageView, text: string): Promise<void> => {
  expect(await pressIn(office, view, text)).toEqual({ ok: true });
};
const open = async (view: PageView): Promise<void> => {
  expect(await chooseIn(office, view, listed)).toEqual({ ok: true });
};
const listed = 'Tue 30 Apr  Draft guiding opinions on industrial internet safety open for…';

describe('a deadline opened on Home', () => {
  it('opens the entry before its trigger expires while Slack is slow to say who the reader is', async () => {
    office.workspace.faults.next('users.info', { kind: 'late', milliseconds: 6000 });
    await open(await openHome());
    await modal('China cybersecurity');
    await closeAll();
  });

  it.each([
    ['the trigger has expired', { kind: 'refused', error: 'expired_trigger_id' }],
    ['Slack limits the rate', { kind: 'rate_limited', retryAfter: 20 }],
    ['Slack fails', { kind: 'server_error', status: 500 }],
  ] as const)('is a direct message where %s', async (why, fault) => {
    office.workspace.faults.next('views.open', fault);
    const before = office.answers('China cybersecurity').length;
    await open(await openHome());
    await office.workspace.until(
      () => office.answers('China cybersecurity')[before],
      () => `nothing was shown where ${why}`,
    );
    expect(office.answers('China cybersecurity')[before]?.channel).toBe(direct);
  });
});

describe('a button of an older version on Home', () => {
  it.each(['run_request', 'show_entry', 'share_entry', 'mute_deadline', 'more', 'of_old'])(
    'says so: %s',
    async (action_id) => {
      const home = await openHome();
      const text = { type: 'plain_text', text: `Old ${action_id}` } as const;
      const blocks = [
        { type: 'actions' as const, elements: [{ type: 'button' as const, action_id, value: 'v0|x', text }] },
      ];
      const client = new WebClient('xoxb-playground', { slackApiUrl: office.workspace.apiUrl });
      await client.views.publish({ user_id: ada, view: { type: 'home', blocks } });
      const old = await office.workspace.home(ada, (view) => seen(view).includes(text.text));
      expect(old.id).toBe(home.id);
      await press(old, text.text);
      await modal('This button no longer works');
      await closeAll();
    },
  );
});

describe('a press in a modal', () => {
  it('replaces the modal where no more can be stacked', async () => {
    office.workspace.faults.next('views.push', { kind: 'refused', error: 'push_limit_reached' });
    await press(await openHome(), 'Latest entries');
    const list = await modal('Latest entries');
    await press(list, 'Open');
    expect((await modal('China cybersecurity')).id).toBe(list.id);
    await closeAll();
  });

  it('is answered in a message where the modal cannot be changed either', async () => {
    await press(await openHome(), 'Latest entries');
    const list = await modal('page 1 of');
    office.workspace.faults.next('views.update', { kind: 'rate_limited', retryAfter: 20 });
    await press(list, 'Next');
    expect(await office.answer('page 2 of')).toMatchObject({ channel: direct });
    await closeAll();
  });
});

describe('a form', () => {
  it('that fails says so in its own place, and not “Working…” for ever', async () => {
    await office.command('settings');
    const form = await office.workspace.view(ada);
    await office.app.store.database.query.schema.alterTable('channel_settings').renameTo('hidden').execute();
    const zone = 'Europe/Brussels';
    const option = { value: zone, text: { type: 'plain_text', text: zone, emoji: false } };
    await office.submit(form, { zone: { selected_option: option } });
    expect(seen(await modal('Something went wrong'))).toMatch(/reference: [0-9a-f]{8}/i);
    await office.app.store.database.query.schema.alterTable('hidden').renameTo('channel_settings').execute();
    await closeAll();
  });
});

describe('the search shortcut', () => {
  it('says so where Slack does not open its form', async () => {
    office.workspace.faults.next('views.open', { kind: 'rate_limited', retryAfter: 20 });
    await office.workspace.perform({ do: 'global_shortcut', user: ada, callbackId: 'search_privacy_law' });
    expect(await office.answer('Slack didn’t open the form')).toMatchObject({ channel: direct });
  });
});

describe('version and feedback', () => {
  it('are answered', async () => {
    await office.command('version');
    expect(shown(await office.answer(/Privacy Law \d+\.\d+\.\d+/))).toContain('14 entries');
    await office.command('feedback');
    expect(JSON.stringify((await office.answer('What is wrong, or missing?')).blocks)).toContain(
      'mailto:law-team@example.org',
    );
  });
});
