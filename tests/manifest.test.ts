import { readFileSync } from 'node:fs';
import { App } from '@slack/bolt';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printManifest, readManifest } from '../src/app/manifest.ts';
import { actionIds, callbackIds, command } from '../src/cards/action-ids.ts';
import { inLanguage } from '../src/messages/language.ts';
import { register } from '../src/slack/registrations.ts';
import { rejectingServices } from './rejecting-services.ts';

const manifest = readManifest(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));

const requests = {
  identityOf: () => rejectingServices.identity,
  servicesOf: () => Promise.resolve(rejectingServices),
  belongsElsewhere: () => Promise.resolve(false),
  languageOf: () => Promise.resolve('en' as const),
  log: rejectingServices.log,
  answersStrangers: false,
};

/** Runs the real registration and records every call that it makes. */
function registrations(): readonly { readonly method: string; readonly constraint: unknown }[] {
  const calls: { method: string; constraint: unknown }[] = [];
  const app = new App({
    receiver: { init: () => {}, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    authorize: () => Promise.resolve({}),
  });
  const recording = new Proxy(app, {
    get: (target, property: 'command' | 'event' | 'function' | 'action' | 'shortcut' | 'view' | 'options') => {
      const method: unknown = target[property];
      if (typeof method !== 'function') throw new Error(`no such method: ${property}`);
      return (constraint: unknown, ...rest: readonly unknown[]): unknown => {
        calls.push({ method: property, constraint });
        return Reflect.apply(method, target, [constraint, ...rest]);
      };
    },
  });
  register(recording, requests, { forget: async () => false, ...rejectingServices });
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
    expect(manifest.features.slash_commands.map((declared) => declared.command)).toEqual(named('command'));
    expect(named('command')).toEqual([command]);
  });

  it('every shortcut that is registered, with its kind', () => {
    const types = new Map([
      ['shortcut', 'global'],
      ['message_action', 'message'],
    ]);
    const registered = calls.flatMap(({ method, constraint }) => {
      const type = types.get(String(field(constraint, 'type')));
      return method === 'shortcut' && type ? [[field(constraint, 'callback_id'), type]] : [];
    });
    const declared = manifest.features.shortcuts.map(({ callback_id, type }) => [callback_id, type]);
    expect(declared).toEqual(registered);
  });

  it('every event that is listened to, of messages only direct ones', () => {
    const { bot_events: declared } = manifest.settings.event_subscriptions;
    expect(sorted(declared)).toEqual(sorted(named('event').map((name) => (name === 'message' ? 'message.im' : name))));
  });

  it('the scopes that its events and replies need, and no more', () => {
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'im:history',
    ]);
  });

  it('as optional, the scopes it can do without', () => {
    expect(sorted(manifest.oauth_config.scopes.bot_optional)).toEqual([
      'channels:history',
      'files:read',
      'files:write',
      'groups:history',
      'users:read',
    ]);
  });

  it('interactivity, Home and direct messages', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home).toEqual(
      expect.objectContaining({ home_tab_enabled: true, messages_tab_enabled: true }),
    );
  });
});

describe('docs/workflow-steps.md', () => {
  const page = readFileSync(new URL('../docs/workflow-steps.md', import.meta.url), 'utf8');
  const parameters = z.record(z.string(), z.object({ name: z.string() }));
  const { functions } = z
    .object({
      functions: z.record(z.string(), z.object({ input_parameters: parameters, output_parameters: parameters })),
    })
    .parse(load(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''));

  it('declares every step that is registered', () => {
    expect(Object.keys(functions)).toEqual(named('function'));
  });

  it('gives each parameter the name of its key', () => {
    for (const { input_parameters: inputs, output_parameters: outputs } of Object.values(functions))
      for (const [key, { name }] of Object.entries({ ...inputs, ...outputs })) expect(name).toBe(key);
  });
});

describe('what can be pressed', () => {
  const patterns = (method: string, key: string) =>
    calls
      .filter((call) => call.method === method)
      .map(({ constraint }) => field(constraint, key))
      .filter((pattern) => pattern instanceof RegExp);
  const matches = (id: string): number => patterns('action', 'action_id').filter((pattern) => pattern.test(id)).length;
  const pressed = Object.values(actionIds).filter((id) => id !== actionIds.zone);

  it.each(pressed)('%s has one listener, and so does an unknown button: nothing is acknowledged twice', (id) => {
    expect([matches(id), matches(`${id}:slot`), matches(`${id}_of_old`)]).toEqual([1, 1, 1]);
  });

  it('every modal and every menu has a listener', () => {
    const modals = Object.values(callbackIds).filter((id) => id.endsWith('_modal'));
    expect(sorted(named('view', 'callback_id'))).toEqual(sorted(modals));
    expect(sorted(named('options', 'action_id'))).toEqual(
      sorted([actionIds.authorities, actionIds.search, actionIds.zone]),
    );
  });
});

describe('its words', () => {
  it('are those of the English catalogue', async () => {
    expect(readManifest(await inLanguage('en', printManifest))).toEqual(manifest);
  });

  it('in Chinese are within Slack’s limits and leave everything else as it is', async () => {
    const chinese = readManifest(await inLanguage('zh-CN', printManifest));
    expect(chinese.display_information.description).toMatch(/^\p{Script=Han}/u);
    expect({ ...chinese, display_information: null, features: null }).toEqual({
      ...manifest,
      display_information: null,
      features: null,
    });
  });
});
