import { z } from 'zod';
import { type Finding, readCheckedYaml } from '../bulletin/checked-yaml.ts';
import type { Problem } from '../bulletin/problem.ts';
import { type Source, sourceSchema } from './source.ts';

/** The sources of a file and every problem with it; no sources if there are problems. */
export interface ReadSources {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

const schema = z.strictObject({ sources: z.array(sourceSchema) });

/**
 * Reads and checks a file of sources, such as `data/sources.yaml`. Besides those of `readCheckedYaml` the rules are `source-id-unique` and `source-url-unique`.
 * @param file the name in the problems
 */
export function readSources(text: string, file: string): ReadSources {
  const { data, problems } = readCheckedYaml(text, file, {
    schema,
    rules: (_, read) => [...repeated(read?.sources ?? [], 'id'), ...repeated(read?.sources ?? [], 'url')],
  });
  return { sources: data?.sources ?? [], problems };
}

function repeated(sources: readonly Source[], field: 'id' | 'url'): readonly Finding[] {
  return sources.flatMap((source, at) => {
    const first = sources.findIndex((other) => other[field] === source[field]);
    if (first === at) return [];
    const message = `"${field}" is that of ${sources[first]?.name} too; remove one of the two`;
    return [{ path: ['sources', at, field], rule: `source-${field}-unique`, message }];
  });
}

/** The suggestions with the sources of an operator's file, which win where they have the same id or address. */
export function withOwnSources(suggested: readonly Source[], own: readonly Source[]): readonly Source[] {
  const replaced = new Set(own.flatMap(({ id, url }) => [id, url]));
  return [...own, ...suggested.filter(({ id, url }) => !replaced.has(id) && !replaced.has(url))];
}
