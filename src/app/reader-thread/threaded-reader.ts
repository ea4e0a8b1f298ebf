import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BulletinReader } from '../../curate/ports.ts';
import type { ParsedBulletin } from '../../reader/parsed-bulletin.ts';
import { emptyResult, type GivenFile } from '../../reader/read-bulletin-file.ts';

/** What one reading may take. */
export interface ReadingLimits {
  /** From the start of the thread, in milliseconds. */
  readonly milliseconds: number;
  /** Of the thread's heap. */
  readonly megabytes: number;
}

/**
 * Reads bulletins in a thread of their own, so that whoever answers meanwhile is not held up, one after the other. A reading that
 * takes longer than it may, or more memory, is ended: a bulletin without entries and one problem, `reading-too-long` or
 * `reading-failed`.
 */
export function threadedBulletinReader(limits: ReadingLimits = usualLimits): BulletinReader {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: (file, known) => {
      const reading = last.then(() => readInThread({ file, known }, limits));
      last = reading;
      return reading;
    },
  };
}

/** A bulletin of 1 MB takes about a second; a PDF of 400 pages a few. */
const usualLimits: ReadingLimits = { milliseconds: 20_000, megabytes: 512 };

interface Order {
  readonly file: GivenFile;
  readonly known: Parameters<BulletinReader['read']>[1];
}

// Never rejects, for the next reading waits for it.
function readInThread(order: Order, { milliseconds, megabytes }: ReadingLimits): Promise<ParsedBulletin> {
  return new Promise((resolve) => {
    const thread = new Worker(program, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // Nothing that a library says about the file belongs on our output.
      stdout: true,
      stderr: true,
      // Without what our own process was started with: a thread takes less.
      execArgv: [],
      eval: typeof program === 'string',
    });
    const end = (parsed: ParsedBulletin): void => {
      clearTimeout(timer);
      void thread.terminate();
      // A large message takes long to receive; what is done with it has a turn of the event loop of its own.
      setImmediate(resolve, parsed);
    };
    const timer = setTimeout(() => end(tooLong(milliseconds)), milliseconds);
    thread.once('message', end);
    thread.once('error', (error) => end(failed(error)));
    thread.once('exit', () => end(failed(new Error('it ended early'))));
  });
}

// The compiled program is a file like any other. Sources are TypeScript, which a thread reads once tsx has taught it to; its
// `--import` does not reach into threads.
const program = import.meta.url.endsWith('.ts')
  ? sourceProgram()
  : new URL('./reader-worker.js', import.meta.url);

function sourceProgram(): string {
  // `require` finds the CommonJS half; the other lies beside it.
  const required = createRequire(import.meta.url).resolve('tsx/esm/api');
  const loader = pathToFileURL(required.replace(/\.cjs$/, '.mjs')).href;
  const thread = new URL('./reader-worker.ts', import.meta.url).href;
  return `import('${loader}').then(({ register }) => { register(); return import('${thread}'); });`;
}

const tooLong = (milliseconds: number): ParsedBulletin =>
  emptyResult({
    line: 0,
    rule: 'reading-too-long',
    message: `the bulletin could not be read within ${milliseconds / 1000} seconds; split it, or save its text as .txt`,
  });

const failed = (error: Error): ParsedBulletin =>
  emptyResult({
    line: 0,
    rule: 'reading-failed',
    message: `the bulletin could not be read (${error.message.slice(0, 200)}); save its text as .txt and give that`,
  });
