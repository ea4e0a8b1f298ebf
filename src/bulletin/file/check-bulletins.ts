import type { Bulletin } from '../bulletin.ts';
import type { Problem } from '../problem.ts';
import { readBulletin } from './read-bulletin.ts';

/** A file as its reader found it. */
export interface BulletinFile {
  readonly file: string;
  readonly text: string;
}

/** The bulletins of the files without a fault, in the order of the files, and every problem of the others. */
export interface CheckedBulletins {
  readonly bulletins: readonly Bulletin[];
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks many files. Of two files with one bulletin id the later is refused, by rule `bulletin-id-unique`;
 * entry ids cannot collide then, as each consists of its bulletin's id, a letter and a number.
 */
export function checkBulletins(files: readonly BulletinFile[]): CheckedBulletins {
  const read = files.map(({ file, text }) => ({ file, ...readBulletin(text, file) }));
  const firsts = new Map(read.toReversed().map((one) => [one.bulletin?.id, one]));
  const checked = read.map((one) => {
    const first = firsts.get(one.bulletin?.id);
    if (!one.bulletin || !first || first === one) return one;
    const problem = { file: one.file, line: one.lineOf(['id']), ...idTwice(one.bulletin.id, first.file) };
    return { bulletin: null, problems: [problem] };
  });
  return {
    bulletins: checked.flatMap(({ bulletin }) => bulletin ?? []),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

const idTwice = (id: string, first: string): Pick<Problem, 'rule' | 'message'> => ({
  rule: 'bulletin-id-unique',
  message: `the bulletin ${id} is already in ${first}; give this one an id of its own or remove it`,
});
