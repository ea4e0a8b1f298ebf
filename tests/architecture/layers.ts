/** A folder of `src/`, and what it may import. */
export interface Folder {
  readonly name: string;
  /** Its place in the table, 0 on top. Two folders may share a row; they do not import each other. */
  readonly row: number;
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly typesOf: readonly string[];
  /** Meets the rest as a stranger: imports nothing of ours. */
  readonly stranger: boolean;
}

/** The folders by name. */
export type Layers = ReadonlyMap<string, Folder>;

/**
 * Reads the table of layers out of ARCHITECTURE.md, so that what is written there is what is held: the folders of each
 * row, and their packages. "imports nothing of ours" in a row makes strangers, "(types only)" marks a package.
 */
export function readLayers(markdown: string): Layers {
  const [, section = ''] = markdown.split(/^## Layers$/m);
  const rows = [...section.matchAll(/^\| *(`[a-z]+\/`[^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
  const folders = rows.flatMap(([, names = '', told = '', packages = ''], row) =>
    [...names.matchAll(/`([a-z]+)\/`/g)].map(([, name = '']) => ({
      name,
      row,
      packages: packagesIn(packages).filter((text) => !text.endsWith(typesOnly)),
      typesOf: packagesIn(packages)
        .filter((text) => text.endsWith(typesOnly))
        .map((text) => text.slice(0, -typesOnly.length)),
      stranger: told.includes('imports nothing of ours'),
    })),
  );
  return new Map(folders.map((folder) => [folder.name, folder]));
}

const typesOnly = ' (types only)';

const packagesIn = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '' && text !== '-');

/** The folder of `src/` in which a file lies; the file's own name where it lies in none. */
export function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Whether a folder stands above `workflows/`, where time is an argument and nothing else is asked. */
export function isPure(folder: string, layers: Layers): boolean {
  return (layers.get(folder)?.row ?? Infinity) < (layers.get('workflows')?.row ?? 0);
}
