import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery, LookupOutcome, PostOutcome } from '../../src/remind/delivery.ts';
import { type Settlement, settleLookup, settlePost } from '../../src/remind/settle.ts';
import { hour, minute, second } from '../../src/time/instant.ts';
import { day } from '../bundled-library.ts';

const now = 1_700_000_000_000;

const delivery: Delivery = {
  id: 'd1',
  subscriptionId: 's1',
  workspaceId: 'T1',
  channelId: 'C1',
  notice: {
    kind: 'reminder',
    deadline: { entryId: 'cn-r1', kind: 'consultation_close', edge: 'end', date: day('2019-04-30') },
    lead: 7,
    status: 'confirmed',
  },
  threadTs: null,
  status: 'pending',
  attempt: 1,
  firstTryAt: now,
  lastTryAt: now,
  mayRepeat: false,
};

const settled = (outcome: PostOutcome, changes: Partial<Delivery> = {}) =>
  settlePost(outcome, { ...delivery, ...changes }, { now, isInChannel: true, reconcileDelay: minute });
const refused = (error: string, changes: Partial<Delivery> = {}) => settled({ kind: 'refused', error }, changes);

describe('a post', () => {
  it('that Slack accepts is posted', () => {
    expect(settled({ kind: 'posted', ts: '1.1' })).toEqual({
      settlement: { kind: 'posted', ts: '1.1', at: now },
      suspendFor: null,
    });
  });

  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action', 'messages_tab_disabled'])(
    'refused because the channel is closed waits, and suspends the subscription: %s',
    (error) => {
      expect(refused(error)).toEqual({
        settlement: { kind: 'again', at: now + minute, error, mayRepeat: false },
        suspendFor: error,
      });
    },
  );

  it('of a note on a suspension that reaches nobody has failed', () => {
    const notice = { kind: 'suspension', reason: 'is_archived', since: now } as const;
    expect(refused('channel_not_found', { notice })).toEqual({
      settlement: { kind: 'failed', error: 'channel_not_found', at: now },
      suspendFor: null,
    });
  });

  it.each(['token_revoked', 'token_expired', 'account_inactive', 'invalid_auth', 'not_authed', 'missing_scope'])(
    'refused for its token is tried again, so that nothing is lost once the token is fixed: %s',
    (error) => {
      expect(refused(error)).toEqual({
        settlement: { kind: 'again', at: now + minute, error, mayRepeat: false },
        suspendFor: null,
      });
    },
  );

  it('refused again and again waits longer each time, an hour at most', () => {
    const waits = [1, 2, 3, 6, 7, 8, 5000].map((attempt) => refused('invalid_auth', { attempt }).settlement.at - now);
    expect(waits).toEqual([minute, 2 * minute, 4 * minute, 32 * minute, hour, hour, hour]);
  });

  it.each(['msg_too_long', 'invalid_blocks', 'thread_not_found', 'an_error_of_tomorrow'])(
    'refused for itself, also as plain text, waits and suspends the subscription, so that its creator is told: %s',
    (error) => {
      expect(refused(error)).toEqual({
        settlement: { kind: 'again', at: now + minute, error, mayRepeat: false },
        suspendFor: error,
      });
    },
  );

  it('that is rate limited is tried when Slack says, in a second at the earliest', () => {
    const at = (retryAfterSeconds: number) => settled({ kind: 'rate_limited', retryAfterSeconds }).settlement.at - now;
    expect([at(30), at(0)]).toEqual([30 * second, second]);
  });

  it.each([
    { kind: 'uncertain', error: 'timeout' } as const,
    { kind: 'refused', error: 'internal_error' } as const,
    { kind: 'refused', error: 'fatal_error' } as const,
  ])('whose answer is lost is looked up after the delay: $error', (outcome) => {
    expect(settled(outcome).settlement).toEqual({
      kind: 'uncertain',
      error: outcome.error,
      at: now + minute,
    });
    const sooner = settlePost(outcome, delivery, { now, isInChannel: true, reconcileDelay: 5 * second });
    expect(sooner.settlement.at).toBe(now + 5 * second);
  });

  it('that may be a duplicate stays one while it waits', () => {
    expect(refused('invalid_auth', { mayRepeat: true }).settlement).toMatchObject({ mayRepeat: true });
    expect(settled({ kind: 'rate_limited', retryAfterSeconds: 1 }, { mayRepeat: true }).settlement).toMatchObject({
      mayRepeat: true,
    });
  });
});

