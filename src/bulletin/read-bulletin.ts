import { z } from 'zod';
import { type Bulletin, bulletinSchema, type Entry, entrySchema } from './bulletin.ts';
import { type CheckedYaml, type Finding, readCheckedYaml } from './checked-yaml.ts';
import { entryFindings } from './entry-rules.ts';
import type { Problem } from './problem.ts';

/** A bulletin, or null and every problem of its file. */
export interface ReadBulletin extends Pick<CheckedYaml<Bulletin>, 'problems' | 'lineOf'> {
  readonly bulletin: Bulletin | null;
}

/**
 * Reads a bulletin from YAML and checks it, as `readCheckedYaml` does.
 * @param file the name in the problems
 */
export function readBulletin(text: string, file: string): ReadBulletin {
  const { data: bulletin, ...rest } = readCheckedYaml(text, file, {
    schema: bulletinSchema,
    rules: entriesFindings,
  });
  return { bulletin, ...rest };
}

// Valid entries are checked even if the schema rejects others.
function entriesFindings(value: unknown): readonly Finding[] {
  const { entries: all, ...bulletin } = outline.parse(value);
  const entries = all.flatMap((one, at) => {
    const entry = entrySchema.safeParse(one).data;
    return entry ? [{ entry, at }] : [];
  });
  const first = new Map(entries.toReversed().map(({ entry, at }) => [entry.id, at]));
  return entries.flatMap(({ entry, at }) => {
    const repeated = first.get(entry.id) === at ? [] : [duplicateEntryId(entry)];
    return [...entryFindings(entry, bulletin), ...repeated].map((finding) => ({
      ...finding,
      path: ['entries', at, ...finding.path],
    }));
  });
}

const outline = z.object({
  id: bulletinSchema.shape.id.nullable().catch(null),
  jurisdiction: bulletinSchema.shape.jurisdiction.nullable().catch(null),
  entries: z.array(z.unknown()).catch([]),
});

const duplicateEntryId = ({ id }: Entry): Finding => ({
  path: ['id'],
  rule: 'entry-id-unique',
  message: `the ID ${id} is used twice; number the entries of a section one by one`,
});

/** A file and its text. */
export interface BulletinFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads and checks files. Gives the valid bulletins, in the order of their files, and every problem of the other files. If two files have the same bulletin id, the second is rejected by the rule `bulletin-id-unique`; so entry ids,
 * which start with the bulletin's, are unique as well. Once all files can be read, the rule `supersedes-known` finds entries that replace
 * an entry that is in none of them.
 * @param isWhole whether these are all bulletins; if not, entries may replace entries of other bulletins
 */
export function checkBulletins(
  files: readonly BulletinFile[],
  { isWhole }: { readonly isWhole: boolean } = { isWhole: true },
): { readonly bulletins: readonly Bulletin[]; readonly problems: readonly Problem[] } {
  const read = files.map(({ file, text }) => ({ file, ...readBulletin(text, file) }));
  const firsts = new Map(read.toReversed().map((one) => [one.bulletin?.id, one]));
  const checked = read.map((one) => {
    const { file, bulletin, lineOf } = one;
    const first = firsts.get(bulletin?.id);
    if (!bulletin || !first || first === one) return one;
    const message = `the bulletin ${bulletin.id} is already in ${first.file}; change its ID or remove it`;
    return { ...one, bulletin: null, problems: [{ file, line: lineOf(['id']), rule: 'bulletin-id-unique', message }] };
  });
  const problems = checked.flatMap(({ problems: ofFile }) => ofFile);
  const unknown = problems.length > 0 ? [] : supersededUnknown(read, isWhole);
  const rejected = new Set(unknown.map(({ file }) => file));
  return {
    bulletins: checked.flatMap(({ file, bulletin }) => (bulletin && !rejected.has(file) ? bulletin : [])),
    problems: [...problems, ...unknown],
  };
}

function supersededUnknown(
  files: readonly (ReadBulletin & { readonly file: string })[],
  isWhole: boolean,
): readonly Problem[] {
  const all = files.flatMap(({ bulletin }) => bulletin?.entries ?? []);
  const known = new Map(all.map(({ id, supersedes = [] }) => [id, supersedes]));
  return files.flatMap(({ file, bulletin, lineOf }) =>
    (bulletin?.entries ?? []).flatMap(({ id, supersedes = [] }, at) =>
      supersedes.flatMap((other, place) => {
        const isElsewhere = !isWhole && !other.startsWith(`${bulletin?.id}-`);
        const isCircular = replacedBy(other, known).has(id);
        if (!isCircular && (isElsewhere || known.has(other))) return [];
        const message = isCircular
          ? 'an entry cannot replace itself, also not by way of others'
          : `no bulletin here has the entry ${other}`;
        return [{ file, line: lineOf(['entries', at, 'supersedes', place]), rule: 'supersedes-known', message }];
      }),
    ),
  );
}

// The entry, and all that it replaces, and they replace.
function replacedBy(id: string, known: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([id]);
  for (const one of reached) for (const other of known.get(one) ?? []) reached.add(other);
  return reached;
}
