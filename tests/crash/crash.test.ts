import { describe, expect, test } from 'vitest';
import { onPostgres } from '../storage/databases.ts';
import { type CrashCase, runCrashCase } from './run-crash-case.ts';

// The same stories at their full size: bench/crash.ts.
const small = {
  kills: 4,
  reminders: 100,
  troubles: { lost: 0.1, limited: 0.05, broken: 0.05, latency: 20 },
  life: { posts: 15, most: 10_000 },
  seed: 7,
  fromSource: true,
  timing: { lease: 2000, reconcileDelay: 2000 },
} satisfies Partial<CrashCase>;

describe('a process that is killed while it posts', () => {
  test('loses no reminder and doubles none, where it may read the channels', {
    timeout: 120_000,
  }, async () => {
    const row = await runCrashCase({ ...small, store: 'sqlite', processes: 1, history: true });
    expect(row).toMatchObject({ once: 100, marked: 0, unmarked: 0, lost: 0 });
  });

  test('nor does a direct message to the owner of a deadline come twice, or not at all', {
    timeout: 120_000,
  }, async () => {
    const row = await runCrashCase({ ...small, store: 'sqlite', processes: 1, history: true, owners: true });
    expect(row).toMatchObject({ once: 100, marked: 0, unmarked: 0, lost: 0 });
  });

  test('loses no reminder where it may not, and what is there twice says so', {
    timeout: 120_000,
  }, async () => {
    const row = await runCrashCase({ ...small, store: 'sqlite', processes: 1, history: false });
    expect(row).toMatchObject({ unmarked: 0, lost: 0 });
    expect(row.once + row.marked).toBe(100);
  });
});

onPostgres('two processes that are killed in turn, on a database whose connections are cut', () => {
  test('lose no reminder and double none', { timeout: 120_000 }, async () => {
    const row = await runCrashCase({ ...small, store: 'postgres', processes: 2, history: true, cutEvery: 2 });
    expect(row).toMatchObject({ once: 100, marked: 0, unmarked: 0, lost: 0 });
  });
});
