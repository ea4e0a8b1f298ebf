import { findAuthority, shortAuthorityName } from '../bulletin/authorities.ts';
import type { DeadlineKind } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { inLanguage } from '../messages/language.ts';
import { t } from '../messages/messages.ts';
import type { FoundEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatMonth } from '../time/format-date.ts';

/** Something to ask that this corpus answers. It is worded where it is shown. */
type Example =
  | { readonly kind: 'common'; readonly search: (typeof commonSearches)[number] }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'deadline'; readonly what: string; readonly event: Event }
  | { readonly kind: 'fines'; readonly authority: string; readonly since: CalendarDate };

type Event = 'ends' | 'closes' | 'takes_effect';

// What people of the field search for first.
const commonSearches = [
  'facial_recognition',
  'fine',
  'industrial_internet',
  'transfers',
  'pipl',
  'breach',
  'minors',
] as const;

/** What to type, in the current language. */
export function exampleText(example: Example): string {
  switch (example.kind) {
    case 'common':
      return t(`question.example.${example.search}`);
    case 'title':
      return example.title;
    case 'deadline':
      return t(`question.example.${example.event}`, { what: example.what });
    case 'fines':
      return t('question.example.fines', {
        authority: shortAuthorityName(example.authority),
        month: formatMonth(example.since),
      });
  }
}

/** Up to three searches that find something: common ones of which every word is known, then the newest titles. */
export function exampleSearches(
  search: (query: string) => FoundEntries | null,
  newest: readonly CorpusEntry[],
): readonly Example[] {
  const common = commonSearches
    .map((one): Example => ({ kind: 'common', search: one }))
    .filter((example) => {
      const found = inLanguage('en', () => search(exampleText(example)));
      return found !== null && found.verdict === 'answer' && found.words.every(({ reading }) => reading === 'known');
    });
  const titles = newest.slice(0, 3).map(shortTitle);
  const finding = titles.filter((title) => search(title)?.total !== 0);
  return [...common, ...finding.map((title): Example => ({ kind: 'title', title }))].slice(0, 3);
}

const shortTitle = ({ entry }: CorpusEntry): string => entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);

/** Up to two questions that the newest entries answer: for a deadline, and for fines of an authority. */
export function exampleQuestions(newest: readonly CorpusEntry[]): readonly Example[] {
  const recent = newest.slice(0, mostTried);
  const ending = recent.flatMap((source) => source.entry.deadlines.flatMap(({ kind }) => questionFor(kind, source)));
  const fined = recent.flatMap(({ entry: { authorities, penalties, date } }): readonly Example[] => {
    const authority = authorities.find((one) => findAuthority(one)?.code === one);
    return authority !== undefined && penalties.length > 0 && date ? [{ kind: 'fines', authority, since: date }] : [];
  });
  return [...ending.slice(0, 1), ...fined.slice(0, 1)];
}

// Enough for an example of each sort.
const mostTried = 200;

function questionFor(kind: DeadlineKind, source: CorpusEntry): readonly Example[] {
  const event = events[kind];
  const what = /“([^”]{3,40})”/u.exec(source.entry.title)?.[1];
  return event === undefined || what === undefined ? [] : [{ kind: 'deadline', what, event }];
}

const events: Readonly<Partial<Record<DeadlineKind, Event>>> = {
  campaign_end: 'ends',
  pilot_end: 'ends',
  grace_period_end: 'ends',
  consultation_close: 'closes',
  effective_date: 'takes_effect',
};
