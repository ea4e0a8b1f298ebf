import { type Bot, createBot } from './bot.ts';
import { type Correcting, type CorrectingFacts, createCorrecting } from './correcting/correcting.ts';
import { createImporting, type Importing, type ImportingFacts } from './importing/importing.ts';
import { createReminderActions, type ReminderActionFacts, type ReminderActions } from './reminder-actions.ts';
import type { SubscriptionDesk } from './subscribing/subscription-desk.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** All that the surfaces can ask for. */
export interface Workflows {
  readonly bot: Bot;
  readonly subscriptions: Subscriptions;
  readonly reminders: ReminderActions;
  readonly importing: Importing;
  readonly correcting: Correcting;
}

/** Puts together what the surfaces can ask for, out of what it works with. */
export function createWorkflows(
  facts: SubscriptionDesk & ReminderActionFacts & ImportingFacts & CorrectingFacts,
): Workflows {
  const subscriptions = createSubscriptions(facts);
  const importing = createImporting(facts);
  return {
    bot: createBot({ ...facts, subscriptions, importing }),
    subscriptions,
    reminders: createReminderActions(facts),
    importing,
    correcting: createCorrecting(facts),
  };
}
