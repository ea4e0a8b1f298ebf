import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { wallClock } from '../../src/time/zoned-clock.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts } from '../bundled-library.ts';
import { ada, ben, blocksOf, type Office, openOffice, privacy, shown } from './open-office.ts';

// One consultation over 30 days: three subscriptions that overlap, two people who correct its day, one who owns it. `PICTURE=1` takes the
// pictures of docs/deadline-desk.md.

const draft = 'Draft measures on smart lamps open for comment';
const bulletin = bulletinOf({ id: 'cn-2019-04', title: 'China, April 2019', source: 'https://example.org/2019-04' }, [
  {
    title: draft,
    date: '2019-04-18',
    body: 'MIIT published draft measures on smart lamps. Comments may be submitted until 22 May 2019. They were first announced for 24 May 2019, and the notice of the ministry names 23 May 2019.',
    authorities: ['MIIT'],
    deadlines: [
      {
        kind: 'consultation_close',
        date: '2019-05-22',
        quote: 'Comments may be submitted until 22 May 2019',
        status: 'confirmed',
      },
    ],
  },
]);

const zone = 'Asia/Shanghai';
let office: Office;
let page: Page | null = null;
let close = async (): Promise<void> => {};

beforeAll(async () => {
  const library = libraryInProcess(corpusOf([bulletin]), await bundledConcepts());
  office = await openOffice({ library, curators: [ada, ben] });
  const executablePath = inject('chromium');
  if (!process.env['PICTURE'] || !executablePath) return;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  page = await browser.newPage({ viewport: { width: 760, height: 620 } });
  await page.goto(office.workspace.url);
  await page.getByText('privacy', { exact: true }).first().click();
  close = () => browser.close();
});

afterAll(async () => {
  await close();
  await office[Symbol.asyncDispose]();
});

const picture = async (name: string): Promise<void> => {
  if (!page) return;
  // Whoever looks has the form of the correction open.
  await page.keyboard.press('Escape');
  await page.getByTestId('message').last().scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `docs/desk/${name}.png` });
};

/** What everybody sees of the app in the channel. */
const posts = (): readonly PageMessage[] =>
  office.workspace
    .snapshot(ada)
    .messages.filter(
      ({ user, channel, ephemeral }) => user === office.workspace.botUser && channel === privacy && !ephemeral,
    );
const dayOf = ({ ts }: PageMessage): string => wallClock(Number(ts) * 1000, zone).date;
const isCard = (message: PageMessage): boolean => shown(message).includes(draft) && !isCorrection(message);
/** A reply in the thread of a reminder. The card itself, which begins like it once it was overtaken, is none. */
const isCorrection = ({ text, threadTs }: PageMessage): boolean => threadTs !== null && text.startsWith('Correction');
const isPost = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;
/** Once everything that is due was planned, and posted. */
const settled = async (): Promise<void> => {
  const { ledger, database } = office.app.store;
  const isSettled = async (): Promise<boolean> => {
    const now = office.workspace.now().getTime();
    const rows = await database.query.selectFrom('delivery').select(['status', 'due_at']).execute();
    const isOpen = rows.some(
      ({ status, due_at: dueAt }) => status === 'sending' || (status === 'pending' && dueAt <= now),
    );
    return !isOpen && ((await ledger.nextRunAt()) ?? now) > now;
  };
  await expect.poll(isSettled, { timeout: 15_000 }).toBe(true);
};
/** Moves the clock day by day to nine in the morning of a day. */
const goTo = async (day: string): Promise<void> => {
  while (wallClock(office.workspace.now().getTime(), zone).date < day) {
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    await settled();
  }
};
const card = (day: string): Promise<PageMessage> =>
  office.workspace.message((message) => isPost(message) && isCard(message) && dayOf(message) === day);
/** The card as it reads once its state has changed. */
const reads = (ts: string, words: string): Promise<PageMessage> =>
  office.answer(words, (message) => message.ts === ts && isPost(message));

