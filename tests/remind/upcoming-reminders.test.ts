import { describe, expect, it } from 'vitest';
import { deadlineKeys, printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import { planningCorpus } from '../../src/remind/planning-corpus.ts';
import { upcomingReminders } from '../../src/remind/upcoming-reminders.ts';
import type { Progress, Subscription } from '../../src/subscribe/subscription.ts';
import { plusDays } from '../../src/time/calendar-date.ts';
import { day } from '../bundled-library.ts';
import { corpusWith } from './corpus-with.ts';
import { Simulation } from './simulation.ts';
import { moment, subscribed } from './subscribed.ts';

const corpus = corpusWith({
  'cn-r1': [{ date: '2019-04-30' }],
  'cn-r2': [{ kind: 'campaign_end', start: '2019-05-06', date: '2019-09-30' }],
  'cn-r3': [{ date: '2019-04-25' }],
});

const never: Progress = { plannedUntil: null, plannedAt: null };

const upcoming = (
  subscription: Subscription,
  options: {
    now: string;
    count?: number;
    progress?: Progress;
    muted?: readonly string[];
    owned?: readonly string[];
  },
) =>
  upcomingReminders(
    {
      subscription,
      progress: options.progress ?? never,
      owned: options.owned ? new Set(options.owned) : null,
      held: new Map((options.muted ?? []).map((key) => [key, null])),
    },
    planningCorpus(corpus, { entry: () => 0, deadline: () => 0 }, (filter) => ({
      deadline: ({ source }) => filter === '' || source.entry.id === filter,
      entry: () => true,
    })),
    { now: moment(options.now), count: options.count ?? 3 },
  ).map(({ on, key, lead, daysLeft }) => `${on} ${key.entryId} ${key.edge} lead ${lead}, ${daysLeft} days left`);

const fresh = subscribed({ createdAt: moment('2019-04-24T08:00Z') });

describe('the next reminders of what somebody owns', () => {
  it('are those of the deadlines that they own, whatever the filter says', () => {
    const owned = corpus.entries.flatMap((source) =>
      source.entry.deadlines.flatMap((deadline) => deadlineKeys({ deadline, source })),
    );
    const [first] = owned.filter(({ date }) => date > day('2019-05-01')).map(printDeadlineKey);
    const entryId = first?.split('|')[0];
    const lines = upcoming({ ...fresh, filter: 'mine' }, { now: '2019-04-24T08:00Z', count: 9, owned: [first ?? ''] });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.includes(` ${entryId} `))).toEqual([]);
    expect(upcoming({ ...fresh, filter: 'mine' }, { now: '2019-04-24T08:00Z', owned: [] })).toEqual([]);
  });
});

describe('the next reminders of a subscription', () => {
  it('that was just created begin with what is due at its next posting time, soonest deadline first', () => {
    expect(upcoming(fresh, { now: '2019-04-24T08:00Z', count: 6 })).toEqual([
      '2019-04-25 cn-r3 end lead 1, 0 days left',
      '2019-04-25 cn-r1 end lead 7, 5 days left',
      '2019-04-25 cn-r2 start lead 14, 11 days left',
      '2019-04-29 cn-r1 end lead 1, 1 days left',
      '2019-04-29 cn-r2 start lead 7, 7 days left',
      '2019-05-05 cn-r2 start lead 1, 1 days left',
    ]);
  });

  it('leave out what has been planned, what is muted and what the filter does not match', () => {
    const progress = { plannedUntil: day('2019-04-24'), plannedAt: moment('2019-04-24T01:00Z') };
    expect(upcoming(fresh, { now: '2019-04-24T08:00Z', progress, count: 1 })).toEqual([
      '2019-04-29 cn-r1 end lead 1, 1 days left',
    ]);
    expect(
      upcoming(fresh, {
        now: '2019-04-24T08:00Z',
        progress,
        count: 1,
        muted: ['cn-r1|consultation_close|2019-04-30'],
      }),
    ).toEqual(['2019-04-29 cn-r2 start lead 7, 7 days left']);
    expect(upcoming({ ...fresh, filter: 'cn-r2' }, { now: '2019-08-01T08:00Z' })).toEqual([
      '2019-09-16 cn-r2 end lead 14, 14 days left',
      '2019-09-23 cn-r2 end lead 7, 7 days left',
      '2019-09-29 cn-r2 end lead 1, 1 days left',
    ]);
  });

  it('are those that are posted', () => {
    for (let ahead = 0; ahead < 40; ahead++) {
      const made = `${plusDays(day('2019-04-01'), ahead)}T08:00Z`;
      const subscription = subscribed({ createdAt: moment(made) });
      const posted = new Simulation(subscription, corpus)
        .run(made, '2019-10-02T00:00Z')
        .posted.filter((one) => one.includes('lead'));
      const predicted = upcoming(subscription, { now: made, count: 99 });
      expect(predicted.map((one) => one.replace(' end', '')).sort()).toEqual(
        posted.map((one) => one.replace(' 09:00', '')).sort(),
      );
    }
  });
});
