import { z } from 'zod';
import { authorityTable, nameKey } from '../../bulletin/authorities.ts';
import { type Finding, readCheckedYaml } from '../../bulletin/checked-yaml.ts';
import type { Problem } from '../../bulletin/problem.ts';
import type { YamlPath } from '../../bulletin/read-yaml.ts';
import { simplified } from '../../text/simplified.ts';

const conceptKinds = ['law', 'measure', 'standard', 'theme', 'place', 'company'] as const;

/** The id of a concept, a set of words or a topic. */
export const stableId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens');
const name = z.string().trim().min(2).max(200);
const names = z.array(name).readonly().default([]);

/** A law or subject with everything it is called. */
export const conceptSchema = z.strictObject({
  /** Stable. */
  id: stableId,
  kind: z.enum(conceptKinds),
  /** ISO 3166 alpha-2, or EU; absent if the name belongs to none or to several. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code, or EU')
    .optional(),
  /** The name to show, in English. */
  name,
  acronyms: names,
  /** Other names and translations in use. */
  also: names,
  /** Former names, and names of drafts. */
  older: names,
  /** Common mistakes. */
  wrong: names,
  /** In simplified characters, the full name first. */
  chinese: z
    .array(name.regex(/\p{Script=Han}/u, 'must be in Chinese characters'))
    .readonly()
    .default([]),
});

type ListedConcept = z.output<typeof conceptSchema>;

/**
 * A law, authority or subject, or a set of everyday words, with everything it is called: to search, all its names are
 * one.
 */
export interface Concept extends Readonly<Omit<ListedConcept, 'kind'>> {
  readonly kind: ListedConcept['kind'] | 'authority' | 'name' | 'words' | 'wider' | 'phrase';
  /** The code of an authority, which is not in the file of concepts but in the table of authorities. */
  readonly authority?: string;
  /** What a set of the lexicon counts beside the very word: see `lexicalConcepts`. */
  readonly strength?: 'same' | 'near';
  /** Counts little beside other words. */
  readonly isLow?: true;
  /** The concepts that answer too, at a low weight. */
  readonly of?: readonly string[];
}

/**
 * Reads and checks the file of concepts; none are returned if there are problems. Besides those of `readCheckedYaml` the rules are `concept-id-unique`,
 * `concept-name-unique` (a name belongs to one concept, and to no authority) and `concept-chinese` (Chinese names are
 * in simplified characters).
 * @param file the name in the problems
 */
export function readConcepts(
  text: string,
  file: string,
): { readonly concepts: readonly Concept[]; readonly problems: readonly Problem[] } {
  const { data, problems } = readCheckedYaml(text, file, {
    schema: fileSchema,
    rules: (_, read) =>
      read
        ? [
            ...read.concepts.flatMap(({ chinese }, i) =>
              traditional(chinese, ['concepts', i, 'chinese'], 'concept-chinese'),
            ),
            ...repeated(read.concepts),
          ]
        : [],
  });
  return { concepts: data?.concepts ?? [], problems };
}

const fileSchema = z.strictObject({ concepts: z.array(conceptSchema) });

/** A finding for each Chinese word that is not in simplified characters. */
export const traditional = (words: readonly string[], path: YamlPath, rule: string): readonly Finding[] =>
  words.flatMap((word, i) => {
    if (simplified(word) === word) return [];
    const message = `"${word}" must be in simplified characters: ${simplified(word)}`;
    return [{ path: [...path, i], rule, message }];
  });

function repeated(concepts: readonly Concept[]): readonly Finding[] {
  const ids = new Set<string>();
  const owners = new Map(
    authorityTable().authorities.flatMap(({ code, names: latin, chinese, search }) =>
      [code, ...latin, ...chinese, ...search].map((one) => [nameKey(one), code]),
    ),
  );
  return concepts.flatMap((concept, i) => {
    const findings: Finding[] = [];
    if (ids.has(concept.id)) {
      const message = `the ID ${concept.id} is used twice; choose another`;
      findings.push({ path: ['concepts', i, 'id'], rule: 'concept-id-unique', message });
    }
    ids.add(concept.id);
    for (const { path, name: one } of namesIn(concept)) {
      const owner = owners.get(nameKey(one));
      owners.set(nameKey(one), concept.id);
      if (owner === undefined) continue;
      const message = `"${one}" is already a name of ${owner}; a name belongs to one concept`;
      findings.push({ path: ['concepts', i, ...path], rule: 'concept-name-unique', message });
    }
    return findings;
  });
}

const lists = ['acronyms', 'also', 'older', 'wrong', 'chinese'] as const;

/** Every name of a concept with its path in the concept, the name to show first. */
export function namesIn(concept: Concept): readonly { readonly name: string; readonly path: YamlPath }[] {
  return [
    { name: concept.name, path: ['name'] },
    ...lists.flatMap((list) => concept[list].map((one, i) => ({ name: one, path: [list, i] }))),
  ];
}

/** A topic, and the concepts that an entry about it names. */
const topicSchema = z.strictObject({
  /** Stable. */
  id: stableId,
  name: z.string().trim().min(2).max(60),
  chinese: z.string().regex(/^\p{Script=Han}{2,30}$/u, 'must be Chinese characters'),
  concepts: z.array(z.string()).min(1).readonly(),
});

export type Topic = Readonly<z.output<typeof topicSchema>>;

const topicsSchema = z.strictObject({ topics: z.array(topicSchema).max(12) });

/**
 * Reads and checks the file of topics. Besides those of `readCheckedYaml` the rule is `topic-concept-known`.
 * @param file the name in the problems
 */
export function readTopics(
  text: string,
  concepts: readonly Concept[],
  file: string,
): { readonly topics: readonly Topic[]; readonly problems: readonly Problem[] } {
  const known = new Set(concepts.map(({ id }) => id));
  const { data, problems } = readCheckedYaml(text, file, {
    schema: topicsSchema,
    rules: (_, read) =>
      (read?.topics ?? []).flatMap((topic, i) =>
        topic.concepts.flatMap((id, k) => {
          const message = `concepts.yaml has no concept ${id}`;
          return known.has(id) ? [] : [{ path: ['topics', i, 'concepts', k], rule: 'topic-concept-known', message }];
        }),
      ),
  });
  return { topics: data?.topics ?? [], problems };
}
