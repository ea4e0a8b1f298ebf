import { performance } from 'node:perf_hooks';
import { check } from 'recheck';
import { type Expression, expressionsOf } from '../tests/architecture/expressions-of.ts';

// Holds every regular expression of the reader to `recheck`, two seconds each. Unknown are those whose automata are too large for it:
// counted repetitions such as `.{0,120}`, which are linear by their bounds. What it takes for vulnerable is run with its attack.
// Takes two minutes, so it is no part of `npm run bench`; tests/architecture/expressions.test.ts holds what has no bounds.
//   npx tsx bench/regular-expressions.ts

const expressions = await expressionsOf(new URL('../src/reader/', import.meta.url));
const counts = new Map<string, number>();

for (const expression of expressions) {
  const checked = await check(expression.source, expression.flags, { timeout: 2_000 });
  counts.set(checked.status, (counts.get(checked.status) ?? 0) + 1);
  if (checked.status === 'unknown') tell(expression, `unknown (${checked.error.kind})`);
  if (checked.status === 'vulnerable')
    tell(expression, `vulnerable (${checked.complexity.summary}): ${tookFor(expression, checked.attack.string)}`);
}
process.stdout.write(
  `${expressions.length} expressions: ${[...counts].map(([status, count]) => `${count} ${status}`).join(', ')}\n`,
);

function tell({ source, file }: Expression, what: string): void {
  process.stdout.write(`${what} ${file}: ${source.slice(0, 200)}\n`);
}

function tookFor({ source, flags }: Expression, attack: string): string {
  const pattern = new RegExp(source, flags);
  pattern.test(attack);
  const began = performance.now();
  attack.search(pattern);
  return `its attack of ${attack.length} characters takes ${(performance.now() - began).toFixed(1)} ms`;
}
