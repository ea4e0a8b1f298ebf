/** How a Chromium is looked for, and what there is to do where none is. */
export interface Means {
  readonly find: () => Promise<string | null>;
  readonly install: () => void;
  readonly say: (words: string) => void;
  /** Whether a suite that needs it is about to run. */
  readonly wanted: boolean;
  /** Whether its suites must not be skipped, as in CI. */
  readonly required: boolean;
}

/**
 * The Chromium for the browser suites, installed where there is none and a suite wants it; null where that did not
 * help either, and the suites are skipped.
 * @throws {Error} instead of null where it is required
 */
export async function provideChromium(means: Means): Promise<string | null> {
  const { find, install, say, wanted, required } = means;
  const found = await find();
  if (found !== null || !wanted) return found;
  install();
  const installed = await find();
  if (installed !== null) return installed;
  if (required) throw new Error(`no Chromium for the browser suites. ${remedy}`);
  say(`No Chromium: the browser suites are skipped. ${remedy}`);
  return null;
}

const remedy = 'Install one, or name it in CHROMIUM_PATH.';
