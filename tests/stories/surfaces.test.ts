import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageView } from '../../src/playground/page-protocol.ts';
import { ada, buttonOf, isRecord, type Office, openOffice, privacy, shown } from './open-office.ts';

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
const press = async (view: PageView, text: string): Promise<void> => {
  const { blockId, element } = buttonOf(blocksOf(view), text);
  const { action_id: actionId, ...value } = element;
  const outcome = await office.workspace.perform({
    do: 'act',
    user: ada,
    place: { viewId: view.id },
    blockId,
    actionId,
    value,
    state: {},
  });
  expect(outcome).toEqual({ ok: true });
};

describe('Home', () => {
  it('shows what is coming as of today, and anew when a day has passed', async () => {
    await office.workspace.perform({ do: 'open_home', user: ada });
    await office.workspace.home(ada, (home) => seen(home).includes('30 April 2019 (China), in 8 days'));
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    await office.workspace.perform({ do: 'open_home', user: ada });
    const home = await office.workspace.home(ada, (view) =>
      seen(view).includes('30 April 2019 (China), in 7 days'),
    );
    expect(seen(home)).toContain('Not legal advice');
    await office.workspace.perform({ do: 'move_clock', days: -1 });
  });

  it('opens an entry in a modal, and from a list in a modal the entry on top of it', async () => {
    await office.workspace.perform({ do: 'open_home', user: ada });
    const home = await office.workspace.home(ada);
    await press(home, 'Latest entries');
    const list = await office.workspace.view(ada, (view) => seen(view).includes('Latest entries'));
    await press(list, 'Next');
    const second = await office.workspace.view(ada, (view) => seen(view).includes('page 2 of'));
    await press(second, 'Show in full');
    await office.workspace.view(ada, (view) => view.id !== list.id && seen(view).includes('Source: China'));
    expect(office.workspace.snapshot(ada).views).toHaveLength(2);
    for (const { id } of [...office.workspace.snapshot(ada).views].reverse()) {
      await office.workspace.perform({ do: 'close_view', user: ada, viewId: id });
    }
  });

  it('answers its search field in a modal', async () => {
    await office.workspace.perform({ do: 'open_home', user: ada });
    const home = await office.workspace.home(ada);
    await office.workspace.perform({
      do: 'act',
      user: ada,
      place: { viewId: home.id },
      blockId: 'home_search',
      actionId: 'home_search',
      value: { type: 'plain_text_input', value: 'lip reading' },
      state: {},
    });
    const answer = await office.workspace.view(ada, (view) => seen(view).includes('for “lip reading”'));
    await office.workspace.perform({ do: 'close_view', user: ada, viewId: answer.id });
  });
});

describe('the shortcut Search privacy law', () => {
  const open = async (): Promise<PageView> => {
    await office.workspace.perform({ do: 'global_shortcut', user: ada, callbackId: 'search_privacy_law' });
    return office.workspace.view(ada, (view) => JSON.stringify(view.view).includes('search_words'));
  };
  const submit = async (view: PageView, value: string | null) =>
    office.workspace.perform({
      do: 'submit_view',
      user: ada,
      viewId: view.id,
      state: { search_words: { words: { type: 'plain_text_input', value } } },
    });

  it('opens a modal whose submission is answered in its place', async () => {
    await submit(await open(), 'facial recognition');
    const answer = await office.workspace.view(ada, (view) => seen(view).includes('MIIT pilots'));
    await office.workspace.perform({ do: 'close_view', user: ada, viewId: answer.id });
  });

  it('asks for words where there are none, and keeps the modal', async () => {
    const view = await open();
    await submit(view, '   ');
    const refused = await office.workspace.view(ada, ({ errors }) => 'search_words' in errors);
    expect(refused.errors).toEqual({ search_words: 'Type at least one word to search for.' });
    await office.workspace.perform({ do: 'close_view', user: ada, viewId: view.id });
  });
});

describe('the shortcut Find related law', () => {
  it('searches with the words of a message, for the one who asked', async () => {
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
