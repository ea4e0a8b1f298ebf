import { expect, test, vi } from 'vitest';
import { startReminderLoop } from '../../src/app/jobs/reminder-loop.ts';

type Loop = Parameters<typeof startReminderLoop>[0];

/** A loop with nothing to do that counts its rounds and records what it logs; the given parts replace those of the loop. */
function loopWith(parts: { readonly plan?: () => Promise<number>; readonly settled?: () => Promise<void> } = {}) {
  const errors: string[] = [];
  const recorded: string[] = [];
  const plan = vi.fn(parts.plan ?? (async () => 0));
  let notified = (): void => {};
  const dependencies: Loop = {
    reminders: { plan, deliver: async () => 0, settled: parts.settled ?? (async () => {}) },
    ledger: {
      nextDueAt: async () => null,
      nextRunAt: async () => null,
      recordRun: async () => void recorded.push('run'),
    },
    database: {
      listen: (wake) => {
        notified = wake;
        return { [Symbol.asyncDispose]: async () => {} };
      },
    },
    clock: { now: () => new Date() },
    log: { info: () => {}, warn: () => {}, error: (_, message) => void errors.push(message) },
  };
  const rounds = (n: number) => expect.poll(() => plan.mock.calls.length).toBeGreaterThanOrEqual(n);
  return { dependencies, plan, errors, recorded, rounds, notify: () => notified() };
}

test('the loop looks for work at once, when it is woken and when another process notifies it', async () => {
  const { dependencies, rounds, notify } = loopWith();
  await using jobs = startReminderLoop(dependencies);
  await rounds(1);
  jobs.wake();
  await rounds(2);
  notify();
  await rounds(3);
});

test('the loop sleeps until something is due', async () => {
  const { dependencies, rounds } = loopWith();
  const ledger = { ...dependencies.ledger, nextRunAt: async () => Date.now() + 20 };
  await using _ = startReminderLoop({ ...dependencies, ledger });
  await rounds(3);
});

test('the loop goes on after an error, and records when it has worked, at most once in ten seconds', async () => {
  const failing = vi.fn(async () => 0).mockRejectedValueOnce(new Error('no database'));
  const { dependencies, errors, recorded, rounds } = loopWith({ plan: failing });
  await using jobs = startReminderLoop(dependencies);
  await expect.poll(() => errors).toEqual(['reminder loop failed; retrying']);
  expect(recorded).toEqual([]);
  jobs.wake();
  await rounds(2);
  jobs.wake();
  await rounds(3);
  expect(recorded).toEqual(['run']);
});

test('the loop waits longer and longer for overdue work that it cannot take', async () => {
  const { dependencies, plan, rounds } = loopWith();
  const ledger = { ...dependencies.ledger, nextDueAt: async () => 0 };
  const began = performance.now();
  await using _ = startReminderLoop({ ...dependencies, ledger });
  await rounds(4);
  expect(performance.now() - began).toBeGreaterThan(50 + 100 + 200 - 10);
  expect(plan).toHaveBeenCalledTimes(4);
});

test('the loop ends when what is being posted has been settled', async () => {
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const { dependencies, rounds } = loopWith({ settled: () => settled });
  const jobs = startReminderLoop(dependencies);
  await rounds(1);
  let ended = false;
  const ending = Promise.resolve(jobs[Symbol.asyncDispose]()).then(() => {
    ended = true;
  });
  jobs.wake();
  await Promise.resolve();
  expect(ended).toBe(false);
  settle();
  await ending;
});
