import { constructFromEvents, EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { firstIndex } from '../arrays.ts';
import { type Problem, problemOf } from './problem.ts';

/** The path to a value inside YAML: keys, and positions in a list counted from 0. */
export type YamlPath = readonly PropertyKey[];

/** A YAML text as a value, and where everything in it is. */
export interface YamlText {
  /** The one mapping that the text consists of; undefined if there are problems. */
  readonly value: unknown;
  /** The line of a key or list item, counted from 1. If the path does not exist, the line of its nearest parent. */
  readonly lineOf: (path: YamlPath) => number;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2 with the core schema: an unquoted date stays text. Reports, all at once and by line: syntax errors, duplicate keys, a
 * second document, aliases (they can grow without bound), tags, and anything but a mapping.
 */
export function readYaml(text: string, file: string): YamlText {
  const { source, events, faults: syntaxFaults } = parse(text);
  const reader = new PlaceReader(source, events);
  const root = reader.read();
  const faults = [...syntaxFaults, ...reader.faults];
  // Duplicate keys are reported by the reader, and would throw here.
  const value: unknown = faults.length === 0 ? constructFromEvents([...events], { source, json: true })[0] : undefined;
  if (faults.length === 0 && events[1]?.type !== EVENT_ID.MAPPING) faults.push(notMapping(value, root.offset));
  const lineAt = lineCounter(text);
  return {
    value: faults.length === 0 ? value : undefined,
    lineOf: (path) => lineAt(offsetOf(root, path)),
    problems: faults.map(({ offset, ...fault }) => ({ file, line: lineAt(offset), ...fault })),
  };
}

interface Fault {
  readonly offset: number;
  readonly rule: string;
  readonly message: string;
}

// The parser stops at its first error. An unquoted colon, the most common one, is blanked out of `source` so that the rest is checked as well.
function parse(text: string) {
  const faults: Fault[] = [];
  let source = text;
  for (;;) {
    try {
      return { source, events: parseEvents(source, {}), faults };
    } catch (error) {
      const fault = syntaxFault(error, source);
      faults.push(fault);
      if (fault.message !== unquotedColon || faults.length === mostColons) return { source, events: [], faults };
      source = `${source.slice(0, fault.offset)} ${source.slice(fault.offset + 1)}`;
    }
  }
}

const mostColons = 20;
const unquotedColon = 'put quotes around a text that contains a colon and a space';
// The line up to a second colon: "title: A fine: ".
const colonInText = /^[^:]*:\s+[^\s'"[{|>].*:\s$/;

function syntaxFault(error: unknown, source: string): Fault {
  const { reason, mark } = error instanceof YAMLException ? error : { reason: String(error), mark: undefined };
  const offset = mark?.position ?? 0;
  if (reason.startsWith('tab characters'))
    return { offset, rule: 'yaml-tab', message: 'indent with spaces, not with tabs' };
  if (reason.startsWith('nesting exceeded'))
    return { offset, rule: 'yaml-depth', message: 'the text is nested too deeply' };
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset + 2);
  const message = colonInText.test(line) ? unquotedColon : `not valid YAML: ${reason}`;
  return { offset, rule: 'yaml-syntax', message };
}

/** A key or list item, and what it contains. */
interface Place {
  readonly offset: number;
  readonly children: ReadonlyMap<PropertyKey, Place>;
}

/** Finds out where everything is, and what is YAML but not allowed. */
class PlaceReader {
  readonly faults: Fault[] = [];
  readonly #source: string;
  readonly #events: readonly Event[];
  #next = 0;
  #offset = 0;

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    this.#events = events;
  }

  /** The first document. */
  read(): Place {
    if (this.#take() === undefined) return { offset: 0, children: noChildren };
    const root = this.#place();
    this.#take();
    if (this.#peek() !== undefined) {
      const offset = Math.max(this.#offset, this.#source.indexOf('\n---', this.#offset) + 1);
      this.#report(offset, 'yaml-one-document', 'a file is one document; move what follows --- to another file');
    }
    return root;
  }

  #place(): Place {
    const event = this.#take();
    if (event !== undefined) this.#locate(event);
    const offset = this.#offset;
    switch (event?.type) {
      case EVENT_ID.MAPPING:
        return { offset, children: this.#mapping(offset) };
      case EVENT_ID.SEQUENCE:
        return { offset, children: this.#sequence() };
      default:
        return { offset, children: noChildren };
    }
  }

  #mapping(offset: number): ReadonlyMap<PropertyKey, Place> {
    const children = new Map<PropertyKey, Place>();
    const before = this.faults.length;
    let keys = 0;
    for (; !this.#isAtEnd(); keys += 1) {
      const event = this.#peek();
      const key = this.#place();
      if (event?.type !== EVENT_ID.SCALAR) this.#report(key.offset, 'yaml-syntax', 'a key must be plain text');
      const name = event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#source, event) : '';
      const isRepeated = children.has(name);
      const value = this.#place();
      if (!isRepeated) children.set(name, { ...value, offset: key.offset });
      else this.#report(key.offset, 'yaml-key-unique', `"${name}" is given twice; keep one of the two`);
    }
    if (keys > mostKeys) {
      this.faults.length = before;
      this.#report(offset, 'yaml-mapping', `there are more than ${mostKeys} fields in one place`);
    }
    return children;
  }

  #sequence(): ReadonlyMap<PropertyKey, Place> {
    const children = new Map<PropertyKey, Place>();
    while (!this.#isAtEnd()) children.set(children.size, this.#place());
    return children;
  }

  // An empty value has no offset: it is where the last thing was.
  #locate(event: Event): void {
    if (event.type === EVENT_ID.ALIAS) {
      this.#offset = event.anchorStart;
      const name = this.#source.slice(event.anchorStart, event.anchorEnd);
      this.#report(this.#offset, 'yaml-alias', `aliases such as *${name} are not allowed; write the text out`);
    }
    if (!('tagStart' in event)) return;
    const start = event.type === EVENT_ID.SCALAR ? event.valueStart : event.start;
    if (start >= 0) this.#offset = start;
    if (event.tagStart >= 0)
      this.#report(event.tagStart, 'yaml-tag', 'tags such as !!binary are not allowed; remove the tag');
  }

  #report(offset: number, rule: string, message: string): void {
    this.faults.push({ offset, rule, message });
  }

  #peek(): Event | undefined {
    return this.#events[this.#next];
  }

  #take(): Event | undefined {
    const event = this.#peek();
    this.#next += 1;
    return event;
  }

  #isAtEnd(): boolean {
    const event = this.#peek();
    if (event !== undefined && event.type !== EVENT_ID.POP) return false;
    this.#next += 1;
    return true;
  }
}

