import { readFile } from 'node:fs/promises';
import { readManifest } from '../config/read-manifest.ts';

/**
 * The app as the workspace is told of it: what `manifest.yml` declares.
 * @param optional whether it was given its optional scopes as well
 */
export async function installedApp(optional = true) {
  const manifest = readManifest(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'));
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
