/**
 * Resolves when the process is asked to stop: Ctrl+C, or SIGTERM from whatever runs it.
 * @param given rejects the wait with its reason when something else ends the work
 */
export function askedToStop(given?: AbortSignal): Promise<NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    given?.addEventListener('abort', () => reject(given.reason));
  });
}
