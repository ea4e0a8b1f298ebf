import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The documents of a YAML file. */
export const yamlOf = (path: string): readonly unknown[] => loadAll(textOf(path));
