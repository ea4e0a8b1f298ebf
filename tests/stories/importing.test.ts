import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';
import type { PageMessage } from '../../src/playground/page-protocol.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { type Office, openOffice, privacy } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await office.command('subscribe consultations alerts lead 7,1 at 09:00');
  await office.answer('Subscribed: subscription 1');
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
  it('is told to the channels that want new entries, and answers questions', async () => {
    await importedElsewhere(may);
    await office.answer(
      '1 new entry fits a subscription of this channel\nDraft measures on smart kettles',
      isPosted,
    );
    await office.command('show cn-2019-05-r1');
    await office.answer('Consultation on kettles is open until 31 May 2019', ({ ephemeral }) => ephemeral);
  });

  it('takes the place of the bundled one with its id: a day that moved is told in the thread of its reminder', async () => {
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    const reminder = await office.answer('Consultation closes 30 April 2019 (China), in 7 days', isPosted);
    await expect.poll(async () => (await office.app.store.ledger.facts(0)).open).toBe(0);
    const { corpus } = await bundledLibrary();
    const [bundled] = corpus.bulletins;
    const text = JSON.stringify(bundled)
      .replaceAll('30 April 2019', '10 May 2019')
      .replaceAll('"2019-04-30"', '"2019-05-10"');
    await importedElsewhere(bulletinSchema.parse(JSON.parse(text)));
    const moved = await office.answer('Moved to 10 May 2019');
    expect(moved.threadTs).toBe(reminder.ts);
  });
});
