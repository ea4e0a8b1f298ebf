import type { UseCases } from '../src/bot/bot.ts';
import type { Services } from '../src/slack/services.ts';

const reject = () => Promise.reject(new Error('not called in this test'));

const useCases: UseCases = {
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

const refused = () => Promise.resolve({ kind: 'refused', error: 'not in this test' } as const);

/** What listeners work with, for tests that call none of it. */
export const rejectingServices: Services = {
  ...useCases,
  clock: { now: () => new Date('2019-04-22T01:00:00Z') },
  log: { info: () => {}, warn: () => {}, error: () => {} },
  identity: { ids: {}, workspace: '', workspaceId: '', botName: '', installer: null, installedAt: null },
  poster: { post: refused, postEphemeral: refused },
  queue: { inOrder: () => Promise.resolve(), post: refused },
  views: { open: reject, push: reject, update: reject, publish: reject },
  recent: {
    addIfNew: () => Promise.resolve(true),
    forget: reject,
    remember: reject,
    recall: reject,
    first: reject,
    inTurn: reject,
  },
  answersStrangers: false,
};
