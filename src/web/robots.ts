import robotsParser from 'robots-parser';
import type { Clock } from '../ports.ts';
import type { Fetched, FetchFailure } from '../sources/ports.ts';
import { hour, type Instant, minute } from '../time/instant.ts';

interface RobotsDependencies {
  readonly userAgent: string;
  readonly clock: Clock;
  readonly read: (address: string) => Promise<Fetched>;
}

type Rules =
  | { readonly rules: ReturnType<typeof robotsParser> | null }
  /** Nobody knows at the moment. */
  | { readonly failure: FetchFailure };

/** How long rules are remembered, and how long that they could not be read, in milliseconds; and of how many sites. */
const remembered = { rules: 24 * hour, failure: 10 * minute, sites: 500 } as const;

/** Most of a robots.txt that is read, in characters. Source: RFC 9309, 2.5. */
const longest = 500_000;

/** The most `*` that are read: each is tried at every place of an address, and 200,000 of them would take seconds. */
const mostWildcards = 5000;

/**
 * Asks each site's robots.txt, and remembers it for a day. As RFC 9309 says: without one, or where it is refused, everything is allowed; where the site
 * does not answer, nothing is. `refusal` is null if an address may be asked for; otherwise why not.
 */
export function createRobots({ userAgent, clock, read }: RobotsDependencies): {
  readonly refusal: (url: URL) => Promise<FetchFailure | null>;
} {
  const known = new Map<string, { readonly rules: Promise<Rules>; until: Instant }>();
  const rulesOf = (origin: string): Promise<Rules> => {
    const now = clock.now().getTime();
    const before = known.get(origin);
    if (before && now < before.until) return before.rules;
    const entry = { rules: readRules(read, origin), until: now + remembered.rules };
    void entry.rules.then((rules) => {
      if ('failure' in rules) entry.until = now + remembered.failure;
    });
    if (known.size >= remembered.sites) known.clear();
    known.set(origin, entry);
    return entry.rules;
  };
  return {
    refusal: async ({ origin, href }) => {
      const found = await rulesOf(origin);
      if ('failure' in found) return found.failure;
      return found.rules?.isAllowed(href, userAgent) === false ? { reason: 'robots' } : null;
    },
  };
}

async function readRules(read: RobotsDependencies['read'], origin: string): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  const answer = await read(address);
  if (answer.kind === 'fetched') {
    const text = new TextDecoder().decode(answer.bytes).slice(0, longest);
    const kept = text.split('*', mostWildcards).join('*');
    return { rules: robotsParser(address, kept === text ? text : kept.slice(0, kept.lastIndexOf('\n'))) };
  }
  const none = { rules: null };
  if (answer.kind === 'unchanged') return none;
  const { failure } = answer;
  if (failure.reason === 'status')
    return failure.status < 500 && failure.status !== 429 ? none : { failure: { reason: 'robots_unknown' } };
  return failure.reason === 'too_large' || failure.reason === 'too_many_redirects' ? none : { failure };
}
