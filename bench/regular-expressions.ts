import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { checkSync } from 'recheck';

// Holds every regular expression of the reader to `recheck`: the literals of its sources, and those that it puts together when it is
// loaded. The reader cuts what it holds to an expression, but a text of the worst kind should not even then be slow:
//   RECHECK_BACKEND=pure npx tsx bench/regular-expressions.ts

const root = fileURLToPath(new URL('../src/bulletin/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const found = new Map<string, { readonly source: string; readonly flags: string; readonly file: string }>();
const add = (source: string, flags: string, file: string): void => {
  found.set(`/${source}/${flags}`, { source, flags: flags.replace('d', ''), file });
};

for (const file of files) {
  const { program } = parseSync(file, readFileSync(`${root}${file}`, 'utf8'));
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) add(node.regex.pattern, node.regex.flags, file);
    },
  }).visit(program);
}

// What is put together passes through the constructor while its file is loaded.
let loading = '';
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, given: [string | RegExp, string?]) {
    const made = new target(...given);
    if (loading !== '') add(made.source, made.flags, loading);
    return made;
  },
});
for (const file of files) {
  loading = file;
  await import(`${root}${file}`);
}
loading = '';

const began = performance.now();
const told = [...found.values()].map(({ source, flags, file }) => {
  const checked = checkSync(source, flags, { timeout: 5_000 });
  const complexity = checked.status === 'unknown' ? checked.error.kind : checked.complexity.summary;
  return { status: checked.status, complexity, source, file };
});
const doubtful = told.filter(({ status }) => status !== 'safe');
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(
  `${told.length} expressions in ${seconds} s: ${told.length - doubtful.length} safe, ${doubtful.length} to look at\n`,
);
for (const { status, complexity, file, source } of doubtful) {
  process.stdout.write(`${status} (${complexity}) ${file}: ${source.slice(0, 160)}\n`);
}
