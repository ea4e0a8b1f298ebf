import { readFileSync } from 'node:fs';
import { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../src/app/manifest.ts';
import { recentKeys } from '../src/slack/recent-keys.ts';
import { handled, register } from '../src/slack/registrations.ts';
import type { Services } from '../src/slack/services.ts';
import { unaskedWorkflows } from './unasked-workflows.ts';

const manifest = readManifest(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));

const clock = { now: () => new Date('2019-04-22T01:00:00Z') };
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const refused = () => Promise.resolve({ kind: 'refused', error: 'not in this test' } as const);
const desk: Services = {
  ...unaskedWorkflows,
  clock,
  log: silent,
  poster: { post: refused, show: refused },
  answered: recentKeys(1),
  shared: recentKeys(1),
};

/** Runs the real registration and writes down every call that it makes. */
function registrations(): readonly { readonly method: string; readonly constraint: unknown }[] {
  const calls: { method: string; constraint: unknown }[] = [];
  const app = new App({
    receiver: { init: () => {}, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    authorize: () => Promise.resolve({}),
  });
  const recording = new Proxy(app, {
    get: (target, property: 'command' | 'event' | 'action' | 'shortcut' | 'view' | 'options') => {
      const method: unknown = target[property];
      if (typeof method !== 'function') throw new Error(`no such method: ${property}`);
      return (constraint: unknown, ...rest: readonly unknown[]): unknown => {
        calls.push({ method: property, constraint });
        return Reflect.apply(method, target, [constraint, ...rest]);
      };
    },
  });
  register(recording, desk);
  return calls;
}

const calls = registrations();
const field = (constraint: unknown, key: string): unknown =>
  typeof constraint === 'object' && constraint !== null
    ? new Map<string, unknown>(Object.entries(constraint)).get(key)
    : constraint;
const named = (method: string, key = ''): readonly string[] =>
  calls
    .filter((call) => call.method === method)
    .map(({ constraint }) => field(constraint, key))
    .filter((name) => typeof name === 'string');
const sorted = (names: Iterable<string>): readonly string[] => [...names].sort((a, b) => a.localeCompare(b));

describe('the manifest declares', () => {
  it('every command that is registered, and no other', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(named('command'));
    expect(named('command')).toEqual(handled.commands);
  });

  it('every shortcut that is registered, with its kind', () => {
    const declared = manifest.features.shortcuts.map(({ callback_id, type }) => [callback_id, type]);
    expect(declared).toEqual([
      [handled.shortcuts[0], 'global'],
      [handled.shortcuts[1], 'message'],
    ]);
    expect(named('shortcut', 'callback_id')).toEqual(handled.shortcuts);
  });

  it('every event that is listened to; a message event is subscribed as message.im', () => {
    const { bot_events } = manifest.settings.event_subscriptions;
    expect(sorted(bot_events)).toEqual(sorted(handled.events));
    expect(sorted(named('event'))).toEqual(
      sorted(new Set(bot_events.map((name) => name.replace(/\..*/, '')))),
    );
  });

  it('the scopes that its events and answers need, and no more', () => {
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'im:history',
    ]);
  });

  it('as optional, what it works without and is better with', () => {
    expect(sorted(manifest.oauth_config.scopes.bot_optional)).toEqual([
      'channels:history',
      'files:read',
      'files:write',
      'groups:history',
      'users:read',
    ]);
  });

  it('interactivity, Home and messages, which the cards and direct messages need', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home).toEqual(
      expect.objectContaining({ home_tab_enabled: true, messages_tab_enabled: true }),
    );
  });
});

describe('a catch-all', () => {
  const patterns = calls
    .filter(({ method }) => method === 'action')
    .map(({ constraint }) => field(constraint, 'action_id'))
    .filter((pattern) => pattern instanceof RegExp);
  const takers = (id: string): number => patterns.filter((pattern) => pattern.test(id)).length;

  it('takes what nobody else takes and nothing that is registered, so that nothing is acknowledged twice', () => {
    for (const id of handled.actions) expect([id, takers(id), takers(`${id}:slot`)]).toEqual([id, 1, 1]);
    expect([takers('share_entry_of_old'), takers('anything'), takers('')]).toEqual([1, 1, 1]);
  });
});
