import { load } from 'js-yaml';
import { z } from 'zod';
import { findAuthority } from '../../bulletin/authorities/authorities.ts';
import { type Finding, fieldFindings } from '../../bulletin/field-problems.ts';
import type { Problem } from '../../bulletin/problem.ts';
import { readYaml, type YamlPath } from '../../bulletin/read-yaml.ts';
import { simplified } from '../words.ts';

const conceptKinds = ['law', 'measure', 'authority', 'standard', 'theme', 'place', 'company'] as const;

const name = z.string().trim().min(2).max(200);
const names = z.array(name).readonly().default([]);
const chineseName = name.regex(/\p{Script=Han}/u, 'must hold Chinese characters');

/** A law, authority or subject with everything it is called: search reads all its names as one. */
export const conceptSchema = z.strictObject({
  /** Stable. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  kind: z.enum(conceptKinds),
  /** ISO 3166 alpha-2, or EU; absent where the name belongs to none or to several. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code, or EU')
    .optional(),
  /** Code in the table of authorities, whose names the concept has besides its own. */
  authority: z.string().optional(),
  /** The name to show, in English. */
  name,
  acronyms: names,
  /** Other names and translations in use. */
  also: names,
  /** Former names, names of drafts, and of the body that came before. */
  older: names,
  /** Mistaken names that are met with. */
  wrong: names,
  /** In simplified characters, the full name first. */
  chinese: z.array(chineseName).readonly().default([]),
  /** In traditional characters, where these differ. */
  traditional: z.array(chineseName).readonly().default([]),
});

export type Concept = Readonly<z.output<typeof conceptSchema>>;

/** The concepts of a file, none where there are problems, and everything that is wrong with it. */
export interface ReadConcepts {
  readonly concepts: readonly Concept[];
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks the table of concepts. Besides the shape of each it holds: `concept-id-unique`; `concept-name-unique` (a
 * name belongs to one concept, and to no other authority of the table); `concept-authority` (a code that the table has, given
 * for authorities and only for them); `concept-chinese` (simplified is simplified, and traditional is one of the Chinese names).
 */
export function readConcepts(text: string, file: string): ReadConcepts {
  const concepts = soundConcepts(text);
  return concepts ? { concepts, problems: [] } : readClosely(text, file);
}

const fileSchema = z.strictObject({ concepts: z.array(conceptSchema) });

// At every start: four times as fast as a reader that knows the line of everything.
function soundConcepts(text: string): readonly Concept[] | null {
  const { data } = fileSchema.safeParse(yamlValue(text));
  return data && findingsOf(data.concepts).length === 0 ? data.concepts : null;
}

function yamlValue(text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return undefined;
  }
}

function readClosely(text: string, file: string): ReadConcepts {
  const yaml = readYaml(text, file);
  if (yaml.problems.length > 0) return { concepts: [], problems: yaml.problems };
  const read = fileSchema.safeParse(yaml.value, { reportInput: true });
  const findings = read.success
    ? findingsOf(read.data.concepts)
    : read.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? unknownFields(issue) : fieldFindings(issue),
      );
  const problems = findings.map(({ path, rule, message }) => ({
    file,
    line: yaml.lineOf(path),
    rule,
    message,
  }));
  return { concepts: read.success && problems.length === 0 ? read.data.concepts : [], problems };
}

function unknownFields({ path, keys }: z.core.$ZodIssueUnrecognizedKeys): readonly Finding[] {
  const fields = path.length === 0 ? ['concepts'] : Object.keys(conceptSchema.shape);
  return keys.map((key) => ({
    path: [...path, key],
    rule: 'field-unknown',
    message: `"${key}" is not a field here; correct or remove it (the fields are ${fields.join(', ')})`,
  }));
}

function findingsOf(concepts: readonly Concept[]): readonly Finding[] {
  return [
    ...concepts.flatMap((concept, i) => [...authorityFindings(concept, i), ...chineseFindings(concept, i)]),
    ...repeated(concepts),
  ];
}

function authorityFindings({ kind, authority }: Concept, i: number): readonly Finding[] {
  const rule = 'concept-authority';
  if ((kind === 'authority') !== (authority !== undefined)) {
    const message =
      '"authority" is given for an authority, and for nothing else: its code in the table of authorities';
    return [{ path: ['concepts', i], rule, message }];
  }
  if (authority === undefined || findAuthority(authority)?.code === authority) return [];
  const message = `the table of authorities has no code "${authority}"; correct it, or add the authority there`;
  return [{ path: ['concepts', i, 'authority'], rule, message }];
}

function chineseFindings({ chinese, traditional }: Concept, i: number): readonly Finding[] {
  const rule = 'concept-chinese';
  return [
    ...chinese.flatMap((name, k) => {
      const message = `"${name}" is not in simplified characters: ${simplified(name)}`;
      return simplified(name) === name ? [] : [{ path: ['concepts', i, 'chinese', k], rule, message }];
    }),
    ...traditional.flatMap((name, k) => {
      const message = `"${name}" is ${simplified(name)} in simplified characters; add that to "chinese"`;
      return chinese.includes(simplified(name))
        ? []
        : [{ path: ['concepts', i, 'traditional', k], rule, message }];
    }),
  ];
}

function repeated(concepts: readonly Concept[]): readonly Finding[] {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  const findings: Finding[] = [];
  concepts.forEach((concept, i) => {
    if (ids.has(concept.id)) {
      const message = `the id ${concept.id} is given twice; give this concept another`;
      findings.push({ path: ['concepts', i, 'id'], rule: 'concept-id-unique', message });
    }
    ids.add(concept.id);
    for (const { path, name } of namesIn(concept)) {
      const owner = owners.get(nameKey(name)) ?? ownerInTable(name);
      owners.set(nameKey(name), concept.id);
      if (owner === undefined) continue;
      const message = `"${name}" is already a name of ${owner}; a name belongs to one concept`;
      findings.push({ path: ['concepts', i, ...path], rule: 'concept-name-unique', message });
    }
  });
  return findings;
}

const ownerInTable = (name: string): string | undefined => findAuthority(name)?.code;

/** A name of a concept, and where it stands in it. */
export interface PlacedName {
  readonly name: string;
  readonly path: YamlPath;
}

const lists = ['acronyms', 'also', 'older', 'wrong', 'chinese'] as const;

/**
 * Every name that is a concept's own, in the order of its fields. Left out: the shown name of an authority, which is the
 * table's, and the traditional names, which are the Chinese ones in other characters.
 */
export function namesIn(concept: Concept): readonly PlacedName[] {
  return [
    ...(concept.kind === 'authority' ? [] : [{ name: concept.name, path: ['name'] }]),
    ...lists.flatMap((list) => concept[list].map((name, i) => ({ name, path: [list, i] }))),
  ];
}

/** The same for names that differ in case, spacing or the form of an apostrophe only. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replaceAll('’', "'").trim().replace(/\s+/g, ' ').toLowerCase();
}
