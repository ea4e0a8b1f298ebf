import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression in the source code. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** Relative to the folder. */
  readonly file: string;
}

/**
 * The regular expressions in a folder: the literals, and those constructed while a file is loaded. The latter are found only
 * if the file was not loaded before.
 */
export async function expressionsOf(folder: URL): Promise<readonly Expression[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const literal = files.flatMap((file) => literalsIn(file, readFileSync(new URL(file, folder), 'utf8')));
  const constructed = await constructedIn(folder, files);
  return [...new Map([...literal, ...constructed].map((one) => [`/${one.source}/${one.flags}`, one])).values()];
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

// Expressions are constructed while their file is loaded; the stack trace tells those of libraries apart.
async function constructedIn(folder: URL, files: readonly string[]): Promise<readonly Expression[]> {
  const place = fileURLToPath(folder);
  const found: Expression[] = [];
  const plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(plain, {
    construct(target, args: [string | RegExp, string?]) {
      const expression = new target(...args);
      const caller = new Error('stack').stack?.split('\n')[2] ?? '';
      const [, file] = caller.split(place);
      if (file !== undefined)
        found.push({ source: expression.source, flags: expression.flags, file: file.split(':')[0] ?? '' });
      return expression;
    },
  });
  try {
    for (const file of files) await import(new URL(file, folder).href);
  } finally {
    globalThis.RegExp = plain;
  }
  return found;
}

/** Whether it has an unbounded repetition: `+`, `*` or `{2,}`. */
export const isUnbounded = ({ source }: Expression): boolean =>
  /[*+]|\{\d{1,9},\}/.test(source.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, ''));
