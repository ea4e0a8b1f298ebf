import type { Button } from '@slack/types';
import type { CorpusEntry, DatedDeadline } from '../bulletin/corpus.ts';
import { t } from '../messages/messages.ts';
import { atPage } from '../question/parse-request.ts';
import type { Request } from '../question/request.ts';
import { actionIds } from './action-ids.ts';
import { button } from './blocks.ts';
import { deadlineValue, encodeRequest } from './button-values.ts';
import type { CardPlace } from './card.ts';
import { truncate, truncationLengths } from './limits.ts';

/** A button that answers a request, in place of this card where only its reader sees it. */
export function requestButton(text: string, request: Request, slot: string): Button {
  return button({ id: `${actionIds.runRequest}:${slot}`, text, value: encodeRequest(request) });
}

/** A button that searches for words. */
export function searchButton(words: string, slot: string): Button {
  const text = t('cards.button.search', { words: truncate(words, truncationLengths.questionOnButton) });
  return requestButton(text, { kind: 'search', words, page: 1 }, slot);
}

/** A button that lists the newest entries of all sections. */
export const latestButton = (): Button =>
  requestButton(t('cards.button.latest'), { kind: 'latest', section: null, page: 1 }, 'latest');

/** A button that lists every deadline. */
export const deadlinesButton = (text: string): Button =>
  requestButton(text, { kind: 'deadlines', words: '', page: 1 }, 'deadlines');

/** The same, where nothing says how many there are. */
export const upcomingButton = (): Button => deadlinesButton(t('cards.button.upcoming'));

/** Says what can be asked. */
export const helpButton = (): Button => requestButton(t('cards.button.help'), { kind: 'help' }, 'help');

/** Share to channel, where there is a channel. */
export function shareButtons(source: CorpusEntry, { canShare }: CardPlace): readonly Button[] {
  return canShare ? [entryButton(actionIds.shareEntry, t('cards.button.share'), source)] : [];
}

/** Subscribes the channel to reminders, where there is a channel. */
export function remindButtons({ canShare }: CardPlace): readonly Button[] {
  const request: Request = { kind: 'subscribe', words: '', anyway: false };
  return canShare ? [requestButton(t('cards.button.remind'), request, 'subscribe')] : [];
}

/** Opens an entry of a list. */
export const openButton = (source: CorpusEntry): Button =>
  entryButton(`${actionIds.showEntry}:${source.entry.id}`, t('cards.button.open'), source);

/** Opens the entry of a card. */
export const openEntryButton = (source: CorpusEntry): Button =>
  entryButton(actionIds.showEntry, t('cards.button.open_entry'), source);

/** Sends the calendar file of a deadline to whoever presses it; none once it has passed. */
export function calendarButtons({ source, deadline: { kind, date }, daysLeft }: DatedDeadline): readonly Button[] {
  if (daysLeft < 0) return [];
  const text = t('cards.button.calendar');
  const value = deadlineValue({ entryId: source.entry.id, kind, edge: 'end', date });
  return [
    button({
      id: actionIds.sendCalendar,
      text,
      value,
      label: t('cards.titled', { title: text, text: source.entry.title }),
    }),
  ];
}

function entryButton(id: string, text: string, { entry }: CorpusEntry): Button {
  const value = encodeRequest({ kind: 'show', id: entry.id, page: 1 });
  return button({ id, text, value, label: t('cards.titled', { title: text, text: entry.title }) });
}

/** A page of a list, counted from 1, and the number of pages. */
export interface Page {
  readonly number: number;
  readonly of: number;
}

/** One page of a list; the last page if the number is too high. */
export function pageOf<T>(
  items: readonly T[],
  { number, size }: { readonly number: number; readonly size: number },
): { readonly items: readonly T[]; readonly page: Page } {
  const page = pageNumbered(number, { size, total: items.length });
  return { items: items.slice((page.number - 1) * size, page.number * size), page };
}

/** That page of a list of `total` items; the last page if the number is too high. */
export function pageNumbered(number: number, { size, total }: { readonly size: number; readonly total: number }): Page {
  const of = Math.max(1, Math.ceil(total / size));
  return { number: Math.min(Math.max(1, Math.trunc(number)), of), of };
}

/** " · page 2 of 3", to follow a heading; empty if there is one page only. */
export function pageSuffix({ number, of }: Page): string {
  return of > 1 ? t('cards.page', { number, of }) : '';
}

/** Previous and Next, where there are such pages. */
export function pageButtons(request: Request, { number, of }: Page, next = t('cards.button.next')): readonly Button[] {
  return [
    ...(number > 1 ? [requestButton(t('cards.button.previous'), atPage(request, number - 1), 'previous')] : []),
    ...(number < of ? [requestButton(next, atPage(request, number + 1), 'next')] : []),
  ];
}
