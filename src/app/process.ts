import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Opened resources, closed last first. Node 20 has no AsyncDisposableStack. */
export interface Disposables extends AsyncDisposable {
  /** Adds an opened resource, and returns it. */
  readonly use: <T extends AsyncDisposable>(resource: T) => T;
}

/** Creates an empty stack of resources. Disposing of it closes them all, then throws an AggregateError if any could not be closed. */
export function disposables(): Disposables {
  const resources: AsyncDisposable[] = [];
  return {
    use: (resource) => {
      resources.push(resource);
      return resource;
    },
    [Symbol.asyncDispose]: async () => {
      const errors: unknown[] = [];
      for (const resource of resources.splice(0).reverse()) {
        try {
          await resource[Symbol.asyncDispose]();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, 'shutdown incomplete: not everything could be closed');
    },
  };
}

/** How long the app may take to stop after an error that nothing caught, in milliseconds. */
const longestStop = 10_000;

/** Calls back with each error that nothing caught, and ends the process with exit code 1 if it has not stopped soon after the first. */
export function onUncaught(callback: (error: unknown) => void): void {
  let isFirst = true;
  // An unhandled rejection arrives here as well.
  process.on('uncaughtException', (error: unknown) => {
    callback(error);
    if (isFirst) setTimeout(() => process.exit(1), longestStop).unref();
    isFirst = false;
  });
}

/**
 * Resolves when the process is told to stop, by Ctrl+C or SIGTERM.
 * @param failure rejects with its reason when something else ends the work
 */
export function waitForShutdown(failure?: AbortSignal): Promise<NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    failure?.addEventListener('abort', () => reject(failure.reason));
  });
}

/**
 * Keeps the heap's young generation at its initial size. V8 lets it grow with every burst and rarely shrinks it: about 20 MB in a
 * process that mostly waits. `bench/start.ts` shows no additional CPU time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Frees what starting up left behind: about 15 MB, in 20 to 35 ms. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // The second run returns to the system what the first one found empty.
  runInNewContext('gc(); gc();');
}

/**
 * Starts a thread that runs a module of this program. A thread of the sources loads tsx first, which it does not inherit.
 * @param module without its extension
 */
export function startThread(module: URL, options: WorkerOptions): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`${module.href}.js`), options);
  const [tsx, file] = [import.meta.resolve('tsx/esm/api'), `${module.href}.ts`].map((url) => JSON.stringify(url));
  const program = `import(${tsx}).then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(program, { ...options, eval: true, execArgv: [] });
}
