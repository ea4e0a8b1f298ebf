import { z } from 'zod';
import { readCheckedYaml } from '../../bulletin/checked-yaml.ts';
import type { Problem } from '../../bulletin/problem.ts';
import type { Concept } from './read-concepts.ts';

/** A topic, and the concepts that an entry about it names. */
export const topicSchema = z.strictObject({
  /** Stable. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().trim().min(2).max(60),
  chinese: z.string().regex(/^\p{Script=Han}{2,30}$/u, 'must be Chinese characters'),
  concepts: z.array(z.string()).min(1).readonly(),
});

export type Topic = Readonly<z.output<typeof topicSchema>>;

const fileSchema = z.strictObject({ topics: z.array(topicSchema).max(12) });

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
    schema: fileSchema,
    rules: (_, read) =>
      (read?.topics ?? []).flatMap((topic, i) =>
        topic.concepts.flatMap((id, k) =>
          known.has(id)
            ? []
            : {
                path: ['topics', i, 'concepts', k],
                rule: 'topic-concept-known',
                message: `concepts.yaml has no concept ${id}`,
              },
        ),
      ),
  });
  return { topics: data?.topics ?? [], problems };
}
