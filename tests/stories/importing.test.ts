import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageMessage, PageView, StateValues } from '../../playground/page-protocol.ts';
import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { ada, ben, buttonOf, isRecord, type Office, openOffice, privacy, shown } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await office.command('subscribe consultations alerts lead 7,1 at 09:00');
  await office.answer('Subscription 1 created');
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

const isPosted = ({ channel, ephemeral }: PageMessage): boolean => channel === privacy && !ephemeral;

/** Another process imports a bulletin into the store. */
const importedElsewhere = async (bulletin: Bulletin): Promise<void> => {
  await office.app.store.bulletins.take(everyWorkspace, [bulletin], { by: 'the command line', at: 0 });
  office.app.wake();
};

const may = bulletinSchema.parse({
  id: 'cn-2019-05',
  title: 'China, May 2019',
  issued: '2019-05',
  jurisdiction: 'CN',
  language: 'en',
  entries: [
    {
      id: 'cn-2019-05-r1',
      section: 'regulatory',
      title: 'Draft measures on smart kettles',
      date: null,
      body: 'Consultation on kettles is open until 31 May 2019.',
      deadlines: [
        {
          kind: 'consultation_close',
          date: '2019-05-31',
          quote: 'Consultation on kettles is open until 31 May 2019',
        },
      ],
    },
  ],
});

describe('a bulletin that another process imported', () => {
  it('is announced in channels with alerts, and answers questions', async () => {
    await importedElsewhere(may);
    await office.answer('1 new entry matches a subscription here\nDraft measures on smart kettles', isPosted);
    await office.command('show cn-2019-05-r1');
    await office.answer('Consultation on kettles is open until 31 May 2019', ({ ephemeral }) => ephemeral);
  });

  it('replaces the bundled one with its id: a changed date is corrected in the thread of its reminder', async () => {
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    const reminder = await office.answer('Consultation closes 30 April 2019 (China), in 7 days', isPosted);
    await expect.poll(async () => (await office.app.store.ledger.stats(0)).open).toBe(0);
    const { corpus } = await bundledLibrary();
    const [bundled] = corpus.bulletins;
    const text = JSON.stringify(bundled)
      .replaceAll('30 April 2019', '10 May 2019')
      .replaceAll('"2019-04-30"', '"2019-05-10"');
    await importedElsewhere(bulletinSchema.parse(JSON.parse(text)));
    const moved = await office.answer('Correction: Consultation closes 10 May 2019');
    expect(moved.threadTs).toBe(reminder.ts);
  });
});

const blocksOf = ({ view }: PageView): readonly unknown[] =>
  isRecord(view) && Array.isArray(view['blocks']) ? view['blocks'] : [];
const seen = (view: PageView): string => shown({ blocks: blocksOf(view) });
const modal = (words: string): Promise<PageView> =>
  office.workspace.view(ada, (view) => seen(view).includes(words), { timeout: 15_000 });
const values = (filled: Readonly<Record<string, object>>): StateValues =>
  Object.fromEntries(Object.entries(filled).map(([id, value]) => [id, { [id]: value }]));

