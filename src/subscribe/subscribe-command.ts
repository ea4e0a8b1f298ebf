import type { Language } from '../messages/language.ts';
import type { Weekday } from '../time/calendar-date.ts';
import type { TimeOfDay } from '../time/instant.ts';
import { type LeadTimes, type SubscriptionTerms, weekdayName } from './subscription.ts';

/** What was typed after `subscribe`. What was left out is null, and comes from the channel's defaults. */
export interface SubscribeCommand {
  /** Which deadlines, in the query language; empty for all. */
  readonly filter: string;
  readonly before: LeadTimes['before'] | null;
  readonly unit: LeadTimes['unit'] | null;
  readonly at: TimeOfDay | null;
  readonly zone: string | null;
  /** The name that the zone was read from, where a reader may wonder: PST. */
  readonly zoneTyped: string | null;
  /** `none` if no digest is wanted, whatever the channel's defaults. */
  readonly digestDay: Weekday | 'none' | null;
  readonly cards: SubscriptionTerms['cards'] | null;
  readonly language: Language | null;
  readonly alerts: boolean | null;
  readonly problems: readonly CommandProblem[];
}

/** What is asked about, as it was typed, since any reading would be a guess. */
export interface CommandProblem {
  /**
   * lead, at, zone: not valid. place: it may be the zone or what the deadlines are about. zone_of_several: an abbreviation or a city of several
   * zones. twice: two values of one term. unclear: the word sounds like a term and is none.
   * negated: it asks for no reminders.
   */
  readonly part: 'lead' | 'at' | 'zone' | 'place' | 'zone_of_several' | 'twice' | 'unclear' | 'negated';
  readonly text: string;
  /** What may be meant. */
  readonly choices?: readonly CommandChoice[];
}

/** A way to go on: what the command then says. */
export interface CommandChoice {
  readonly label: string;
  readonly sets: Partial<SubscribeCommand>;
}

/** `subscribe` alone. */
export const emptyCommand: SubscribeCommand = {
  filter: '',
  before: null,
  unit: null,
  at: null,
  zone: null,
  zoneTyped: null,
  digestDay: null,
  cards: null,
  language: null,
  alerts: null,
  problems: [],
};

/** The terms of the subscription that a command asks for. */
export function termsOf(command: SubscribeCommand, defaults: SubscriptionTerms): SubscriptionTerms {
  return {
    leads: {
      unit: command.unit ?? defaults.leads.unit,
      before: command.before ?? defaults.leads.before,
    },
    at: command.at ?? defaults.at,
    zone: command.zone ?? defaults.zone,
    digestDay: command.digestDay === 'none' ? null : (command.digestDay ?? defaults.digestDay),
    cards: command.cards ?? defaults.cards,
    language: command.language ?? defaults.language,
  };
}

/** The command as it would be typed, without its problems: `parseSubscribeCommand` reads it back. */
export function printSubscribeCommand(command: SubscribeCommand): string {
  const { filter, before, unit, at, zone, digestDay, cards, language, alerts } = command;
  return [
    filter === '' ? 'all' : filter,
    ...(before ? [`lead ${before.join(',')}`] : []),
    ...(unit ? [unit === 'days' ? 'calendar days' : 'working days'] : []),
    ...(at ? [`at ${at}`] : []),
    // One word, since the filter may end in "time".
    ...(zone ? [`timezone ${zone}`] : []),
    ...(digestDay === 'none' ? ['no digest'] : []),
    ...(digestDay && digestDay !== 'none' ? [`weekly ${weekdayName(digestDay).toLowerCase()}`] : []),
    ...(cards ? [`${cards} cards`] : []),
    ...(language ? [`language ${language === 'zh-CN' ? 'zh' : language}`] : []),
    ...(alerts === null ? [] : [alerts ? 'alerts' : 'no alerts']),
  ].join(' ');
}
