import { readFile } from 'node:fs/promises';
import { dump, load } from 'js-yaml';
import { z } from 'zod';
import { t } from '../messages/messages.ts';

const manifestSchema = z.looseObject({
  display_information: z.looseObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.looseObject({
    app_home: z.looseObject({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
    bot_user: z.looseObject({ display_name: z.string().max(80) }),
    shortcuts: z.array(
      z.looseObject({
        name: z.string().max(24),
        type: z.enum(['message', 'global']),
        callback_id: z.enum(['search_privacy_law', 'find_related_law']),
        description: z.string().max(150),
      }),
    ),
    slash_commands: z.array(
      z.looseObject({
        command: z.string().regex(/^\/[^ ]{1,31}$/),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
      }),
    ),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

/** The app as declared in `manifest.yml`, within Slack's limits. */
export type Manifest = Readonly<z.output<typeof manifestSchema>>;

/** Parses the text of `manifest.yml`. Throws if it is not valid: it ships with the app. */
export function readManifest(text: string): Manifest {
  return manifestSchema.parse(load(text));
}

/** The bot scopes that the app asks for. The person who installs it may decline the optional ones. */
export async function appScopes(): Promise<readonly string[]> {
  const { bot, bot_optional: optional } = (await ownManifest()).oauth_config.scopes;
  return [...bot, ...optional];
}

/** The manifest with its words in the current language, as YAML. Slack shows them as they are: it has no translations of an app's words. */
export async function printManifest(): Promise<string> {
  const manifest = await ownManifest();
  const { shortcuts, slash_commands: commands } = manifest.features;
  return dump(
    manifestSchema.parse({
      ...manifest,
      display_information: {
        ...manifest.display_information,
        description: t('manifest.description'),
        long_description: t('manifest.long_description'),
      },
      features: {
        ...manifest.features,
        shortcuts: shortcuts.map((shortcut) => ({
          ...shortcut,
          name: t(`manifest.shortcut.${shortcut.callback_id}`),
          description: t(`manifest.shortcut.${shortcut.callback_id}.description`),
        })),
        slash_commands: commands.map((one) => ({
          ...one,
          description: t('manifest.command'),
          usage_hint: t('manifest.command.typed'),
        })),
      },
    }),
  );
}

const ownManifest = async (): Promise<Manifest> =>
  readManifest(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'));

/**
 * What a test workspace needs to know about the app, from `manifest.yml`.
 * @param optional whether the optional scopes are granted too
 */
export async function installedApp(optional = true) {
  const manifest = await ownManifest();
  const { app_home: home, slash_commands: commands, shortcuts } = manifest.features;
  const { scopes } = manifest.oauth_config;
  return {
    name: manifest.display_information.name,
    commands: commands.map(({ command, description, usage_hint: usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: shortcuts.map(({ name, type, callback_id: callbackId }) => ({ name, type, callbackId })),
    scopes: [...scopes.bot, ...(optional ? scopes.bot_optional : [])],
    events: manifest.settings.event_subscriptions.bot_events,
    homeTab: home.home_tab_enabled,
    messagesTab: home.messages_tab_enabled,
  };
}
