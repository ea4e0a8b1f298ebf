import type { Bulletin, Entry } from '../bulletin.ts';
import type { Problem } from '../problem.ts';
import { entryFindings } from './entry-rules.ts';

/** A bulletin that `check` would take, and what was left out for it. */
export interface SoundBulletin {
  readonly bulletin: Bulletin;
  readonly problems: readonly Omit<Problem, 'file' | 'line'>[];
}

/**
 * The bulletin without those deadlines and authorities that break a rule of `check`: a machine read them, and none is better than
 * a wrong one. Each that was left out is a problem, `left-out`, that names its entry and the rule.
 */
export function withoutUnsound(bulletin: Bulletin): SoundBulletin {
  const read = bulletin.entries.map((entry) => soundEntry(entry, bulletin.id));
  return {
    bulletin: { ...bulletin, entries: read.map(({ entry }) => entry) },
    problems: read.flatMap(({ problems }) => problems),
  };
}

function soundEntry(entry: Entry, bulletinId: string) {
  const findings = entryFindings(entry, bulletinId);
  const isLeft = (list: string, at: number): boolean =>
    !findings.some(({ path }) => path[0] === list && path[1] === at);
  return {
    entry: {
      ...entry,
      authorities: entry.authorities.filter((_, at) => isLeft('authorities', at)),
      deadlines: entry.deadlines.filter((_, at) => isLeft('deadlines', at)),
    },
    problems: findings.map(({ rule, message }) => ({
      rule: 'left-out',
      message: `of ${entry.id} something was left out, as ${message} (${rule})`,
    })),
  };
}
