import { groupBy } from '../arrays.ts';
import { printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { Card } from '../cards/card.ts';
import { isHeld, openState } from '../desk/deadline-state.ts';
import type { DeskStore } from '../desk/ports.ts';
import { inLanguage } from '../messages/language.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { wallClock } from '../time/zoned-clock.ts';
import type { PostOutcome } from './delivery.ts';
import { noticeCard } from './notice-card.ts';
import { type NoticeContext, viewNotice } from './notice-view.ts';
import { ownedThrough } from './planning-run.ts';
import type { ClaimedDelivery, ClaimLimits, DeliveryLedger, PostTarget, ReminderPoster, Settled } from './ports.ts';
import {
  isContentRefused,
  type SettledPost,
  type Settlement,
  settleLookup,
  settlePost,
  settleRedraw,
} from './settle.ts';

/** What delivering needs. */
export interface DeliveryDependencies {
  readonly ledger: DeliveryLedger;
  readonly subscriptions: Pick<SubscriptionStore, 'suspend'>;
  readonly desk: Pick<DeskStore, 'states' | 'ownedBy'>;
  readonly poster: Pick<ReminderPoster, 'post' | 'find' | 'replace'>;
  /** What the cards of a workspace are rendered from. */
  readonly current: (workspaceId: string) => Promise<Rendering>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  readonly timing: DeliveryTiming;
}

/** The library of a workspace with its first-seen times, and the name by which the app is invited there. */
export interface Rendering extends Pick<NoticeContext, 'library' | 'firstSeen'> {
  readonly botName: string;
}

/** In milliseconds. */
export interface DeliveryTiming extends Omit<ClaimLimits, 'most'> {
  /** How long after an uncertain post to look it up: until then Slack may still carry it out. */
  readonly reconcileDelay: number;
}

/**
 * A lease outlives `reconcileDelay` and the ten seconds that a call may take: Slack may carry out the post of a process that died as
 * well. Slack takes about one message a second in a channel.
 */
export const deliveryTiming: DeliveryTiming = { lease: 75_000, pace: 1000, reconcileDelay: 60_000 };

/** Delivers what is due. */
export interface Deliverer {
  /**
   * Claims what is due and starts to deliver it, until nothing is due or a thousand are claimed, so that planning gets its turn.
   * @param signal stops the claiming
   * @returns how many were claimed
   */
  readonly deliver: (signal: AbortSignal) => Promise<number>;
  /** Resolves when nothing is being delivered any more. */
  readonly settled: () => Promise<void>;
}

/** The most deliveries in progress at a time, and claimed in one call. */
const most = { inProgress: 50, inOneCall: 1000 };

/** Creates a deliverer: claim, post or look up, settle, as in docs/decisions/0005. */
export function createDeliverer(deps: DeliveryDependencies): Deliverer {
  const { ledger, clock, timing } = deps;
  const worker = { ...deps, settle: groupCommit<Settled>((settled) => ledger.settle(settled)) };
  const inProgress = new Set<Promise<void>>();
  return {
    deliver: async (signal) => {
      let count = 0;
      while (!signal.aborted && count < most.inOneCall) {
        while (inProgress.size > most.inProgress / 2) await Promise.race(inProgress);
        const room = most.inProgress - inProgress.size;
        const claimed = await ledger.claim(clock.now().getTime(), { ...timing, most: room });
        if (claimed.length === 0) break;
        count += claimed.length;
        for (const one of deliverClaimed(worker, claimed)) {
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

// Uncertain deliveries are looked up together, one call a channel or thread.
function deliverClaimed(worker: Worker, claimed: readonly ClaimedDelivery[]): readonly Promise<void>[] {
  const pending = claimed.filter(({ delivery }) => delivery.status === 'pending');
  const uncertain = groupBy(
    claimed.filter(({ delivery }) => delivery.status === 'uncertain'),
    ({ delivery: { workspaceId, channelId, threadTs } }) => [workspaceId, channelId, threadTs].join(' '),
  );
  return [
    ...pending.map((one) => guarded(worker, [one], () => post(worker, one))),
    ...[...uncertain.values()].map((group) => guarded(worker, group, () => reconcile(worker, group))),
  ];
}

// After an error the deliveries stay claimed; when their lease ends they are looked up as uncertain.
async function guarded({ log }: Worker, claimed: readonly ClaimedDelivery[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    const deliveries = claimed.map(({ delivery }) => delivery.id);
    log.error({ deliveries, err }, 'delivery failed; it will be looked up when its lease ends');
  }
}

async function post(worker: Worker, claimed: ClaimedDelivery): Promise<void> {
  const { ledger, desk, poster, clock, timing } = worker;
  const { delivery, subscription } = claimed;
  const { notice, channelId } = delivery;
  const now = clock.now().getTime();
  const isDigest = notice.kind === 'digest';
  const held = isDigest ? await ledger.held(subscription, now) : new Map<string, null>();
  const owned = isDigest ? await ownedThrough(desk, subscription) : null;
  const rendering = { ...(await worker.current(delivery.workspaceId)), held, owned, now };
  const composed = await inLanguage(subscription.language, () => compose(worker, claimed, rendering));
  if ('kind' in composed) return settle(worker, claimed, { settlement: composed, suspendFor: null });
  if (notice.kind === 'redraw') {
    const outcome = await poster.replace(targetOf(claimed), notice.ts, composed, 'long');
    return settle(worker, claimed, {
      settlement: settleRedraw(outcome, delivery, clock.now().getTime()),
      suspendFor: null,
    });
  }
  const outcome = await postPlainly(
    worker,
    claimed,
    composed,
    await poster.post(targetOf(claimed), composed, delivery.id),
  );
  const { reconcileDelay } = timing;
  const isInChannel = channelId === subscription.channelId;
  const settled = settlePost(outcome, delivery, { now: clock.now().getTime(), reconcileDelay, isInChannel });
  await settle(worker, claimed, settled);
}

// A reminder that Slack refuses for its content is posted as plain text: a date without buttons is better than none. One whose
// thread was deleted goes to the channel.
async function postPlainly(
  { poster, log }: Worker,
  claimed: ClaimedDelivery,
  card: Card,
  refused: PostOutcome,
): Promise<PostOutcome> {
  if (refused.kind !== 'refused' || !isContentRefused(refused.error)) return refused;
  const { error } = refused;
  const { delivery } = claimed;
  log.error({ delivery: delivery.id, error }, 'Slack refused the content of a reminder; posting its text');
  const hasThread = error !== 'thread_not_found';
  const target = { ...targetOf(claimed), ...(hasThread ? {} : { threadTs: null }) };
  return poster.post(target, hasThread ? { text: card.text, blocks: [] } : card, delivery.id);
}

// An error in what draws the card is a bug, so the delivery fails for good.
async function compose(
  { desk, ledger, log }: Worker,
  { delivery, subscription }: ClaimedDelivery,
  { botName, ...asked }: Rendering & Pick<NoticeContext, 'held' | 'owned' | 'now'>,
): Promise<Card | Settlement> {
  const { notice, mayRepeat } = delivery;
  const deliveryId = notice.kind === 'redraw' ? notice.of : delivery.id;
  const drawn = <T>(draw: () => T): T | Extract<Settlement, { kind: 'failed' }> => {
    try {
      return draw();
    } catch (err) {
      log.error({ delivery: deliveryId, err }, 'reminder not posted: could not render it');
      return { kind: 'failed', error: notRendered, at: asked.now };
    }
  };
  const view = drawn(() => viewNotice(notice, { ...asked, subscription }));
  if (view.kind === 'failed') return view;
  if (view.kind === 'skip') return { kind: 'skipped', reason: view.reason, at: asked.now };
  const became = view.kind === 'redraw' ? view.correction?.now?.key : null;
  const about = became ?? ('deadline' in notice ? notice.deadline : null);
  const keys = view.kind === 'digest' ? view.upcoming.map(({ key }) => key) : about ? [about] : [];
  const states = await desk.states(delivery, keys);
  const state = (about && states.get(printDeadlineKey(about))) ?? openState;
  // What was done about it since it was planned.
  if (view.kind === 'reminder' || view.kind === 'nudge') {
    if (state.outcome) return { kind: 'skipped', reason: 'settled', at: asked.now };
    if (isHeld(state.held, view.day.today)) return { kind: 'skipped', reason: 'muted', at: asked.now };
  }
  if (view.kind === 'nudge' && state.acknowledged) return { kind: 'skipped', reason: 'acknowledged', at: asked.now };
  const posted = view.kind === 'nudge' ? await ledger.cardsPosted(delivery, view.day.key) : [];
  const remindedOn = posted.map((at) => wallClock(at, subscription.zone).date);
  return drawn(() => noticeCard(view, { deliveryId, subscription, botName, mayRepeat, state, states, remindedOn }));
}

// As the ledger stores it.
const notRendered = 'not_laid_out';

async function reconcile(worker: Worker, group: readonly ClaimedDelivery[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const from = Math.min(...group.map(({ delivery }) => delivery.firstTryAt));
  const until = Math.max(...group.map(({ delivery }) => delivery.lastTryAt)) + worker.timing.reconcileDelay;
  const ids = group.map(({ delivery }) => delivery.id);
  const outcome = await worker.poster.find(targetOf(first), ids, { from, until });
  const now = worker.clock.now().getTime();
  await Promise.all(
    group.map((claimed) => {
      const settlement = settleLookup(outcome, claimed.delivery, now);
      return settle(worker, claimed, { settlement, suspendFor: null });
    }),
  );
}

async function settle(
  worker: Worker,
  { delivery, subscription: { workspaceId, id } }: ClaimedDelivery,
  { settlement, suspendFor }: SettledPost,
): Promise<void> {
  const { subscriptions, meter, log, clock } = worker;
  await worker.settle({ id: delivery.id, attempt: delivery.attempt, settlement });
  const isUnrendered = settlement.kind === 'failed' && settlement.error === notRendered;
  if (settlement.kind !== 'again' && delivery.notice.kind !== 'redraw')
    meter.count(isUnrendered ? 'not_rendered' : settlement.kind);
  if (settlement.kind === 'failed' && !isUnrendered) {
    const { error } = settlement;
    log.warn({ delivery: delivery.id, channel: delivery.channelId, error }, 'reminder rejected by Slack');
  }
  if (suspendFor === null) return;
  const since = clock.now().getTime();
  if (await subscriptions.suspend(workspaceId, id, { reason: suspendFor, since })) meter.count('suspended');
}

const targetOf = ({ delivery: { workspaceId, channelId, threadTs, notice } }: ClaimedDelivery): PostTarget => ({
  workspaceId,
  channel: channelId,
  threadTs,
  // The channel sees it, and not only who follows the thread.
  isBroadcast: notice.kind === 'nudge' || (notice.kind === 'changed' && notice.isNews),
});

/**
 * Writes the items that arrive during a write together in the next one: many small commits become few. A call resolves when its
 * item is written, and rejects if that write fails.
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
