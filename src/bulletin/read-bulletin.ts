import { z } from 'zod';
import { type Bulletin, bulletinSchema, type Entry, entrySchema } from './bulletin.ts';
import { entryFindings } from './entry-rules.ts';
import { type Finding, fieldFindings } from './field-problems.ts';
import type { Problem } from './problem.ts';
import { readYaml, type YamlPath } from './read-yaml.ts';

/** A bulletin without a fault, or none and every problem of its file. */
export interface ReadBulletin {
  readonly bulletin: Bulletin | null;
  readonly problems: readonly Problem[];
  /** The line at which the file gives a field or an item of a list. */
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Reads a bulletin from the YAML of a file. All problems are told at once, each with the line of what is at fault (a
 * missing field: of what should hold it); a bulletin comes back only where there is none. Only broken YAML hides the
 * faults of its fields.
 * @param file name under which the problems are told
 */
export function readBulletin(text: string, file: string): ReadBulletin {
  const { value, lineOf, problems } = readYaml(text, file);
  if (problems.length > 0) return { bulletin: null, problems, lineOf };
  const read = bulletinSchema.safeParse(value, { reportInput: true });
  const findings = [...(read.error?.issues ?? []).flatMap(fieldFindings), ...entriesFindings(value)];
  const found = findings
    .map(({ path, ...rest }) => ({ file, line: lineOf(path), ...rest }))
    .sort((a, b) => a.line - b.line);
  return { bulletin: found.length === 0 ? (read.data ?? null) : null, problems: found, lineOf };
}

// Entries in order are checked even where the schema refuses their neighbours.
function entriesFindings(value: unknown): readonly Finding[] {
  const { id, entries } = wellFormed(value);
  const first = new Map(entries.toReversed().map(({ entry, at }) => [entry.id, at]));
  return entries.flatMap(({ entry, at }) => {
    const twice = first.get(entry.id) === at ? [] : [duplicateEntryId(entry)];
    return [...entryFindings(entry, id), ...twice].map((finding) => ({
      ...finding,
      path: ['entries', at, ...finding.path],
    }));
  });
}

const duplicateEntryId = ({ id }: Entry): Finding => ({
  path: ['id'],
  rule: 'entry-id-unique',
  message: `the id ${id} is given twice; number the entries of a section one by one`,
});

interface WellFormed {
  readonly id: string | null;
  readonly entries: readonly { readonly entry: Entry; readonly at: number }[];
}

function wellFormed(value: unknown): WellFormed {
  const { id, entries } = outline.parse(value);
  const read = entries.map((one, at) => ({ entry: entrySchema.safeParse(one).data, at }));
  return { id, entries: read.flatMap(({ entry, at }) => (entry ? [{ entry, at }] : [])) };
}

const outline = z.object({
  id: bulletinSchema.shape.id.nullable().catch(null),
  entries: z.array(z.unknown()).catch([]),
});

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
    const problem = {
      file: one.file,
      line: one.lineOf(['id']),
      ...duplicateBulletinId(one.bulletin.id, first.file),
    };
    return { bulletin: null, problems: [problem] };
  });
  return {
    bulletins: checked.flatMap(({ bulletin }) => bulletin ?? []),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

const duplicateBulletinId = (id: string, first: string): Pick<Problem, 'rule' | 'message'> => ({
  rule: 'bulletin-id-unique',
  message: `the bulletin ${id} is already in ${first}; give this one an id of its own or remove it`,
});
