import type { App } from '@slack/bolt';
import { callbackIds, command } from '../cards/action-ids.ts';
import { appUninstalled, homeOpened, tokensRevoked } from './listeners/app-events.ts';
import { gate, unknownAction, unknownCommand, unknownOptions, unknownShortcut, unknownView } from './listeners/gate.ts';
import { presses } from './listeners/presses.ts';
import { directMessage, mention, privacyLawCommand, relatedShortcut, searchShortcut } from './listeners/questions.ts';
import { submissions, typeaheads } from './listeners/submissions.ts';
import { workflowStep, workflowSteps } from './listeners/workflow-steps.ts';
import type { Services } from './services.ts';

/**
 * Registers everything the app reacts to, then catch-alls that reply to whatever else arrives. `manifest.yml` must declare the same
 * command, events and shortcuts, and docs/workflow-steps.md the same steps; a test compares them.
 */
export function register(app: App, services: Services): void {
  app.use(gate(services));

  app.command(command, privacyLawCommand(services));
  app.command(otherThan([command]), unknownCommand(services));

  app.event('app_mention', mention(services));
  app.event('message', directMessage(services));
  app.event('app_home_opened', homeOpened(services));
  app.event('app_uninstalled', appUninstalled(services));
  app.event('tokens_revoked', tokensRevoked(services));

  for (const [id, request] of Object.entries(workflowSteps)) app.function(id, workflowStep(services, request));

  const { searchShortcut: search, relatedShortcut: related } = callbackIds;
  app.shortcut({ type: 'shortcut', callback_id: search }, searchShortcut(services));
  app.shortcut({ type: 'message_action', callback_id: related }, relatedShortcut(services));
  app.shortcut(otherThan([search, related]), unknownShortcut(services));

  // Action ids must differ within a block, so they may end in a suffix: `run_request:next`.
  for (const [id, press] of Object.entries(presses)) {
    app.action({ type: 'block_actions', action_id: new RegExp(`^${id}(?::.*)?$`) }, press(services));
  }
  app.action({ type: 'block_actions', action_id: otherThan(Object.keys(presses)) }, unknownAction(services));

  for (const [id, submission] of Object.entries(submissions)) {
    app.view({ type: 'view_submission', callback_id: id }, submission(services));
  }
  app.view(otherThan(Object.keys(submissions)), unknownView(services));

  for (const [id, typeahead] of Object.entries(typeaheads)) {
    app.options({ action_id: id }, typeahead(services));
  }
  app.options({ action_id: otherThan(Object.keys(typeaheads)) }, unknownOptions(services));
}

// Bolt runs every listener that matches, so a catch-all must not match what is registered.
const otherThan = (names: readonly string[]): RegExp => new RegExp(`^(?!(?:${names.join('|')})(?::|$))`);
