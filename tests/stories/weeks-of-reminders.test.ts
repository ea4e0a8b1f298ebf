import { afterAll, describe, expect, it } from 'vitest';
import { settledIn } from '../storage/settled-in.ts';
import { ada, openOffice, privacy, shown } from './open-office.ts';

const office = await openOffice();

afterAll(() => office[Symbol.asyncDispose]());

const days = async (count: number): Promise<void> => {
  await office.workspace.perform({ do: 'move_clock', days: count });
};
// An action before the ledger has recorded the post does not find it.
const recorded = (posted: number) =>
  expect.poll(async () => (await settledIn(office.app.store.database)).posted).toBe(posted);

describe('over the weeks', () => {
  it('a digest is posted on its weekday, with upcoming deadlines', async () => {
    await office.command('subscribe consultations lead 1 weekly tuesday');
    await office.answer('Subscription 1 created');
    await days(1);
    const digest = await office.answer('Week of 23 April 2019');
    expect([digest.ephemeral, digest.channel]).toEqual([false, privacy]);
    expect(shown(digest)).toContain('Tue 30 Apr');
  });

  it('a reminder that nobody acknowledged is followed by a card on the last day, in its thread and in the channel', async () => {
    await days(6);
    const reminder = await office.answer(
      'Consultation closes \nTuesday 30 April 2019\n (China), tomorrow',
      (one) => !one.ephemeral && one.threadTs === null,
    );
    await recorded(2);
    await days(1);
    const nudge = await office.answer('Due today, and nobody has acknowledged it');
    expect(nudge.threadTs).toBe(reminder.ts);
    await recorded(4);
    await office.press(nudge, 'Acknowledge');
    await office.answer(`*Acknowledged* by <@${ada}>`, ({ ts }) => ts === nudge.ts);
  });
});

describe('where the app may no longer post', () => {
  it('the subscription is suspended, its creator is told once, and can resume it', async () => {
    await using other = await openOffice();
    await other.command('subscribe consultations lead 7,4,1');
    await other.answer('Subscription 1 created');
    other.workspace.faults.archive(privacy);
    await other.workspace.perform({ do: 'move_clock', days: 1 });
    const note = await other.answer('Reminders paused: ', ({ channel }) => channel.startsWith('D'));
    expect(shown(note)).toContain('“consultations”');
    await other.workspace.perform({ do: 'move_clock', days: 3 });
    const notes = other.workspace.snapshot(ada).messages.filter((one) => shown(one).includes('Reminders paused'));
    expect(notes).toHaveLength(1);
    other.workspace.faults.archive(privacy, false);
    await other.press(note, 'Resume');
    const late = await other.answer(
      'Consultation closes \nTuesday 30 April 2019\n (China), in 4 days',
      (one) => !one.ephemeral && one.channel === privacy,
    );
    expect(late.threadTs).toBeNull();
  });
});
