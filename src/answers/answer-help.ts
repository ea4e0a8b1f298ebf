import type { CorpusFacts, HelpAnswer } from './answer.ts';
import type { Library } from './library.ts';

/** What the app can do, with examples that work on the present corpus. */
export function answerHelp(library: Library): HelpAnswer {
  const { newest, searches, limits } = library;
  return {
    kind: 'help',
    searches,
    limits: limits(),
    showId: newest[0]?.entry.id ?? null,
    corpus: corpusFacts(library),
  };
}

// The newest bulletin is told by its month or day of issue.
function corpusFacts({ corpus, deadlines }: Library): CorpusFacts {
  const issued = corpus.bulletins.map((bulletin) => bulletin.issued).sort();
  return {
    bulletins: corpus.bulletins.length,
    entries: corpus.entries.length,
    deadlines: deadlines.length,
    newest: issued.at(-1) ?? null,
  };
}
