import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { checkSync } from 'recheck';
// Loaded before ours, so that its expressions are not taken for ours.
// oxlint-disable-next-line import/no-unassigned-import -- for what loading it does
import 'chrono-node';

// Holds every regular expression of the reader to `recheck`: the literals of its sources, and those that it puts together when it is
// loaded. "Timeout" is what recheck says of counted repetitions such as `.{0,120}`, whose automata are too large for it; a bound is
// what keeps those linear, and bench/hostile-text.ts shows it. Takes some minutes, so it is no part of `npm run bench`:
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
let safe = 0;
for (const { source, flags, file } of found.values()) {
  const checked = checkSync(source, flags, { timeout: 2_000 });
  if (checked.status === 'safe') safe += 1;
  else {
    const why = checked.status === 'unknown' ? checked.error.kind : checked.complexity.summary;
    process.stdout.write(`${checked.status} (${why}) ${file}: ${source.slice(0, 200)}\n`);
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(
  `${found.size} expressions in ${seconds} s: ${safe} safe, ${found.size - safe} to look at\n`,
);
