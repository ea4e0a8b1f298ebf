import { type Bot, createBot } from './bot.ts';
import { createReminderActions, type ReminderActionFacts, type ReminderActions } from './reminder-actions.ts';
import type { SubscriptionDesk } from './subscribing/subscription-desk.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** All that the surfaces can ask for. */
export interface Workflows {
  readonly bot: Bot;
  readonly subscriptions: Subscriptions;
  readonly reminders: ReminderActions;
}

/** Puts together what the surfaces can ask for, out of what it works with. */
export function createWorkflows(facts: SubscriptionDesk & ReminderActionFacts): Workflows {
  const subscriptions = createSubscriptions(facts);
  return {
    bot: createBot({ ...facts, subscriptions }),
    subscriptions,
    reminders: createReminderActions(facts),
  };
}
