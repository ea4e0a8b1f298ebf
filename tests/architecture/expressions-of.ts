import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression of our sources. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** From the folder on. */
  readonly file: string;
}

/**
 * The regular expressions of a folder of sources: the literals, and those that are put together when a file is loaded, which are
 * heard of only where this loads it first.
 */
export async function expressionsOf(folder: URL): Promise<readonly Expression[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const literal = files.flatMap((file) => literalsIn(file, readFileSync(new URL(file, folder), 'utf8')));
  const constructed = await constructedIn(folder, files);
  return [
    ...new Map([...literal, ...constructed].map((one) => [`/${one.source}/${one.flags}`, one])).values(),
  ];
}

function literalsIn(file: string, source: string): readonly Expression[] {
  const found: Expression[] = [];
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) found.push({ source: node.regex.pattern, flags: node.regex.flags, file });
    },
  }).visit(parseSync(file, source).program);
  return found;
}

// What is put together passes through the constructor while its file is loaded; the libraries' is told by who called.
async function constructedIn(folder: URL, files: readonly string[]): Promise<readonly Expression[]> {
  const place = fileURLToPath(folder);
  const found: Expression[] = [];
  const plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(plain, {
    construct(target, given: [string | RegExp, string?]) {
      const made = new target(...given);
      const caller = new Error('who calls').stack?.split('\n')[2] ?? '';
      const [, file] = caller.split(place);
      if (file !== undefined)
        found.push({ source: made.source, flags: made.flags, file: file.split(':')[0] ?? '' });
      return made;
    },
  });
  try {
    for (const file of files) await import(new URL(file, folder).href);
  } finally {
    globalThis.RegExp = plain;
  }
  return found;
}

/** Whether it repeats anything without an end: `+`, `*` or `{2,}`. */
export const isUnbounded = ({ source }: Expression): boolean =>
  /[*+]|\{\d{1,9},\}/.test(source.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, ''));
