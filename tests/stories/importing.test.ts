import { afterAll, describe, expect, it } from 'vitest';
import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { ada, ben, isPosted, openOffice, pressIn, privacy, seen, shown } from './open-office.ts';

const office = await openOffice();
const { modal } = office;
await office.command('subscribe consultations alerts lead 7,1 at 09:00');
await office.answer('Subscription 1 created');

afterAll(() => office[Symbol.asyncDispose]());

/** Another process imports a bulletin into the store. */
const importedElsewhere = async (bulletin: Bulletin): Promise<void> => {
  await office.app.store.bulletins.take(everyWorkspace, [bulletin], { by: 'the command line', at: 0 });
  office.app.wake();
};

const quote = 'Consultation on kettles is open until 31 May 2019';
const may = bulletinOf({ id: 'cn-2019-05', title: 'China, May 2019', issued: '2019-05' }, [
  {
    title: 'Draft measures on smart kettles',
    body: `${quote}.`,
    deadlines: [{ kind: 'consultation_close', date: '2019-05-31', quote }],
  },
]);

describe('a bulletin that another process imported', () => {
  it('is announced in channels with alerts, and answers questions', async () => {
    await importedElsewhere(may);
    await office.answer('1 new entry matches a subscription here\nDraft measures on smart kettles', isPosted);
    await office.command('show cn-2019-05-r1');
    await office.answer('Consultation on kettles is open until 31 May 2019', ({ ephemeral }) => ephemeral);
  });

  it('replaces the bundled one with its id: a changed date is corrected in the thread of its reminder', async () => {
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    const reminder = await office.answer('Consultation closes \nTuesday 30 April 2019\n (China), in 7 days', isPosted);
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

describe('a curator imports in Slack', () => {
  const june = [
    'Regulatory developments',
    '',
    '1. CAC consults on smart lamps',
    'On 3 June 2019, the Cyberspace Administration of China published draft measures. The public consultation is open until 3 July 2019.',
  ].join('\n');

  it('by pasting the text, reviewing the preview, and importing it', async () => {
    await office.command('import');
    const form = await modal('You’ll see a preview before');
    const empty = { issued: { value: '2019-06' }, jurisdiction: { value: 'cn' } };
    expect(await office.submit(form, empty)).toEqual({ ok: false, error: 'Upload a file or paste the text.' });
    await office.submit(form, { ...empty, text: { value: june }, title: { value: 'China, June 2019' } });
    const preview = await modal('Preview: China, June 2019');
    expect(seen(preview)).toContain('China · June 2019 · cn-2019-06 · 1 entry · 1 deadline');
    expect(seen(preview)).toContain('3 July 2019\n  Consultation closes: CAC consults on smart lamps');
    expect(seen(preview)).toContain('“The public consultation is open until 3 July 2019”');
    await office.submit(preview);
    const imported = seen(await modal('Imported: China, June 2019'));
    expect(imported).toContain('1 entry, 1 deadline');
    expect(imported).toContain('not confirmed');
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
    await office.submit(form, {
      file: { type: 'file_input', files: [{ id: file }] },
      title: { value: 'China, August 2019' },
      issued: { value: '2019-08' },
      jurisdiction: { value: 'CN' },
    });
    const preview = await modal('Preview: China, August 2019');
    expect(seen(preview)).toContain('3 September 2019\n  Consultation closes');
    await office.close(preview);
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
    await office.press(card, 'Correct…');
    const form = await modal('Needed where the date differs');
    const submit = (date: string, why: string) =>
      office.submit(form, {
        kind: { selected_option: { value: 'consultation_close' } },
        date: { selected_date: date },
        why: { value: why },
      });
    expect(await submit('2019-05-20', '')).toMatchObject({ error: expect.stringContaining('Say why') });
    await submit('2019-05-20', 'Extended by a notice');
    await modal('Corrected: Consultation closes 20 May 2019, not 10 May 2019');
    const told = await office.answer('Correction: Consultation closes 20 May 2019');
    expect(told.threadTs).not.toBeNull();
    await office.command('show cn-2019-04-i2');
    const corrected = await office.answer('Consultation closes 20 May 2019 (China)', ({ ephemeral }) => ephemeral);
    expect(shown(corrected)).toContain('corrected by \n on 23 April 2019; this text gives another date');
    expect(JSON.stringify(corrected.blocks)).toContain(`"user_id":"${ada}"`);
  });

  it('and restores one that was removed', async () => {
    await office.command('show cn-2019-04-i2');
    const card = await office.answer('Consultation closes 20 May 2019 (China)', ({ ephemeral }) => ephemeral);
    await office.press(card, 'Correct…');
    await pressIn(office, await modal('Needed where the date differs'), 'Not a deadline');
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
      (message) => message.ephemeral && !shown(message).includes('Not a deadline'),
    );
    expect(shown(card)).toContain('Share to channel');
  });
});
