import type { Bulletin } from '../bulletin/bulletin.ts';
import { dropInvalidItems } from '../bulletin/entry-rules.ts';
import { message } from '../bulletin/message.ts';
import type { Problem } from '../bulletin/problem.ts';
import { checkBulletins } from '../bulletin/read-bulletin.ts';
import { decodeText } from '../bulletin/read-yaml.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import { toBulletin } from '../reader/to-bulletin.ts';
import { keepEntryIds } from './keep-entry-ids.ts';
import type { BulletinReader } from './ports.ts';

/** What the importer knows about a bulletin given as prose. */
export interface ImportHints extends Pick<KnownHead, 'issued' | 'jurisdiction' | 'language'> {
  /** Replaces the title found in the text. */
  readonly title?: string;
  readonly id?: string;
}

/** What can be imported, and what a person should review. */
export interface PreparedImport {
  /** One bulletin for each file, in their order; none if any file cannot be imported. */
  readonly bulletins: readonly Bulletin[];
  readonly isRefused: boolean;
  readonly problems: readonly Problem[];
}

/** What preparing an import needs. */
export interface PrepareImportDependencies {
  readonly reader: BulletinReader;
  /** The present bulletins: prose replaces one only if it has the same title. */
  readonly present: readonly Bulletin[];
  /** The versions of a bulletin before the present one, newest first. */
  readonly earlier: (bulletinId: string) => Promise<readonly Bulletin[]>;
}

/**
 * Turns files into bulletins, all or none. A `.yaml` file is validated as by `check`; anything else is read as prose, and items that
 * `check` would reject are left out and reported. A prose bulletin is named for its jurisdiction and issue, such as `cn-2019-04`; if
 * a bulletin with another title has that id, `cn-2019-04-2` and so on. Entries keep the ids that they had before (`keepEntryIds`).
 */
export async function prepareImport(
  { reader, present, earlier: before }: PrepareImportDependencies,
  files: readonly (GivenFile | Problem)[],
  hints: ImportHints,
): Promise<PreparedImport> {
  const read: ReadFile[] = [];
  for (const file of files) {
    const earlier = read.flatMap(({ bulletin }) => bulletin ?? []);
    read.push(await readFile(file, hints, { reader, present: [...present, ...earlier], earlier: before }));
  }
  const bulletins = read.flatMap(({ bulletin }) => bulletin ?? []);
  const duplicates = read.flatMap((one, at) => duplicateOf(one, read.slice(0, at)));
  const problems = [...read.flatMap((one) => one.problems), ...duplicates];
  const isRefused = bulletins.length < files.length || duplicates.length > 0;
  return { bulletins: isRefused ? [] : bulletins, isRefused, problems };
}

/** The problem of an import that lost a race: another bulletin got its id after this one had been read. */
export const idTaken = ({ id }: Pick<Bulletin, 'id'>): Problem => ({
  line: 0,
  rule: 'bulletin-id-taken',
  message: message('problem.bulletin_id_taken', { id }),
});

/** The problem of a draft whose bulletin was imported by somebody else after the preview was made. */
export const changedSince = ({ id }: Pick<Bulletin, 'id'>): Problem => ({
  line: 0,
  rule: 'bulletin-changed',
  message: message('problem.bulletin_changed', { id }),
});

function duplicateOf({ file, bulletin }: ReadFile, earlier: readonly ReadFile[]): readonly Problem[] {
  const first = bulletin && earlier.find((one) => one.bulletin?.id === bulletin.id);
  if (!first) return [];
  const english = `bulletin ${bulletin.id} is also in ${first.file}; import only one of them`;
  return [{ file, line: 0, rule: 'bulletin-id-unique', message: english }];
}

interface ReadFile {
  readonly file: string;
  readonly bulletin: Bulletin | null;
  readonly problems: readonly Problem[];
}

async function readFile(
  given: GivenFile | Problem,
  hints: ImportHints,
  deps: PrepareImportDependencies,
): Promise<ReadFile> {
  if (!('bytes' in given)) return { file: given.file ?? '', bulletin: null, problems: [given] };
  const isYaml = /\.ya?ml$/i.test(given.name);
  const read = isYaml ? readYaml(given) : await readProse(given, hints, deps);
  return read.bulletin ? withKeptIds(read, read.bulletin, { ...deps, areGiven: isYaml }) : read;
}

async function withKeptIds(
  read: ReadFile,
  bulletin: Bulletin,
  { present, earlier, areGiven }: PrepareImportDependencies & { readonly areGiven: boolean },
): Promise<ReadFile> {
  const { id } = bulletin;
  const versions = [...present.filter((one) => one.id === id), ...(await earlier(id))];
  const kept = keepEntryIds(bulletin, versions, { areGiven });
  const changed = bulletin.entries.flatMap((entry, at) => {
    const now = kept.entries[at]?.id ?? entry.id;
    if (!areGiven || now === entry.id) return [];
    const problem = message('problem.entry_id_kept', { title: entry.title, now, given: entry.id });
    return [{ file: read.file, line: 0, rule: 'entry-id-kept', message: problem }];
  });
  return { ...read, bulletin: kept, problems: [...read.problems, ...changed] };
}

function readYaml({ name: file, bytes }: GivenFile): ReadFile {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return { file, bulletin: null, problems: [{ ...text, file }] };
  const { bulletins, problems } = checkBulletins([{ file, text }]);
  return { file, bulletin: bulletins[0] ?? null, problems };
}

async function readProse(
  given: GivenFile,
  { issued, jurisdiction, language, title, id }: ImportHints,
  { reader, present }: PrepareImportDependencies,
): Promise<ReadFile> {
  const file = given.name;
  const parsed = await reader.read(given, {
    ...(issued !== undefined && { issued }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(language !== undefined && { language }),
  });
  const found = parsed.problems.map((problem) => ({ ...problem, file }));
  if (parsed.entries.length === 0) return { file, bulletin: null, problems: found };
  const head = { ...parsed.bulletin, ...(title !== undefined && { title }) };
  const made = toBulletin({ ...parsed, bulletin: head }, { id: id ?? freeId(head, present) });
  const valid = made.bulletin && dropInvalidItems(made.bulletin);
  const problems = [
    ...found,
    ...made.problems.map((problem) => ({ ...problem, file })),
    ...(valid?.problems ?? []).map((problem) => ({ ...problem, file, line: 0 })),
  ];
  return { file, bulletin: valid?.bulletin ?? null, problems };
}

interface NamedHead {
  readonly title: string | null;
  readonly issued: string | null;
  readonly jurisdiction: string | null;
}

function freeId({ title, issued, jurisdiction }: NamedHead, present: PrepareImportDependencies['present']): string {
  const base = [jurisdiction, issued]
    .filter((part) => part !== null)
    .join('-')
    .toLowerCase();
  const titles = new Map(present.map((one) => [one.id, one.title]));
  let id = base;
  for (let n = 2; titles.has(id) && titles.get(id) !== (title ?? id); n += 1) id = `${base}-${n}`;
  return id;
}
