import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = `
  const { openIndexThread } = await import('./src/app/index-thread/open-index-thread.ts');
  const { emptyLexicon } = await import('./src/search/concepts/read-lexicon.ts');
  const thread = openIndexThread({ concepts: [], lexicon: emptyLexicon, snapshot: null });
  await thread.replace([]);
  console.log(await thread.suggest('a', 1));
`;

it('a program that asked an index thread ends when it has the answer, and not before', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 15_000 },
  );
  expect(stdout).toBe('[]\n');
}, 20_000);
