import { afterAll, describe, expect, it } from 'vitest';
import type { PageView } from '../../playground/page-protocol.ts';
import { welcomeCard } from '../../src/bot/about-card.ts';
import { assertSlackMessage } from '../slack-schema/assert-slack.ts';
import {
  ada,
  ben,
  blocksOf,
  direct,
  isRecord,
  openOffice,
  pressIn,
  pressOf,
  privacy,
  seen,
  shown,
} from './open-office.ts';

const office = await openOffice();

afterAll(() => office[Symbol.asyncDispose]());

const press = async (view: PageView, text: string): Promise<void> => {
  expect(await pressIn(office, view, text)).toEqual({ ok: true });
};

describe('Home', () => {
  it('shows upcoming deadlines as of today, and is updated the next day', async () => {
    await office.home('consultation closes in 8 days');
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    const home = await office.home('consultation closes in 7 days');
    expect(seen(home)).toContain('Not legal advice');
    await office.workspace.perform({ do: 'move_clock', days: -1 });
  });

  it('shows how many deadlines each of the next months has, as text where the app has no public address', async () => {
    const home = await office.home('Apr 2019  1');
    expect(seen(home)).toContain('Apr 2019  1  █\nSep 2019  1  █\nDec 2019  1  █');
  });

  it('shows them as a picture where Slack can load it, and otherwise as text', async () => {
    const publicUrl = 'https://law.example.org';
    await using other = await openOffice({ publicUrl, operation: { host: '127.0.0.1', port: 0 } });
    const pictureOf = (view: PageView) => blocksOf(view).find((block) => isRecord(block) && block['type'] === 'image');
    const load = (path: string) => fetch(`http://127.0.0.1:${other.app.operationPort}${path}`);

    const picture = pictureOf(await other.home());
    expect(picture).toMatchObject({
      image_url: expect.stringMatching(/^https:\/\/law\.example\.org\/calendar\/2019-04\.1\./),
      alt_text: expect.stringContaining('By month: 1 in April 2019, 1 in September 2019, 1 in December 2019.'),
    });
    const path = new URL(isRecord(picture) ? String(picture['image_url']) : '').pathname;
    const loaded = await load(path);
    expect([loaded.status, loaded.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await load(path.replace('.1.', '.2.'))).status).toBe(404);

    other.workspace.faults.next('views.publish', { kind: 'refused', error: 'invalid_arguments' });
    const home = await other.home('Apr 2019  1  █');
    expect(pictureOf(home)).toBeUndefined();
    expect(other.logged.map(({ message }) => message)).toContainEqual(expect.stringContaining('PUBLIC_URL'));
  });

  it('a curator chooses there what concerns the workspace, and the lists are limited to it', async () => {
    const choose = async (view: PageView, button: string, topics: readonly string[]): Promise<void> => {
      const pressed = pressOf(blocksOf(view), button);
      await office.workspace.perform({ do: 'act', user: ada, place: { viewId: view.id }, ...pressed, state: {} });
      await office.submit(await office.modal('Search still finds everything'), {
        jurisdictions: { selected_options: [] },
        topics: { selected_options: topics.map((value) => ({ value })) },
      });
      await office.close(await office.modal('Saved. Listed:'));
    };

    await choose(await office.home('Choose what concerns you'), 'Choose…', ['biometrics']);
    const narrowed = await office.home('Listed: Biometrics only');
    expect(seen(narrowed)).toContain('pilot ends');
    expect(seen(narrowed)).not.toContain('campaign ends');
    await office.command('deadlines');
    expect(shown(await office.answer('1 upcoming deadline'))).toContain('Show all');

    await choose(narrowed, 'Change what is listed…', []);
    expect(seen(await office.home('campaign ends'))).not.toContain('Listed:');
  });

  it('opens a list in a modal, and an entry of the list on top of it', async () => {
    await press(await office.home(), 'Latest entries');
    const list = await office.modal('Latest entries');
    await press(list, 'Next');
    await press(await office.modal('page 2 of'), 'Open');
    await office.workspace.view(ada, (view) => view.id !== list.id && seen(view).includes('China cybersecurity'));
    expect(office.workspace.snapshot(ada).views).toHaveLength(2);
    await office.closeAll();
  });

  it('suggests searches while the user types, and answers in a modal', async () => {
    const home = await office.home();
    const offered = await suggested(home, 'guardian cons');
    expect(textOf(offered[0])).toBe('Search for “guardian cons”');
    await pick(home, offered.find((one) => textOf(one).startsWith('Campaign')) ?? offered.at(-1));
    const answer = await office.modal('China cybersecurity');
    await office.close(answer);
  });

  it('searches for the typed words if they are selected', async () => {
    const home = await office.home();
    await pick(home, (await suggested(home, 'lip reading'))[0]);
    const answer = await office.modal('for “lip reading”');
    await office.close(answer);
  });
});

