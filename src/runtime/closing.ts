/** What was opened, to be closed last first. Node 20 has no AsyncDisposableStack. */
export interface Closing extends AsyncDisposable {
  /** Adds something that was opened, and gives it back. */
  readonly use: <T extends AsyncDisposable>(opened: T) => T;
}

/**
 * Begins to gather what is opened. Disposing of it closes everything, even where something cannot be closed: what went wrong
 * is thrown at the end.
 */
export function closing(): Closing {
  const opened: AsyncDisposable[] = [];
  return {
    use: (one) => {
      opened.push(one);
      return one;
    },
    [Symbol.asyncDispose]: async () => {
      const errors: unknown[] = [];
      for (const one of opened.splice(0).reverse()) {
        try {
          await one[Symbol.asyncDispose]();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, 'not everything could be closed');
    },
  };
}
