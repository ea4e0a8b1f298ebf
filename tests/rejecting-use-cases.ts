import type { UseCases } from '../src/bot/bot.ts';

const reject = () => Promise.reject(new Error('not called in this test'));

/** Use cases for tests that call none of them. */
export const rejectingUseCases: UseCases = {
  bot: {
    related: reject,
    read: () => ({ kind: 'help' }),
    answer: reject,
    converse: reject,
    typeahead: reject,
    home: reject,
  },
  subscriptions: {
    answer: reject,
    form: reject,
    refill: reject,
    filterProblems: () => [],
    isEmpty: () => false,
    subscribe: reject,
    change: reject,
    saveSettings: reject,
    end: reject,
    resume: reject,
    nextReminders: reject,
    calendarLink: reject,
    revokeCalendar: reject,
    remindOwner: reject,
    madeBy: reject,
    zoneOf: reject,
  },
  scoping: { form: reject, choose: reject },
  reminders: {
    addToCalendar: reject,
    sendCalendar: reject,
  },
  desk: { act: reject, mine: reject, states: reject, snooze: reject, form: reject, submit: reject },
  importing: {
    form: reject,
    read: reject,
    preview: reject,
    decide: reject,
    errors: reject,
    submit: reject,
    undo: reject,
    confirm: reject,
  },
  following: { list: reject, form: reject, add: reject, choose: reject },
  correcting: {
    decide: reject,
    errors: () => ({}),
    submit: reject,
    review: reject,
    entryForm: reject,
    readEntry: () => null,
    edit: reject,
  },
};
