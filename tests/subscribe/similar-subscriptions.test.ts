import { expect, test } from 'vitest';
import { planningCorpus } from '../../src/remind/planning-corpus.ts';
import { createDeskStore } from '../../src/storage/desk-store.ts';
import { createRecentKeys } from '../../src/storage/recent-keys.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import type { SubscriptionAnswer } from '../../src/subscribe/answers.ts';
import { readFilter } from '../../src/subscribe/filter.ts';
import { createSubscriptions } from '../../src/subscribe/manage-subscriptions-use-cases.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { eachDatabase } from '../storage/databases.ts';

const library = await bundledLibrary();
const planning = planningCorpus(
  library.corpus,
  { entry: () => 0, deadline: () => 0 },
  (filter) => readFilter(filter, library).matcher,
);
const now = Date.parse('2019-04-22T01:00:00Z');
const clock = { now: () => new Date(now) };
const ada = { workspaceId: 'T1', userId: 'U0ADACHEN1', channelId: null, isStranger: false } as const;
const inChannel = { ...ada, channelId: 'C0PRIVACY1' };

eachDatabase('subscribing', ({ open }) => {
  // A process of its own for each call, all of one database. A post to a person is in D1.
  const subscriptions = async (posted: string[] = []) => {
    const database = await open();
    return createSubscriptions({
      store: createSubscriptionStore(database),
      recent: createRecentKeys(database, 'T1', clock),
      ledger: { held: () => Promise.resolve(new Map()) },
      desk: createDeskStore(database),
      poster: {
        post: (target) => {
          posted.push(target.channel);
          const channel = target.channel.startsWith('U') ? 'D1' : target.channel;
          return Promise.resolve({ kind: 'posted', ts: `${posted.length}`, channel });
        },
      },
      people: {
        zoneOf: () => Promise.resolve(null),
        languageOf: () => Promise.resolve(null),
        isAdmin: () => Promise.resolve(false),
        isPerson: async () => true,
      },
      library: () => library,
      planning: () => planning,
      clock,
      feedOf: () => null,
      botName: 'privacylaw',
      zone: 'Asia/Shanghai',
      wake: () => {},
    });
  };
  const ask = async (words: string, more: { readonly anyway?: boolean } = {}): Promise<SubscriptionAnswer> =>
    (await subscriptions()).answer({ kind: 'subscribe', words, anyway: more.anyway ?? false }, inChannel);

  test.each([
    ['all', 'consultations', { covered: 1, of: 1 }],
    ['consultations', 'all', { covered: 1, of: 3 }],
    ['pilots', 'MIIT', { covered: 1, of: 2 }],
    ['consultations', 'the consultation deadlines at 10', null],
    ['MIIT pilots', 'pilots by MIIT', null],
  ])('with %j there, %j is offered as a change of it', async (present, asked, overlap) => {
    await ask(present);
    expect(await ask(asked)).toMatchObject({
      kind: 'similar_subscription',
      overlap,
      view: { subscription: { number: 1, filter: present === 'all' ? '' : present } },
    });
  });

  test.each([
    ['pilots', 'consultations'],
    ['campaigns', 'MIIT'],
    ['blockchain', 'quantum'],
  ])('with %j there, %j is another', async (present, asked) => {
    await ask(present, { anyway: true });
    expect(await ask(asked, { anyway: asked === 'quantum' })).toMatchObject({ kind: 'subscribed' });
  });

  test('a similar one is added where that is wanted; one that covers the same never is', async () => {
    await ask('all');
    expect(await ask('consultations', { anyway: true })).toMatchObject({ kind: 'subscribed' });
    expect(await ask('consultation', { anyway: true })).toMatchObject({ kind: 'similar_subscription', overlap: null });
  });

  test('two first subscriptions of a person, made at the same time in two processes, are one if they cover the same', async () => {
    const posted: string[] = [];
    const [home, other] = [await subscriptions(posted), await subscriptions(posted)];
    const form = async (words: string) => {
      const opened = await home.form({ for: 'new', words }, ada);
      if (opened.kind !== 'form' || opened.form.for !== 'new') throw new Error(opened.kind);
      const { wanted, parts, turn } = opened.form;
      const about = { channelId: ada.userId, id: null };
      return { about, wanted, parts, turn, isPreviewed: true, isExpanded: false, applyToExisting: false };
    };
    const [one, same] = [await form('consultations'), await form('the consultation deadlines lead 3')];
    const direct = { ...ada, channelId: 'D1' };
    const answers = await Promise.all([
      home.subscribe(one, ada),
      other.subscribe(same, ada),
      other.answer({ kind: 'subscribe', words: 'consultation at 8', anyway: false }, direct),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual([
      'similar_subscription',
      'similar_subscription',
      'subscribed',
    ]);
    expect(posted).toHaveLength(1);
    expect(await home.answer({ kind: 'subscriptions', page: 1 }, { ...ada, channelId: ada.userId })).toMatchObject({
      total: 1,
      shown: [{ subscription: { channelId: 'D1' } }],
    });
  });
});
