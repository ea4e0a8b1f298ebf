/** What {@link provideChromium} does its work with. */
export interface Means {
  readonly find: () => Promise<string | null>;
  readonly install: () => void;
  readonly report: (message: string) => void;
  /** Whether a suite that needs it will run. */
  readonly wanted: boolean;
  /** Whether the suites must not be skipped, as in CI. */
  readonly required: boolean;
}

/**
 * Finds the Chromium for the browser tests, and installs it first where a suite needs it. Null where that failed, too:
 * then the suites are skipped.
 * @throws {Error} instead, where it is required
 */
export async function provideChromium(means: Means): Promise<string | null> {
  const { find, install, report, wanted, required } = means;
  const found = await find();
  if (found !== null || !wanted) return found;
  install();
  const installed = await find();
  if (installed !== null) return installed;
  if (required) throw new Error(`no Chromium for the browser tests. ${remedy}`);
  report(`No Chromium: the browser tests are skipped. ${remedy}`);
  return null;
}

const remedy = 'Install one, or set CHROMIUM_PATH.';
