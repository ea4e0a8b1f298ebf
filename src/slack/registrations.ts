import type { App } from '@slack/bolt';
import { callbackIds, command } from '../cards/action-ids.ts';
import { appUninstalled, homeOpened, type Removals, tokensRevoked } from './listeners/app-events.ts';
import { gate, unknownAction, unknownCommand, unknownOptions, unknownShortcut, unknownView } from './listeners/gate.ts';
import { presses } from './listeners/presses.ts';
import { directMessage, mention, privacyLawCommand, relatedShortcut, searchShortcut } from './listeners/questions.ts';
import { submissions, typeaheads } from './listeners/submissions.ts';
import { workflowStep, workflowSteps } from './listeners/workflow-steps.ts';
import type { Requests } from './requests.ts';

import type { Services } from './services.ts';

/**
 * Registers everything the app reacts to, then catch-alls that reply to whatever else arrives. `manifest.yml` must declare the same
 * command, events and shortcuts, and docs/workflow-steps.md the same steps; a test compares them.
 */
export function register(app: App, requests: Requests, removals: Removals): void {
  app.use(gate(requests));
  // Each request is answered with what its workspace has.
  const of =
    <Args extends { readonly body: object }>(listener: (services: Services) => (args: Args) => Promise<void>) =>
    async (args: Args): Promise<void> =>
      listener(await requests.servicesOf(args.body))(args);

  app.command(command, of(privacyLawCommand));
  app.command(otherThan([command]), of(unknownCommand));

  app.event('app_mention', of(mention));
  app.event('message', of(directMessage));
  app.event('app_home_opened', of(homeOpened));
  app.event('app_uninstalled', appUninstalled(removals));
  app.event('tokens_revoked', tokensRevoked(removals));

  for (const [id, request] of Object.entries(workflowSteps))
    app.function(
      id,
      of((services) => workflowStep(services, request)),
    );

  const { searchShortcut: search, relatedShortcut: related } = callbackIds;
  app.shortcut({ type: 'shortcut', callback_id: search }, of(searchShortcut));
  app.shortcut({ type: 'message_action', callback_id: related }, of(relatedShortcut));
  app.shortcut(otherThan([search, related]), of(unknownShortcut));

  // Action ids must differ within a block, so they may end in a suffix: `run_request:next`.
  for (const [id, press] of Object.entries(presses)) {
    app.action({ type: 'block_actions', action_id: new RegExp(`^${id}(?::.*)?$`) }, of(press));
  }
  app.action({ type: 'block_actions', action_id: otherThan(Object.keys(presses)) }, of(unknownAction));

  for (const [id, submission] of Object.entries(submissions)) {
    app.view({ type: 'view_submission', callback_id: id }, of(submission));
  }
  app.view(otherThan(Object.keys(submissions)), of(unknownView));

  for (const [id, typeahead] of Object.entries(typeaheads)) {
    app.options({ action_id: id }, of(typeahead));
  }
  app.options({ action_id: otherThan(Object.keys(typeaheads)) }, of(unknownOptions));
}

// Bolt runs every listener that matches, so a catch-all must not match what is registered.
const otherThan = (names: readonly string[]): RegExp => new RegExp(`^(?!(?:${names.join('|')})(?::|$))`);
