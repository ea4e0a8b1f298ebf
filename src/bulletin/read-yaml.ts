import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Problem } from './problem.ts';

/** The way to a value inside YAML: keys and, counted from 0, places in a list. */
export type YamlPath = readonly PropertyKey[];

/** What a YAML text says, and where. */
export interface YamlText {
  /** The text's one value; undefined where there are problems. */
  readonly value: unknown;
  /** The line of the key or list item, counted from 1; that of what would hold it where it is not there. */
  readonly lineOf: (path: YamlPath) => number;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2, core schema: an unquoted date stays text. Refused, all at once and by line: syntax errors, a key given
 * twice, tabs as indentation, a second document, aliases (they can grow without bound), tags, and what is not a mapping.
 */
export function readYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, ...quiet });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: YamlPath): number => lineAt(offsetOf(document.contents, path));
  const faults = [
    ...exhaustedOrAll([...document.errors, ...document.warnings]).map(faultOf),
    ...faultsOfNodes(document.contents),
  ];
  if (faults.length === 0 && !isMap(document.contents)) faults.push(noMapping(document.contents));
  const problems = faults.map(({ offset, ...fault }) => ({ file, line: lineAt(offset), ...fault }));
  return { value: problems.length === 0 ? document.toJS() : undefined, lineOf, problems };
}

interface Fault {
  readonly offset: number;
  readonly rule: string;
  readonly message: string;
}

// The library looks for double keys in a time that grows with the square of their number, so that is done here.
const quiet = { prettyErrors: false, logLevel: 'error', resolveKnownTags: false, uniqueKeys: false } as const;

// Too deep a nesting ends the reading, and what else is reported then is its echo.
function exhaustedOrAll(errors: readonly YAMLError[]): readonly YAMLError[] {
  const exhausted = errors.filter((error) => error.code === 'RESOURCE_EXHAUSTION');
  return exhausted.length > 0 ? exhausted.slice(0, 1) : errors;
}

function faultOf({ code, message, pos }: YAMLError): Fault {
  const offset = pos[0];
  switch (code) {
    case 'TAB_AS_INDENT':
      return { offset, rule: 'yaml-tab', message: 'a tab cannot indent; use spaces' };
    case 'MULTIPLE_DOCS':
      return {
        offset,
        rule: 'yaml-one-document',
        message: 'a file holds one bulletin; move what follows --- to another',
      };
    case 'TAG_RESOLVE_FAILED':
      return { offset, rule: 'yaml-tag', message: 'tags such as !!binary are not read; remove the tag' };
    case 'RESOURCE_EXHAUSTION':
      return { offset, rule: 'yaml-depth', message: 'nested too deeply to be a bulletin' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        offset,
        rule: 'yaml-syntax',
        message: 'a text with a colon and a space in it must stand between quotes',
      };
    default:
      return { offset, rule: 'yaml-syntax', message: `not valid YAML: ${message}` };
  }
}

function faultsOfNodes(contents: ParsedNode | null): readonly Fault[] {
  const found: Fault[] = [];
  visit(contents, {
    Alias: (_, alias) => {
      const message = `*${alias.source} stands for text elsewhere; write the text out`;
      found.push({ offset: startOf(alias), rule: 'yaml-alias', message });
    },
    Map: (_, map) => {
      if (map.items.length <= mostKeys) {
        found.push(...keysGivenTwice(map));
        return undefined;
      }
      const message = `more than ${mostKeys} fields in one place are not a bulletin`;
      found.push({ offset: startOf(map), rule: 'yaml-mapping', message });
      return visit.SKIP;
    },
  });
  return found;
}

// Ten times what an entry has: beyond it a file is something else, and would only cost time.
const mostKeys = 100;

function keysGivenTwice({ items }: YAMLMap): readonly Fault[] {
  const keys = items.map(({ key }) => key).filter((key) => isScalar(key));
  const firsts = new Map(keys.toReversed().map((key) => [String(key.value), key]));
  return keys
    .filter((key) => firsts.get(String(key.value)) !== key)
    .map((key) => ({
      offset: startOf(key),
      rule: 'yaml-key-unique',
      message: `"${String(key.value)}" is given twice; keep one of the two`,
    }));
}

const noMapping = (contents: ParsedNode | null): Fault =>
  contents === null || (isScalar(contents) && contents.value === null)
    ? { offset: 0, rule: 'text-empty', message: 'the file is empty; a bulletin begins with its id' }
    : {
        offset: startOf(contents),
        rule: 'yaml-mapping',
        message: 'a bulletin is fields such as "id: cn-2019-04", each on a line of its own',
      };

function offsetOf(contents: ParsedNode | null, path: YamlPath): number {
  let [node, offset]: readonly [unknown, number] = [contents, startOf(contents)];
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) break;
    [node, offset] = next;
  }
  return offset;
}

function stepInto(node: unknown, step: PropertyKey): readonly [unknown, number] | null {
  if (isMap<Node, Node>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair ? [pair.value, startOf(pair.key)] : null;
  }
  const item = isSeq<Node>(node) && typeof step === 'number' ? node.items[step] : undefined;
  return item ? [item, startOf(item)] : null;
}

const startOf = (node: Pick<Node, 'range'> | null): number => node?.range?.[0] ?? 0;

/** The largest file that is read as text: 5 MB, about a thousand times the sample bulletin. */
export const largestTextBytes = 5_000_000;

/**
 * The text of a file's bytes, without its byte order mark: UTF-8, or UTF-16 that begins with such a mark. Otherwise the
 * problem that keeps it from being read: `text-too-large`, `text-empty`, `text-encoding`, `text-binary`.
 */
export function decodeText(bytes: Uint8Array, { maxBytes = largestTextBytes } = {}): string | Problem {
  if (bytes.length > maxBytes) {
    return problem('text-too-large', `the file has more than ${megabytes(maxBytes)} MB; split it`);
  }
  const text = decoded(bytes);
  if (text === null) return problem('text-encoding', 'the file is not UTF-8 text; save it as UTF-8');
  if (text.includes('\0')) return problem('text-binary', 'the file is not text; save what it shows as text');
  if (text.trim() === '') return problem('text-empty', 'the file is empty');
  return text;
}

// UTF-8 has no NUL in any script, so bytes with one are told as binary and not as the wrong encoding.
function decoded(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) return '\0';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

const problem = (rule: string, message: string): Problem => ({ line: 0, rule, message });