describe('a curator imports in Slack', () => {
  const press = (view: PageView, text: string) => {
    const { blockId, element } = buttonOf(blocksOf(view), text);
    const { action_id: actionId, ...value } = element;
    const place = { viewId: view.id };
    return office.workspace.perform({ do: 'act', user: ada, place, blockId, actionId, value, state: {} });
  };
  const june = [
    'Regulatory developments',
    '',
    '1. CAC consults on smart lamps',
    'On 3 June 2019, the Cyberspace Administration of China published draft measures. The public consultation is open until 3 July 2019.',
  ].join('\n');

  it('by pasting the text, reviewing the preview, and importing it', async () => {
    await office.command('import');
    const form = await modal('You’ll see a preview before');
    const empty = values({ issued: { value: '2019-06' }, jurisdiction: { value: 'cn' } });
    expect(await office.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state: empty })).toEqual({
      ok: false,
      error: 'Upload a file or paste the text.',
    });
    const filled = { ...empty, ...values({ text: { value: june }, title: { value: 'China, June 2019' } }) };
    await office.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state: filled });
    const preview = await modal('Preview: China, June 2019');
    expect(seen(preview)).toContain('China · June 2019 · cn-2019-06 · 1 entry · 1 deadline');
    expect(seen(preview)).toContain('Consultation closes 3 July 2019: “public consultation is open until 3 July 2019”');
    await press(preview, 'Import bulletin');
    expect(seen(await modal('Imported: China, June 2019'))).toContain('1 entry added, 1 deadline added');
    await office.answer('1 new entry matches a subscription here\nCAC consults on smart lamps', isPosted);
  });

  it('by uploading a file', async () => {
    const file = office.workspace.upload(
      ada,
      'august.md',
      new TextEncoder().encode(june.replaceAll('June', 'August').replaceAll('July', 'September')),
    );
    await office.command('import');
    const form = await modal('You’ll see a preview before');
    const filled = values({
      file: { type: 'file_input', files: [{ id: file }] },
      title: { value: 'China, August 2019' },
      issued: { value: '2019-08' },
      jurisdiction: { value: 'CN' },
    });
    await office.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state: filled });
    const preview = await modal('Preview: China, August 2019');
    expect(seen(preview)).toContain('Consultation closes 3 September 2019');
    await press(preview, 'Discard draft');
    await modal('The draft was discarded.');
  });

  it('and nobody else can', async () => {
    await office.workspace.perform({
      do: 'command',
      user: ben,
      channel: privacy,
      command: '/privacy-law',
      text: 'import',
    });
    const refusal = await office.answer('Only curators can do that');
    expect(shown(refusal)).toContain(`add your user ID (${ben}) to CURATORS`);
  });
});

describe('a curator corrects a deadline', () => {
  it('from the card of its entry, which then shows who and when; the correction is posted in the thread of the reminder', async () => {
    await office.command('show cn-2019-04-i2');
    const card = await office.answer('Consultation closes 10 May 2019 (China)', ({ ephemeral }) => ephemeral);
    await office.press(card, 'Edit 10 May 2019');
    const form = await modal('Source text: “');
    expect(seen(form)).toContain('Consultation closes 10 May 2019');
    const verdict = (value: string) => ({ selected_option: { value } });
    const unchanged = values({
      verdict: verdict('change'),
      kind: verdict('consultation_close'),
      date: { selected_date: '2019-05-10' },
    });
    const submit = (state: StateValues) =>
      office.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state });
    expect(await submit(unchanged)).toMatchObject({
      error: expect.stringContaining('Change the kind or date'),
    });
    await submit({ ...unchanged, ...values({ date: { selected_date: '2019-05-20' } }) });
    await modal('Corrected: Consultation closes 20 May 2019, not Consultation closes 10 May 2019');
    const told = await office.answer('Correction: Consultation closes 20 May 2019');
    expect(told.threadTs).not.toBeNull();
    await office.command('show cn-2019-04-i2');
    const corrected = await office.answer('Consultation closes 20 May 2019 (China)', ({ ephemeral }) => ephemeral);
    expect(shown(corrected)).toContain(' · corrected by \n on 23 April 2019; this text gives another date');
    expect(JSON.stringify(corrected.blocks)).toContain(`"user_id":"${ada}"`);
  });

  it('and restores one that was removed', async () => {
    await office.command('show cn-2019-04-i2');
    const card = await office.answer('Consultation closes 20 May 2019 (China)', ({ ephemeral }) => ephemeral);
    await office.press(card, 'Edit 20 May 2019');
    const form = await modal('Source text: “');
    const drop = values({
      verdict: { selected_option: { value: 'drop' } },
      kind: { selected_option: { value: 'consultation_close' } },
      date: { selected_date: '2019-05-20' },
    });
    await office.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state: drop });
    await modal('Removed: Consultation closes 20 May 2019');
    await office.command('show cn-2019-04-i2');
    const without = await office.answer(
      'Not a deadline: Consultation closes 20 May 2019',
      ({ ephemeral }) => ephemeral,
    );
    await office.press(without, 'Restore 20 May 2019');
    await office.answer('Restored and confirmed: Consultation closes 20 May 2019');
  });

  it('and nobody else sees the button', async () => {
    const text = 'show cn-2019-04-i2';
    await office.workspace.perform({
      do: 'command',
      user: ben,
      channel: privacy,
      command: '/privacy-law',
      text,
    });
    const card = await office.answer(
      'Consultation closes 20 May 2019 (China)',
      (message) => message.ephemeral && !shown(message).includes('Edit 20 May'),
    );
    expect(shown(card)).toContain('Share to channel');
  });
});