describe('a consultation over 30 days', () => {
  it('is covered by three subscriptions, which bring one card', async () => {
    const asked = new Set<string>();
    await office.command('subscribe consultations lead 14,7,1');
    await office.answer('Subscription 1 created');
    for (const [number, words] of [
      [2, 'MIIT lead 21,14,7 at 08:30'],
      [3, 'all lead 14,3'],
    ] as const) {
      await office.command(`subscribe ${words}`);
      const isNew = ({ ts }: PageMessage): boolean => !asked.has(ts);
      const offered = await office.answer('Add as another', isNew);
      asked.add(offered.ts);
      await office.press(offered, 'Add as another');
      await office.answer(`Subscription ${number} created`);
    }
    await goTo('2019-05-01');
    const first = await card('2019-05-01');
    expect(shown(first)).toContain('*No owner yet* · not acknowledged');
  });

  it('snoozed on a holiday until people work again, it says so and comes on that day', async () => {
    const first = await card('2019-05-01');
    await office.press(first, 'Until the next working day');
    await reads(first.ts, `*Snoozed* until 5 May 2019 by <@${ada}>`);
    await office.command('subscriptions');
    const list = await office.answer('1 muted or snoozed deadline');
    expect(shown(list)).toContain('Snoozed until 5 May 2019');
    await goTo('2019-05-05');
    await card('2019-05-05');
  });

  it('Ben takes it, which both cards say, and wants to be reminded', async () => {
    const second = await card('2019-05-05');
    await office.press(second, 'I’ll take it', ben);
    for (const { ts } of [await card('2019-05-01'), second]) await reads(ts, `*Owner:* <@${ben}> since 5 May 2019`);
    const asked = await office.workspace.message(
      (message) => message.ephemeral && shown(message).includes('Do you want reminders'),
    );
    await office.press(asked, 'Remind me', ben);
    await office.workspace.message(({ text, channel }) => text.includes('set up for you') && channel.startsWith('D'));
    await goTo('2019-05-08');
    const third = await card('2019-05-08');
    await office.workspace.message(({ text, channel }) => text.includes('in 14 days') && channel.startsWith('D'));
    await reads(third.ts, `*Owner:* <@${ben}>`);
    await picture('2-owned');
  });

  it.each([
    [ada, '2019-05-10', '22 May', '2019-05-24', '24 May', 'They were first announced for 24 May 2019'],
    [ben, '2019-05-13', '24 May', '2019-05-23', '23 May', 'the notice of the ministry names 23 May 2019'],
  ])(
    'corrected by %s on %s, every card says so and the channel is told once',
    async (who, day, old, date, now, quote) => {
      await goTo(day);
      await office.workspace.perform({
        do: 'command',
        user: who,
        channel: privacy,
        command: '/privacy-law',
        text: 'show cn-2019-04-r1',
      });
      const entry = await office.workspace.message(
        (message) =>
          message.ephemeral && dayOf(message) === day && shown(message).includes('MIIT published draft measures'),
      );
      await office.press(entry, 'Correct…', who);
      const asked = await office.modal('Choose a kind', who);
      expect(blocksOf(asked).length).toBeGreaterThan(0);
      await office.submit(
        asked,
        {
          kind: { selected_option: { value: 'consultation_close' } },
          date: { selected_date: date },
          quote: { value: quote },
          why: { value: 'The notice of the ministry' },
        },
        who,
      );
      const heading = `Consultation closes ${now} 2019, not ${old} 2019`;
      await office.answer(heading, (message) => isPost(message) && message.broadcast && dayOf(message) === day);
      await settled();
      const told = posts().filter((message) => isCorrection(message) && message.broadcast && dayOf(message) === day);
      expect(told).toHaveLength(1);
      if (who === ben) await picture(`3-corrected-${day}`);
    },
  );

  it('on the last day the channel sees that it is not done, with its owner', async () => {
    await goTo('2019-05-23');
    const last = await office.answer('Due today, and not marked as done', isPost);
    expect([last.broadcast, shown(last).includes(`<@${ben}>`)]).toEqual([true, true]);
    await picture('4-last-day');
    await office.press(last, 'Mark as done…', ben);
    await office.submit(
      await office.modal('Its cards say who did it and when.', ben),
      {
        note: { value: 'Comments sent by email' },
      },
      ben,
    );
    await reads(last.ts, `:white_check_mark: *Done* by <@${ben}> on 23 May 2019`);
    const ofThisDay = posts().filter((message) => isCard(message) && !message.text.startsWith('Correction'));
    for (const { ts } of ofThisDay) await reads(ts, `*Done* by <@${ben}>`);
    await picture('5-done');
  });

  it('over all the days the channel got one card a day at most, and nothing in threads alone', async () => {
    await goTo('2019-05-26');
    const days = posts().filter(isCard).map(dayOf);
    expect(days).toEqual([...new Set(days)]);
    expect(days).toEqual(expect.arrayContaining(['2019-05-01', '2019-05-05', '2019-05-08', '2019-05-23']));
    const [told, inThread] = [true, false].map((broadcast) =>
      posts()
        .filter((message) => isCorrection(message) && message.broadcast === broadcast)
        .map(dayOf),
    );
    expect(told).toEqual(['2019-05-10', '2019-05-13']);
    // What the first correction had said is put right in the thread of the old day as well.
    expect(inThread).toEqual(['2019-05-13']);
    const replies = posts().filter(({ threadTs }) => threadTs !== null);
    expect(replies.filter((message) => !message.broadcast && !isCorrection(message))).toEqual([]);
    expect(days.filter((day) => day > '2019-05-23')).toEqual([]);
  });

  it('what was done is kept, with who and when', async () => {
    const events = await office.app.store.desk.history('T0PLAYGRND', null);
    expect(events.map(({ kind, by }) => `${kind} ${by}`).toReversed()).toEqual([
      `hold ${ada}`,
      `assign ${ben}`,
      expect.stringMatching(/^moved/),
      expect.stringMatching(/^moved/),
      `settle ${ben}`,
    ]);
  });
});
