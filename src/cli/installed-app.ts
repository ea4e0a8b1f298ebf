import { readFile } from 'node:fs/promises';
import { readManifest } from '../config/read-manifest.ts';

/** The app as the workspace is told of it: what `manifest.yml` declares. */
export async function installedApp() {
  const manifest = readManifest(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  const { app_home: home, slash_commands: commands, shortcuts } = manifest.features;
  return {
    name: manifest.display_information.name,
    commands: commands.map(({ command, description, usage_hint: usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: shortcuts.map(({ name, type, callback_id: callbackId }) => ({ name, type, callbackId })),
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
    homeTab: home.home_tab_enabled,
    messagesTab: home.messages_tab_enabled,
  };
}
