import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { peers } from './search/engines.ts';
import { questionTable } from './search/questions.ts';
import { relevanceTable, retrievalTable } from './search/relevance.ts';
import { speedTable, threadLines } from './search/speed.ts';

// How well and how fast entries are found, and questions answered (`questions` alone, or of FILEs behind it), beside other engines in the same run. `relevance` needs the labelled texts and is
// left out where they are not; `speed SIZE` takes every engine up to 10,000 entries and beyond that those that can, or
// those that are named behind the size; `thread SIZE` builds, saves and loads an index in its thread.

const labelled = fileURLToPath(new URL('../../shared/eval', import.meta.url));
const [what = 'relevance', ...rest] = process.argv.slice(2);
const [size = '1000', ...names] = rest;
const print = (lines: readonly string[]): void => console.log(`${lines.join('\n')}\n`);

if (what === 'relevance') {
  if (
    await access(labelled).then(
      () => true,
      () => false,
    )
  ) {
    print(await questionTable(labelled));
    print(await relevanceTable(labelled));
    print(await retrievalTable(labelled));
  } else console.log('the labelled texts are not there: nothing to measure relevance with');
}
if (what === 'questions') print(await questionTable(labelled, rest));
if (what === 'speed') {
  const all = ['ours', ...Object.keys(peers)];
  const able = Number(size) > 10_000 ? all.slice(0, 4) : all;
  print(await speedTable(Number(size), names.length > 0 ? names : able));
}
if (what === 'thread') print(await threadLines(Number(size)));
