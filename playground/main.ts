import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';
import { asJson, isSet, type Json, listOf, objectOf, objectsOf, textOf } from './json.ts';
import { openWorkspace } from './open-workspace.ts';
import { type InstalledApp, identify } from './state/people.ts';

// Opens a workspace without an app, and prints what to point one at it with.

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3200' },
    manifest: { type: 'string' },
    'request-url': { type: 'string' },
  },
});
const app = values.manifest ? readManifest(asJson(load(await readFile(values.manifest, 'utf8')))) : {};
const requestUrl = values['request-url'];
await using workspace = await openWorkspace({
  port: Number(values.port),
  app,
  ...(requestUrl ? { requestUrl } : {}),
});
const { botToken, appToken, signingSecret } = identify(app);
process.stdout.write(`Playground running at ${workspace.url}
SLACK_API_URL=${workspace.apiUrl}
SLACK_BOT_TOKEN=${botToken}
SLACK_APP_TOKEN=${appToken}
SLACK_SIGNING_SECRET=${signingSecret}
Press Ctrl+C to stop.
`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

/** The parts of an app manifest that the workspace needs. */
function readManifest(manifest: Json): InstalledApp {
  const features = objectOf(manifest, 'features');
  const tabs = objectOf(features, 'app_home');
  const subscriptions = objectOf(objectOf(manifest, 'settings'), 'event_subscriptions');
  return {
    name: textOf(objectOf(manifest, 'display_information'), 'name') || 'App',
    commands: objectsOf(features, 'slash_commands').map((each) => ({
      command: textOf(each, 'command'),
      description: textOf(each, 'description'),
      usageHint: textOf(each, 'usage_hint'),
    })),
    shortcuts: objectsOf(features, 'shortcuts').map((each) => ({
      name: textOf(each, 'name'),
      type: each['type'] === 'message' ? 'message' : 'global',
      callbackId: textOf(each, 'callback_id'),
    })),
    events: listOf(subscriptions, 'bot_events').map(String),
    homeTab: isSet(tabs, 'home_tab_enabled'),
    messagesTab: isSet(tabs, 'messages_tab_enabled'),
  };
}