const noChildren: Place['children'] = new Map();

// Ten times what an entry has: a file with more is something else, and every field of it would be a problem.
const mostKeys = 300;

const notMapping = (value: unknown, offset: number): Fault =>
  value === undefined || value === null
    ? { offset: 0, rule: 'text-empty', message: 'the file is empty' }
    : {
        offset,
        rule: 'yaml-mapping',
        message: 'the file must consist of fields such as "id: cn-2019-04", each on its own line',
      };

function offsetOf(root: Place, path: YamlPath): number {
  let place = root;
  for (const step of path) {
    const child = place.children.get(step);
    if (!child) break;
    place = child;
  }
  return place.offset;
}

/** Counts lines from 1; looks for the line breaks when it is first asked. */
function lineCounter(text: string): (offset: number) => number {
  let breaks: readonly number[] | null = null;
  return (offset) => {
    breaks ??= [...text.matchAll(/\n/g)].map(({ index }) => index);
    const found = breaks;
    return firstIndex(found.length, (at) => (found[at] ?? 0) >= offset) + 1;
  };
}

/** The largest file that is read as text, 5 MB, is about a thousand times the sample bulletin. */
export const largestTextBytes = 5_000_000;

/**
 * The text of a file's bytes, without a byte order mark: UTF-8, or UTF-16 that starts with such a mark. Otherwise the problem that prevents
 * reading it: `text-too-large`, `text-empty`, `text-encoding` or `text-binary`.
 */
export function decodeText(bytes: Uint8Array): string | Problem {
  if (bytes.length > largestTextBytes)
    return problemOf('text-too-large', `the file is larger than ${largestTextBytes / 1_000_000} MB; split it`);
  const text = decoded(bytes);
  if (text === null) return problemOf('text-encoding', 'the file is not UTF-8 text; save it as UTF-8');
  if (text.includes('\0')) return problemOf('text-binary', 'the file is not text; save its contents as text');
  if (text.trim() === '') return problemOf('text-empty', 'the file is empty');
  return text;
}

// UTF-8 text contains no NUL, so bytes with one are reported as binary and not as a wrong encoding.
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
