import type { Card } from '../cards/card.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { Instant } from '../time/instant.ts';
import type { SkipReason } from './delivery.ts';
import type {
  ClaimedDelivery,
  ClaimLimits,
  DeliveryLedger,
  PostTarget,
  ReminderPoster,
  Settled,
} from './ports.ts';
import { type SettledPost, type Settlement, settleFind, settlePost } from './settle.ts';

/** What a delivery says now, or why it says nothing any more. */
export type Composed =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** What delivering works with. */
export interface DeliveryDependencies {
  readonly ledger: DeliveryLedger;
  readonly subscriptions: Pick<SubscriptionStore, 'suspend'>;
  readonly poster: Pick<ReminderPoster, 'post' | 'find'>;
  /** Lays out what is to be said, with the days left of that moment. */
  readonly compose: (claimed: ClaimedDelivery, now: Instant) => Composed;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly timing: DeliveryTiming;
}

/** In milliseconds. */
export interface DeliveryTiming extends Omit<ClaimLimits, 'most'> {
  /** How long after a try whose answer was lost it is looked for: Slack may still be carrying it out. */
  readonly lookAfter: number;
}

/**
 * A lease outlives the ten seconds that a call may take and `lookAfter`: of a process that died in the midst of a post, too, Slack
 * may still be carrying it out. Slack takes about a message a second and channel.
 */
export const deliveryTiming: DeliveryTiming = { lease: 75_000, pace: 1000, lookAfter: 60_000 };

/** Delivers what is due. */
export interface Deliverer {
  /**
   * Claims what is due and starts to deliver it, until nothing is due or a thousand are claimed, so that planning has its turn.
   * @param signal stops the claiming
   * @returns how many were claimed
   */
  readonly deliver: (signal: AbortSignal) => Promise<number>;
  /** Resolves when nothing is being delivered any more. */
  readonly settled: () => Promise<void>;
}

/** Deliveries in progress at a time, and claimed in one call. */
const most = { atOnce: 50, inOneCall: 1000 };

/** Ready to deliver: claim, post or look, settle, as in docs/decisions/0005. */
export function createDeliverer(facts: DeliveryDependencies): Deliverer {
  const { ledger, clock, timing } = facts;
  const settle = groupCommit<Settled>((settled) => ledger.settle(settled));
  const inProgress = new Set<Promise<void>>();
  return {
    deliver: async (signal) => {
      let count = 0;
      while (!signal.aborted && count < most.inOneCall) {
        while (inProgress.size > most.atOnce / 2) await Promise.race(inProgress);
        const room = most.atOnce - inProgress.size;
        const claimed = await ledger.claim(clock.now().getTime(), { ...timing, most: room });
        if (claimed.length === 0) break;
        count += claimed.length;
        for (const one of work({ ...facts, settle }, claimed)) {
          inProgress.add(one);
          void one.finally(() => inProgress.delete(one));
        }
      }
      return count;
    },
    settled: async () => {
      await Promise.all(inProgress);
    },
  };
}

interface Worker extends DeliveryDependencies {
  readonly settle: (settled: Settled) => Promise<void>;
}

// Posts go out at once; what may stand in a channel already is looked for channel by channel.
function work(worker: Worker, claimed: readonly ClaimedDelivery[]): readonly Promise<void>[] {
  const lost = new Map<string, ClaimedDelivery[]>();
  const posts: ClaimedDelivery[] = [];
  for (const one of claimed) {
    const { workspaceId, channelId, threadTs, status } = one.delivery;
    if (status === 'pending') posts.push(one);
    else append(lost, [workspaceId, channelId, threadTs].join(' '), one);
  }
  return [
    ...posts.map((one) => guarded(worker, [one], () => post(worker, one))),
    ...[...lost.values()].map((group) => guarded(worker, group, () => reconcile(worker, group))),
  ];
}

function append<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

// What goes wrong here leaves the deliveries claimed; when the lease is over they are looked for like any lost answer.
async function guarded(
  { log }: Worker,
  group: readonly ClaimedDelivery[],
  doWork: () => Promise<void>,
): Promise<void> {
  try {
    await doWork();
  } catch (error) {
    log.error(
      { deliveries: group.map(({ delivery }) => delivery.id), err: error },
      'a delivery was not settled',
    );
  }
}

async function post(worker: Worker, claimed: ClaimedDelivery): Promise<void> {
  const { delivery } = claimed;
  const composed = compose(worker, claimed);
  const now = () => worker.clock.now().getTime();
  if (composed.kind !== 'card') return conclude(worker, claimed, goingOn(composed));
  const outcome = await worker.poster.post(targetOf(claimed), composed.card, delivery.id);
  const { lookAfter } = worker.timing;
  await conclude(worker, claimed, settlePost(outcome, delivery, { now: now(), lookAfter }));
}

// A card that cannot be made is a bug of ours; told again and again it would not become better.
function compose(
  worker: Worker,
  claimed: ClaimedDelivery,
): { readonly kind: 'card'; readonly card: Card } | Settlement {
  const now = worker.clock.now().getTime();
  try {
    const composed = worker.compose(claimed, now);
    return composed.kind === 'card' ? composed : { kind: 'skipped', reason: composed.reason, at: now };
  } catch (error) {
    worker.log.error({ delivery: claimed.delivery.id, err: error }, 'a reminder could not be laid out');
    return { kind: 'failed', error: 'not_laid_out', at: now };
  }
}

async function reconcile(worker: Worker, group: readonly ClaimedDelivery[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const since = Math.min(...group.map(({ delivery }) => delivery.firstTryAt));
  const ids = group.map(({ delivery }) => delivery.id);
  const outcome = await worker.poster.find(targetOf(first), ids, since);
  const now = worker.clock.now().getTime();
  await Promise.all(
    group.map((claimed) => conclude(worker, claimed, goingOn(settleFind(outcome, claimed.delivery, now)))),
  );
}

async function conclude(
  { settle, subscriptions, meter, log, clock }: Worker,
  { delivery, subscription }: ClaimedDelivery,
  { settlement, suspendFor }: SettledPost,
): Promise<void> {
  await settle({ id: delivery.id, attempt: delivery.attempt, settlement });
  if (settlement.kind !== 'again') meter.count(settlement.kind);
  if (settlement.kind === 'failed') {
    log.warn(
      { delivery: delivery.id, channel: delivery.channelId, error: settlement.error },
      'Slack refused a reminder',
    );
  }
  if (suspendFor === null) return;
  const since = clock.now().getTime();
  const { workspaceId, id } = subscription;
  if (await subscriptions.suspend(workspaceId, id, { reason: suspendFor, since })) meter.count('suspended');
}

const goingOn = (settlement: Settlement): SettledPost => ({ settlement, suspendFor: null });

const targetOf = ({ delivery: { workspaceId, channelId, threadTs } }: ClaimedDelivery): PostTarget => ({
  workspaceId,
  channel: channelId,
  threadTs,
});

/**
 * Writes what comes in while an earlier write is under way together, as one write: many small commits become few. Each call
 * resolves when its own part is written and rejects where that write fails.
 */
export function groupCommit<T>(write: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await write(group.map(({ item }) => item));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}