const suggested = async (view: PageView, value: string): Promise<readonly unknown[]> => {
  const spot = { blockId: 'search_field', actionId: 'search' };
  const outcome = await office.workspace.perform({
    do: 'suggest',
    user: ada,
    place: { viewId: view.id },
    ...spot,
    value,
  });
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.options ?? [];
};
const picked = (option: unknown) => ({ type: 'external_select', selected_option: option });
const pick = async (view: PageView, option: unknown): Promise<void> => {
  const outcome = await office.workspace.perform({
    do: 'act',
    user: ada,
    place: { viewId: view.id },
    blockId: 'search_field',
    actionId: 'search',
    value: picked(option),
    state: { search_field: { search: picked(option) } },
  });
  expect(outcome).toEqual({ ok: true });
};
const textOf = (option: unknown): string =>
  isRecord(option) && isRecord(option['text']) ? String(option['text']['text']) : '';

describe('who opens the direct message with the app', () => {
  const openMessages = (user: string, channel: string, team = 'T0PLAYGRND'): void =>
    office.workspace.deliverEvent({ type: 'app_home_opened', user, team, channel, tab: 'messages', event_ts: '1.0' });
  const welcomes = (): number =>
    office.workspace.calls().filter(({ args }) => JSON.stringify(args).includes('answers from legal bulletins')).length;

  it('is welcomed once, with what to do first, within Slack’s limits', async () => {
    assertSlackMessage(welcomeCard());
    openMessages(ada, direct);
    const card = await office.answer('answers from legal bulletins');
    expect([card.channel, card.ephemeral]).toEqual([direct, false]);
    openMessages(ada, direct);
    await office.press(card, 'Upcoming deadlines');
    await office.answer('upcoming deadlines', ({ channel }) => channel === direct);
    expect(welcomes()).toBe(1);
  });

  it('is welcomed later if Slack refuses the message', async () => {
    office.workspace.faults.next('chat.postMessage', { kind: 'refused', error: 'internal_error_of_slack' }, 1);
    openMessages(ben, 'D0BENOKAF1');
    await expect.poll(welcomes).toBe(2);
    openMessages(ben, 'D0BENOKAF1');
    await expect.poll(welcomes).toBe(3);
  });
});

describe('the shortcut Search privacy law', () => {
  const open = async (): Promise<PageView> => {
    await office.workspace.perform({ do: 'global_shortcut', user: ada, callbackId: 'search_privacy_law' });
    return office.workspace.view(ada, (view) => JSON.stringify(view.view).includes('search_field'));
  };
  const submit = async (view: PageView, option: unknown) =>
    office.workspace.perform({
      do: 'submit_view',
      user: ada,
      viewId: view.id,
      state: { search_field: { search: picked(option) } },
    });

  it('opens a modal that is replaced by the answer once something is selected', async () => {
    const view = await open();
    await pick(view, (await suggested(view, 'facial recognition'))[0]);
    await office.close(await office.modal('MIIT pilots'));
  });

  it('opens an entry by the beginning of its title', async () => {
    const view = await open();
    const offered = await suggested(view, 'miit pilots elec');
    await pick(
      view,
      offered.find((one) => textOf(one).startsWith('MIIT pilots electronic identity')),
    );
    await office.close(await office.modal('Authorities'));
  });

  it('suggests an authority by its acronym in either case, with its name', async () => {
    const view = await open();
    const offered = await suggested(view, 'mii');
    const authority = offered.find((one) => textOf(one) === 'MIIT');
    expect(JSON.stringify(authority)).toContain('Ministry of Industry and Information Technology');
    await pick(view, authority);
    await office.close(await office.modal('for “MIIT”'));
  });

  it('suggests something before anything is typed', async () => {
    const view = await open();
    const offered = (await suggested(view, '')).map(textOf);
    expect(offered).toEqual(expect.arrayContaining(['Upcoming deadlines', 'Latest entries']));
    await office.close(view);
  });

  it('is also replaced by the answer if it is submitted', async () => {
    const view = await open();
    await submit(view, (await suggested(view, 'facial recognition'))[0]);
    await office.close(await office.modal('MIIT pilots'));
  });

  it('stays open and asks for words if there are none', async () => {
    const view = await open();
    await submit(view, null);
    const refused = await office.workspace.view(ada, ({ errors }) => 'search_field' in errors);
    expect(Object.keys(refused.errors)).toEqual(['search_field']);
    await office.close(view);
  });

  it('suggests markup as it was typed', async () => {
    const view = await open();
    const [first] = await suggested(view, '<!channel> *bold* :smile: &amp; |v1|');
    expect(textOf(first)).toBe('Search for “<!channel> *bold* :smile: &amp; |v1|”');
    await pick(view, first);
    await office.close(await office.modal('<!channel>'));
  });
});

describe('the shortcut Find related law', () => {
  it('searches for the words of a message, and answers privately', async () => {
    await office.say('Did anyone read about the fine for Bank of Communications International Trust?');
    const message = await office.workspace.message(({ text }) => text.startsWith('Did anyone'));
    await office.workspace.perform({
      do: 'message_shortcut',
      user: ada,
      callbackId: 'find_related_law',
      channel: privacy,
      ts: message.ts,
    });
    const answer = await office.answer('Bank of Communications International Trust fined');
    expect(answer.ephemeral).toBe(true);
  });
});
