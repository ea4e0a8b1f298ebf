import type { UseCases } from '../src/bot/bot.ts';

const refusing = () => Promise.reject(new Error('nobody should have asked'));

/** Workflows for tests in which nothing is asked of them. */
export const unaskedWorkflows: UseCases = {
  bot: { ask: refusing, answer: refusing, typeahead: refusing, home: refusing },
  subscriptions: {
    answer: refusing,
    form: refusing,
    filterError: () => null,
    subscribe: refusing,
    change: refusing,
    saveSettings: refusing,
    end: refusing,
    resume: refusing,
    madeBy: refusing,
    zoneOf: refusing,
    forget: refusing,
  },
  reminders: {
    acknowledge: refusing,
    snooze: refusing,
    mute: refusing,
    unmute: refusing,
    addToCalendar: refusing,
  },
  importing: {
    form: refusing,
    read: refusing,
    preview: refusing,
    confirm: refusing,
    cancel: refusing,
  },
  correcting: { form: refusing, correct: refusing, restore: refusing },
};
