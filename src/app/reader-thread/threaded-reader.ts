import { message } from '../../bulletin/message.ts';
import type { BulletinReader } from '../../curate/ports.ts';
import { emptyResult, type ParsedBulletin } from '../../reader/parsed-bulletin.ts';
import type { ReadFeed } from '../../sources/feed.ts';
import type { FeedReader, ReadItem } from '../../sources/ports.ts';
import { startThread } from '../process.ts';
import type { ReadingJob } from './reading-job.ts';

/** Limits for reading one bulletin, one feed, or the items of one fetch. */
export interface ReadingLimits {
  /** From the start of the thread. */
  readonly milliseconds: number;
  /** Size of the thread's heap. */
  readonly megabytes: number;
}

/**
 * Reads bulletins one after the other, each in a new thread, so that answers do not wait. A thread that exceeds a limit is ended: the
 * result has no entries and one problem, `reading-too-long` or `reading-failed`.
 */
export function threadedBulletinReader(limits: ReadingLimits = defaultLimits): BulletinReader {
  const inTurn = oneAfterTheOther();
  const instead = (why: Failure) => (why === 'too_long' ? tooLong(limits.milliseconds) : failed(why));
  return { read: (file, known) => inTurn(() => readInThread({ do: 'bulletin', file, known }, limits, instead)) };
}

/** Reads feeds and their items in the same way, in a queue of their own: a curator's import does not wait for them. */
export function threadedFeedReader(limits: ReadingLimits = defaultLimits): FeedReader {
  const inTurn = oneAfterTheOther();
  const unreadable = (): ReadFeed => ({
    kind: 'unreadable',
    why: message('feed.too_slow'),
  });
  const noItems = (): readonly ReadItem[] | null => null;
  return {
    feed: (bytes, at) => inTurn(() => readInThread({ do: 'feed', feed: { bytes, ...at } }, limits, unreadable)),
    items: (items, known) => inTurn(() => readInThread({ do: 'items', items: [...items], known }, limits, noItems)),
  };
}

/** Runs work that never rejects, one after the other. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const reading = last.then(work);
    last = reading;
    return reading;
  };
}

/** A bulletin of 1 MB takes about a second, a PDF of 400 pages a few. */
const defaultLimits: ReadingLimits = { milliseconds: 20_000, megabytes: 512 };

type Failure = 'too_long' | Error;

// Never rejects, because the next reading waits for it.
function readInThread<T>(
  job: ReadingJob,
  { milliseconds, megabytes }: ReadingLimits,
  instead: (why: Failure) => T,
): Promise<T> {
  return new Promise((resolve) => {
    const thread = startThread(new URL('./reader-worker', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      // Keeps what libraries print about the file out of our output.
      stdout: true,
      stderr: true,
      // Threads do not accept every flag of the process.
      execArgv: [],
    });
    const end = (result: T): void => {
      clearTimeout(timer);
      void thread.terminate();
      // A large message takes long to receive; what is done with it has a turn of the event loop of its own.
      setImmediate(resolve, result);
    };
    const timer = setTimeout(() => end(instead('too_long')), milliseconds);
    thread.once('message', end);
    thread.once('error', (error) => end(instead(error)));
    thread.once('exit', () => end(instead(new Error('the thread ended early'))));
  });
}

const tooLong = (milliseconds: number): ParsedBulletin =>
  emptyResult({
    line: 0,
    rule: 'reading-too-long',
    message: message('problem.reading_too_long', { seconds: milliseconds / 1000 }),
  });

const failed = (error: Error): ParsedBulletin =>
  emptyResult({
    line: 0,
    rule: 'reading-failed',
    message: message('problem.reading_failed', { why: error.message.slice(0, 200) }),
  });
