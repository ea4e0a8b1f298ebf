import { sectionNames } from '../answers/deadline-names.ts';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import type { Unread } from '../search/query/query.ts';
import { budgets, cut } from './limits.ts';

/** What of a question could not be read, what was done instead, and what can be done: a sentence or two. */
export function unreadWords(unread: Unread): string {
  const text = `“${cut(unread.text, budgets.titleInPassing)}”`;
  switch (unread.why) {
    case 'no_such_day':
      return `${text} is no day of the calendar: no limit of time was set for it.`;
    case 'not_read':
      return `${text} was not understood as a time: no limit of time was set for it.`;
    case 'ends_before_it_begins':
      return `${text} ends before it begins: no limit of time was set for it.`;
    case 'no_common_day':
      return `${text} have no day in common: no limit of time was set for them.`;
    case 'no_common_amount':
      return `${text} have no amount in common: no limit of amount was set for them.`;
    case 'no_amount':
      return `${text} tells no amount, so its words were searched. Write penalty:>=1000000EUR.`;
    case 'no_value':
      return `${text} says nothing after the colon and sets no limit.`;
    case 'unknown_section':
      return `${text} names no section, so its words were searched. The sections are ${sections.map((one) => sectionNames[one].toLowerCase()).join(', ')}.`;
    case 'unknown_authority':
      return `${text} is no authority of the table, so its words were searched. Write a code or a name, as authority:MIIT.`;
    case 'unknown_kind':
      return `${text} is no kind of deadline, so its words were searched. The kinds are ${deadlineKinds.join(', ')}.`;
    case 'unknown_holding':
      return `${text} cannot be asked for, so its words were searched. There are has:deadline and has:penalty.`;
    case 'unknown_filter':
      return `${text} is no filter, so its words were searched. Did you mean ${unread.nearest}: ?`;
    case 'or_between_filters':
      return `${text}: OR joins words, or values of one filter. Here both hold together; ask twice for either.`;
    case 'cannot_be_excluded':
      return `${text} cannot be excluded and sets no limit. Ask for the days or amounts on the other side of it.`;
  }
}