describe('the lookup of an uncertain delivery', () => {
  const looked = (outcome: LookupOutcome, changes: Partial<Delivery> = {}) =>
    settleLookup(outcome, { ...delivery, status: 'uncertain', ...changes }, now);

  it('that finds it settles it as posted', () => {
    expect(looked({ kind: 'looked', found: new Map([['d1', '1.1']]) })).toEqual({
      kind: 'posted',
      ts: '1.1',
      at: now,
    });
  });

  it('that does not find it has it posted again at once, not as a duplicate', () => {
    expect(looked({ kind: 'looked', found: new Map([['d2', '1.1']]) }, { mayRepeat: true })).toEqual({
      kind: 'again',
      at: now,
      error: 'not found in the channel',
      mayRepeat: false,
    });
  });

  it('that is not allowed has it posted again, marked as a possible duplicate', () => {
    expect(looked({ kind: 'not_allowed' })).toMatchObject({ kind: 'again', at: now, mayRepeat: true });
  });

  it('that fails is repeated, later each time', () => {
    expect(looked({ kind: 'failed', error: 'timeout' })).toEqual({
      kind: 'uncertain',
      at: now + minute,
      error: 'timeout',
    });
    expect(looked({ kind: 'failed', error: 'timeout' }, { attempt: 4 }).at).toBe(now + 8 * minute);
  });
});

describe('a delivery', () => {
  // What Slack does with a try: whether the message arrives, and what it answers.
  const tries = fc.constantFrom(
    { arrives: true, outcome: { kind: 'posted', ts: '1.1' } },
    { arrives: true, outcome: { kind: 'uncertain', error: 'timeout' } },
    { arrives: false, outcome: { kind: 'uncertain', error: 'timeout' } },
    { arrives: true, outcome: { kind: 'refused', error: 'internal_error' } },
    { arrives: false, outcome: { kind: 'refused', error: 'internal_error' } },
    { arrives: false, outcome: { kind: 'refused', error: 'invalid_auth' } },
    { arrives: false, outcome: { kind: 'refused', error: 'not_in_channel' } },
    { arrives: false, outcome: { kind: 'rate_limited', retryAfterSeconds: 3 } },
  ) satisfies fc.Arbitrary<{ readonly arrives: boolean; readonly outcome: PostOutcome }>;

  interface Story {
    readonly inChannel: number;
    readonly marked: number;
    readonly settlement: Settlement | null;
  }

  /** Lives through what Slack does, then through an answering Slack, until the delivery is settled. */
  function live(
    story: readonly { readonly arrives: boolean; readonly outcome: PostOutcome }[],
    look: 'works' | 'not_allowed' | 'fails_first',
  ): Story {
    let [open, inChannel, marked, at] = [delivery, 0, 0, now];
    let looks = 0;
    for (let step = 0; step < story.length * 4 + 4; step++) {
      const one = story[step] ?? { arrives: true, outcome: { kind: 'posted', ts: '1.1' } as const };
      let settlement: Settlement;
      if (open.status === 'uncertain') {
        looks += 1;
        const fails = look === 'fails_first' && looks % 2 === 1;
        const found = new Map(inChannel > 0 ? [['d1', '1.1']] : []);
        const outcome: LookupOutcome =
          look === 'not_allowed'
            ? { kind: 'not_allowed' }
            : fails
              ? { kind: 'failed', error: 'timeout' }
              : { kind: 'looked', found };
        settlement = settleLookup(outcome, open, at);
      } else {
        if (one.arrives) inChannel += 1;
        if (one.arrives && open.mayRepeat) marked += 1;
        settlement = settlePost(one.outcome, open, { now: at, isInChannel: true, reconcileDelay: minute }).settlement;
      }
      if (settlement.kind === 'posted' || settlement.kind === 'failed' || settlement.kind === 'skipped')
        return { inChannel, marked, settlement };
      expect(settlement.at).toBeGreaterThanOrEqual(at);
      at = settlement.at;
      open = {
        ...open,
        attempt: open.attempt + 1,
        status: settlement.kind === 'uncertain' ? 'uncertain' : 'pending',
        mayRepeat: settlement.kind === 'again' ? settlement.mayRepeat : open.mayRepeat,
      };
    }
    return { inChannel, marked, settlement: null };
  }

  it('is posted exactly once where the channel can be read, whatever Slack does', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 12 }), fc.constantFrom('works', 'fails_first'), (story, look) => {
        const { inChannel, settlement } = live(story, look);
        expect(settlement?.kind).toBe('posted');
        expect(inChannel).toBe(1);
      }),
    );
  });

  it('is posted at least once where the channel cannot be read, and all but the first are marked', () => {
    fc.assert(
      fc.property(fc.array(tries, { maxLength: 12 }), (story) => {
        const { inChannel, marked, settlement } = live(story, 'not_allowed');
        expect(settlement?.kind).toBe('posted');
        expect(inChannel).toBeGreaterThanOrEqual(1);
        expect(marked).toBeGreaterThanOrEqual(inChannel - 1);
      }),
    );
  });
});
