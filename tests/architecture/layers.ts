/** A folder of `src/`, or a file in it, and the packages that it may import. */
export interface Layer {
  readonly name: string;
  /** Its row in the table, from 0. Features share a row. */
  readonly row: number;
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly typesOf: readonly string[];
}

/** The layers by name. */
export type Layers = ReadonlyMap<string, Layer>;

/**
 * Reads the table of layers in ARCHITECTURE.md, which the tests enforce. "(types only)" marks a package of which only types
 * may be imported.
 */
export function readLayers(markdown: string): Layers {
  const [, section = ''] = markdown.split(/^## Layers$/m);
  const rows = [...section.matchAll(/^\| *(`[a-z]+(?:\/|\.ts)`[^|]*)\|[^|]*\|([^|]*)\|$/gm)];
  const layers = rows.flatMap(([, names = '', packages = ''], row) =>
    [...names.matchAll(/`([a-z]+(?:\.ts)?)\/?`/g)].map(([, name = '']) => ({
      name,
      row,
      packages: packagesIn(packages).filter((text) => !text.endsWith(typesOnly)),
      typesOf: packagesIn(packages)
        .filter((text) => text.endsWith(typesOnly))
        .map((text) => text.slice(0, -typesOnly.length)),
    })),
  );
  return new Map(layers.map((layer) => [layer.name, layer]));
}

const typesOnly = ' (types only)';

const packagesIn = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** The layer of a path: `time` for `src/time/calendar-date.ts`, `ports.ts` for `src/ports.ts`. */
export function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Whether a layer is above `storage/`, where time is an argument and effects go through ports. */
export function isPure(name: string, layers: Layers): boolean {
  return (layers.get(name)?.row ?? Infinity) < (layers.get('storage')?.row ?? 0);
}
