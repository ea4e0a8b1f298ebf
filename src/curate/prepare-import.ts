import type { Bulletin } from '../bulletin/bulletin.ts';
import { dropInvalidItems } from '../bulletin/entry-rules.ts';
import type { Problem } from '../bulletin/problem.ts';
import { checkBulletins } from '../bulletin/read-bulletin.ts';
import { decodeText } from '../bulletin/read-yaml.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { KnownHead } from '../reader/read-head.ts';
import { toBulletin } from '../reader/to-bulletin.ts';
import type { BulletinReader } from './ports.ts';

/** What whoever imports knows of the bulletins that they give as prose. */
export interface ImportHints extends Pick<KnownHead, 'issued' | 'jurisdiction'> {
  /** In the place of the title that the text has. */
  readonly title?: string;
  readonly id?: string;
}

/** What can be imported, and what a person must look at. */
export interface PreparedImport {
  /** All that was given, in its order; none where any of it cannot be imported. */
  readonly bulletins: readonly Bulletin[];
  readonly isRefused: boolean;
  readonly problems: readonly Problem[];
}

/** What an import is prepared with. */
export interface PrepareImportDependencies {
  readonly reader: BulletinReader;
  /** The bulletins that there are: prose of another title does not take the place of one of them unasked. */
  readonly present: readonly Pick<Bulletin, 'id' | 'title'>[];
}

/**
 * Makes bulletins of files, all or none: `.yaml` as `check` takes it, anything else read as prose. Of prose what `check` would
 * refuse of an entry is left out, and told. A bulletin of prose is named for its jurisdiction and issue, as `cn-2019-04`; where a
 * bulletin of another title has that id, `cn-2019-04-2` and so on.
 */
export async function prepareImport(
  facts: PrepareImportDependencies,
  files: readonly (GivenFile | Problem)[],
  known: ImportHints,
): Promise<PreparedImport> {
  const read: ReadFile[] = [];
  for (const file of files) {
    const present = [...facts.present, ...read.flatMap(({ bulletin }) => bulletin ?? [])];
    read.push(await readFile(file, known, { ...facts, present }));
  }
  const bulletins = read.flatMap(({ bulletin }) => bulletin ?? []);
  const twice = read.flatMap((one, at) => idTwice(one, read.slice(0, at)));
  const problems = [...read.flatMap((one) => one.problems), ...twice];
  const isRefused = bulletins.length < files.length || twice.length > 0;
  return { bulletins: isRefused ? [] : bulletins, isRefused, problems };
}

/** The problem of an import that came second: a bulletin of another title was given that id after this one had been read. */
export const idTaken = ({ id }: Pick<Bulletin, 'id'>): Problem => ({
  line: 0,
  rule: 'bulletin-id-taken',
  message: `another bulletin was imported as ${id} meanwhile, so nothing was imported; give this one again, and it gets an id of its own`,
});

function idTwice({ file, bulletin }: ReadFile, before: readonly ReadFile[]): readonly Problem[] {
  const first = bulletin && before.find((one) => one.bulletin?.id === bulletin.id);
  if (!first) return [];
  const message = `the bulletin ${bulletin.id} is already in ${first.file}; give one of them`;
  return [{ file, line: 0, rule: 'bulletin-id-unique', message }];
}

interface ReadFile {
  readonly file: string;
  readonly bulletin: Bulletin | null;
  readonly problems: readonly Problem[];
}

async function readFile(
  given: GivenFile | Problem,
  known: ImportHints,
  facts: PrepareImportDependencies,
): Promise<ReadFile> {
  if (!('bytes' in given)) return { file: given.file ?? '', bulletin: null, problems: [given] };
  return /\.ya?ml$/i.test(given.name) ? readYaml(given) : readProse(given, known, facts);
}

function readYaml({ name, bytes }: GivenFile): ReadFile {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return { file: name, bulletin: null, problems: [{ ...text, file: name }] };
  const { bulletins, problems } = checkBulletins([{ file: name, text }]);
  return { file: name, bulletin: bulletins[0] ?? null, problems };
}

async function readProse(
  given: GivenFile,
  { issued, jurisdiction, title, id }: ImportHints,
  { reader, present }: PrepareImportDependencies,
): Promise<ReadFile> {
  const file = given.name;
  const parsed = await reader.read(given, {
    ...(issued !== undefined && { issued }),
    ...(jurisdiction !== undefined && { jurisdiction }),
  });
  const told = parsed.problems.map((problem) => ({ ...problem, file }));
  if (parsed.entries.length === 0) return { file, bulletin: null, problems: told };
  const head = { ...parsed.bulletin, ...(title !== undefined && { title }) };
  const made = toBulletin({ ...parsed, bulletin: head }, { id: id ?? freeId(head, present) });
  const sound = made.bulletin && dropInvalidItems(made.bulletin);
  const problems = [
    ...told,
    ...made.problems.map((problem) => ({ ...problem, file })),
    ...(sound?.problems ?? []).map((problem) => ({ ...problem, file, line: 0 })),
  ];
  return { file, bulletin: sound?.bulletin ?? null, problems };
}

interface NamingHead {
  readonly title: string | null;
  readonly issued: string | null;
  readonly jurisdiction: string | null;
}

function freeId(
  { title, issued, jurisdiction }: NamingHead,
  present: PrepareImportDependencies['present'],
): string {
  const usual = [jurisdiction, issued]
    .flatMap((part) => part ?? [])
    .join('-')
    .toLowerCase();
  const titles = new Map(present.map((one) => [one.id, one.title]));
  let id = usual;
  for (let n = 2; titles.has(id) && titles.get(id) !== (title ?? id); n += 1) id = `${usual}-${n}`;
  return id;
}
