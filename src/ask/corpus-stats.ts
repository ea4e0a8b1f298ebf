import { jurisdictionOf } from '../bulletin/corpus.ts';
import { jurisdictionName } from '../bulletin/labels.ts';
import { formatIssueDate } from '../cards/format.ts';
import { joinAs, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
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
export function corpusText({ bulletins, entries, deadlines, newest, newestAccount, lastChecked }: CorpusStats): string {
  if (newest === null) return t('ask.corpus.none');
  const account = newestAccount && t('ask.corpus.newest_account', { day: formatIssueDate(newestAccount) });
  const checked = lastChecked && t('ask.corpus.checked', { day: formatDate(lastChecked) });
  return joinAs('sentences', [
    deadlines > 0
      ? t('ask.corpus.counts.deadlines', { bulletins, entries, deadlines })
      : t('ask.corpus.counts', { bulletins, entries }),
    t('ask.corpus.latest', { day: formatIssueDate(newest) }),
    ...(account ? [account] : []),
    ...(checked ? [checked] : []),
  ]);
}

/** What was searched: "Searched 14 entries of 1 bulletin: China, April 2019". */
export function searchedText({ bulletins, entries, jurisdictions, newest }: CorpusStats): string {
  if (newest === null) return t('ask.corpus.searched.nothing');
  const places = listFacts(jurisdictions.slice(0, mostPlaces).map(jurisdictionName));
  return t('ask.corpus.searched', { bulletins, entries, places, day: formatIssueDate(newest) });
}

const mostPlaces = 4;
