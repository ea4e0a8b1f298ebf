import { describe, expect, it } from 'vitest';
import type { ExpiringToken, TokenStore } from '../../src/ports.ts';
import { createRenewingToken } from '../../src/slack/bot-tokens.ts';
import { hour, minute } from '../../src/time/instant.ts';

const start = Date.parse('2026-11-24T09:00:00Z');

describe('a bot token that expires', () => {
  it('is bought with the refresh token of the settings the first time, and kept', async () => {
    const office = openOffice();
    await expect(office.token()()).resolves.toBe('token of first');
    expect(office.renewals).toEqual(['first']);
    await expect(office.token()()).resolves.toBe('token of first');
    expect(office.renewals).toEqual(['first']);
  });

  it('is renewed half an hour before it expires, with the refresh token that came with it', async () => {
    const office = openOffice();
    const token = office.token();
    await token();
    office.pass(11 * hour + 29 * minute);
    await expect(token()).resolves.toBe('token of first');
    office.pass(1 * minute);
    await expect(token()).resolves.toBe('token of after first');
  });

  it('is renewed once, however many ask, in however many processes', async () => {
    const office = openOffice();
    const processes = [office.token(), office.token(), office.token()];
    const tokens = await Promise.all(processes.flatMap((token) => [token(), token()]));
    expect(new Set(tokens)).toEqual(new Set(['token of first']));
    expect(office.renewals).toEqual(['first']);
  });

  it('is bought anew with the refresh token of the settings where the kept one is refused: a new installation', async () => {
    const office = openOffice({ refuse: ['after first'] });
    const token = office.token();
    await token();
    office.pass(12 * hour);
    await expect(office.token()()).resolves.toBe('token of first');
    expect(office.renewals).toEqual(['first', 'after first', 'first']);
  });

  it('that cannot be renewed is asked for again the next time', async () => {
    const office = openOffice({ refuse: ['first'] });
    const token = office.token();
    await expect(token()).rejects.toThrow('invalid_refresh_token');
    office.pass(minute);
    await expect(token()).rejects.toThrow('invalid_refresh_token');
    expect(office.renewals).toEqual(['first', 'first']);
  });
});

// One store and one Slack for several processes; waiting passes time.
function openOffice({ refuse = [] }: { readonly refuse?: readonly string[] } = {}) {
  let now = start;
  const kept = new Map<string, ExpiringToken>();
  let reservedUntil = 0;
  const renewals: string[] = [];
  const store: TokenStore = {
    find: (installation) => Promise.resolve(kept.get(installation) ?? null),
    save: (installation, token) => {
      kept.set(installation, token);
      reservedUntil = 0;
      return Promise.resolve();
    },
    reserve: (_, at, until) => {
      if (reservedUntil > at) return Promise.resolve(false);
      reservedUntil = until;
      return Promise.resolve(true);
    },
  };
  const renew = async (refreshToken: string): Promise<ExpiringToken> => {
    renewals.push(refreshToken);
    await Promise.resolve();
    if (refuse.includes(refreshToken)) throw new Error('invalid_refresh_token');
    return {
      token: `token of ${refreshToken}`,
      refreshToken: `after ${refreshToken}`,
      expiresAt: now + 12 * hour,
    };
  };
  return {
    renewals,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    token: () =>
      createRenewingToken({
        installation: 'client',
        store,
        firstRefreshToken: 'first',
        renew,
        clock: { now: () => new Date(now) },
        wait: (milliseconds) => {
          now += milliseconds;
          return Promise.resolve();
        },
      }),
  };
}
