import { describe, expect, it } from 'vitest';
import type { BotToken, TokenStore } from '../../src/ports.ts';
import { createRenewingTokens } from '../../src/slack/bot-tokens.ts';
import { hour, minute } from '../../src/time/instant.ts';

const start = Date.parse('2026-11-24T09:00:00Z');

describe('a bot token that expires', () => {
  it('is first renewed with the refresh token from the settings, then stored', async () => {
    const setup = openSetup();
    await expect(setup.token()()).resolves.toBe('token of first');
    expect(setup.renewals).toEqual(['first']);
    await expect(setup.token()()).resolves.toBe('token of first');
    expect(setup.renewals).toEqual(['first']);
  });

  it('is renewed half an hour before it expires, with the refresh token it came with', async () => {
    const setup = openSetup();
    const token = setup.token();
    await token();
    setup.advance(11 * hour + 29 * minute);
    await expect(token()).resolves.toBe('token of first');
    setup.advance(1 * minute);
    await expect(token()).resolves.toBe('token of after first');
  });

  it('is renewed once, no matter how many callers in how many processes ask', async () => {
    const setup = openSetup();
    const processes = [setup.token(), setup.token(), setup.token()];
    const tokens = await Promise.all(processes.flatMap((token) => [token(), token()]));
    expect(new Set(tokens)).toEqual(new Set(['token of first']));
    expect(setup.renewals).toEqual(['first']);
  });

  it('is renewed with the refresh token from the settings if Slack rejects the stored one: the app was installed again', async () => {
    const setup = openSetup({ refuse: ['after first'] });
    const token = setup.token();
    await token();
    setup.advance(12 * hour);
    await expect(setup.token()()).resolves.toBe('token of first');
    expect(setup.renewals).toEqual(['first', 'after first', 'first']);
  });

  it('that could not be renewed is renewed at the next call', async () => {
    const setup = openSetup({ refuse: ['first'] });
    const token = setup.token();
    await expect(token()).rejects.toThrow('invalid_refresh_token');
    setup.advance(minute);
    await expect(token()).rejects.toThrow('invalid_refresh_token');
    expect(setup.renewals).toEqual(['first', 'first']);
  });
});

// One store and one Slack for several processes.
function openSetup({ refuse = [] }: { readonly refuse?: readonly string[] } = {}) {
  let now = start;
  const stored = new Map<string, BotToken>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(_: string, work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  const renewals: string[] = [];
  const store: TokenStore = {
    find: (installation) => Promise.resolve(stored.get(installation) ?? null),
    save: (installation, token) => {
      stored.set(installation, token);
      return Promise.resolve();
    },
  };
  const renew = async (refreshToken: string): Promise<BotToken> => {
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
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    token: () => {
      const tokens = createRenewingTokens({
        store,
        recent: { inTurn },
        firstRefreshToken: 'first',
        renew,
        clock: { now: () => new Date(now) },
      });
      return () => tokens('client');
    },
  };
}
