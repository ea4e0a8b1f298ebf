import type { Problem } from '../problem.ts';

/** The largest files that are read, in bytes: text and web pages, and those that hold their text packed. */
export const largestDocument = { plain: 5_000_000, packed: 20_000_000 } as const;

/** The most that a packed file may hold once it is unpacked, in bytes; what claims more is not unpacked. */
export const mostUnpacked = 60_000_000;

/** The problem of a file that is larger than may be read; null where it is not. */
export function sizeProblem(bytes: Uint8Array, most: number): Problem | null {
  if (bytes.length === 0)
    return problemOf('text-empty', 'the file is empty; save the bulletin again and give it anew');
  if (bytes.length <= most) return null;
  return problemOf(
    'text-too-large',
    `the file has more than ${Math.round(most / 100_000) / 10} MB; split it`,
  );
}

/** The problem of a packed file that holds more than may be unpacked. */
export const bombProblem = (): Problem =>
  problemOf(
    'file-too-large-unpacked',
    `the file would take more than ${Math.round(mostUnpacked / 1_000_000)} MB once unpacked; save its text as .txt`,
  );

/** A problem of a whole file. */
export const problemOf = (rule: string, message: string): Problem => ({ line: 0, rule, message });
