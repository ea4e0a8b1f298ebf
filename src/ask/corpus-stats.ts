import { jurisdictionOf } from '../bulletin/corpus.ts';
import { jurisdictionName } from '../bulletin/labels.ts';
import { formatIssueDate, pluralise } from '../cards/format.ts';
import type { Library } from '../question/library.ts';
import { formatDate } from '../time/format-date.ts';
import type { CorpusStats } from './answers.ts';

/** How much a library holds. */
export function corpusStats({ corpus, deadlines }: Pick<Library, 'corpus' | 'deadlines'>): CorpusStats {
  const issues = corpus.bulletins.map(({ issued }) => issued).sort();
  return {
    bulletins: corpus.bulletins.length,
    entries: corpus.entries.length,
    deadlines: deadlines.length,
    jurisdictions: [...new Set(corpus.entries.map(jurisdictionOf))],
    newest: issues.at(-1) ?? null,
    newestAccount: latest(corpus.entries.map(({ entry }) => entry.knownAsOf?.slice(0, 7))),
    lastChecked: latest(corpus.entries.map(({ entry }) => entry.checked)),
  };
}

/** The latest of days, months or years. */
const latest = <Day extends string>(days: readonly (Day | undefined)[]): Day | null =>
  days
    .filter((day) => day !== undefined)
    .reduce<Day | null>((last, day) => (last !== null && last > day ? last : day), null);

/** How much the corpus holds: "1 bulletin, 14 entries, 4 deadlines. Latest: April 2019.", and how fresh it is where it says so. */
export function corpusText(stats: CorpusStats): string {
  const { bulletins, entries, deadlines, newest, newestAccount, lastChecked } = stats;
  if (newest === null) return 'No bulletins yet.';
  const counts = [
    pluralise(bulletins, 'bulletin', 'bulletins'),
    pluralise(entries, 'entry', 'entries'),
    ...(deadlines > 0 ? [pluralise(deadlines, 'deadline', 'deadlines')] : []),
  ];
  return [
    `${counts.join(', ')}.`,
    `Latest: ${formatIssueDate(newest)}.`,
    ...(newestAccount === null ? [] : [`Newest account: ${formatIssueDate(newestAccount)}.`]),
    ...(lastChecked === null ? [] : [`Last checked ${formatDate(lastChecked)}.`]),
  ].join(' ');
}

/** What was searched: "Searched 14 entries of 1 bulletin: China, April 2019". */
export function searchedText({ bulletins, entries, jurisdictions, newest }: CorpusStats): string {
  const places = jurisdictions.slice(0, mostPlaces).map(jurisdictionName).join(', ');
  const what = `Searched ${pluralise(entries, 'entry', 'entries')} of ${pluralise(bulletins, 'bulletin', 'bulletins')}`;
  return newest === null ? what : `${what}: ${places}, latest ${formatIssueDate(newest)}`;
}

const mostPlaces = 4;
