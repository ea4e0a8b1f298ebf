import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '../../playground/workspace.ts';
import { type App, type AppOptions, openApp } from '../../src/app/open-app.ts';
import { defaultRetention } from '../../src/app/settings.ts';
import type { Library } from '../../src/question/library.ts';
import { sourceOf } from '../bundled-library.ts';

/** How a test's app differs from the usual one. */
export type TestAppOptions = Partial<Pick<AppOptions, 'log' | 'onRefused' | 'timing' | 'sources' | 'sourceTest'>> &
  Partial<
    Pick<
      AppOptions['settings'],
      'operation' | 'publicUrl' | 'curators' | 'curatorsChannel' | 'watchFolder' | 'encryptionKeys' | 'apiToken'
    >
  > &
  Partial<AppOptions['settings']['slack']> & { readonly library: Library };

const oneWorkspace = { kind: 'one', botToken: 'xoxb-playground', rotation: null } as const;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Opens the whole app in a workspace, with an embedded store in a folder of its own that goes with it. */
export async function openAppIn(workspace: Workspace, options: TestAppOptions): Promise<App> {
  const { library, operation = null, publicUrl = null, apiToken = null, curators = null, timing, sourceTest } = options;
  const { curatorsChannel = null, watchFolder = null, sources = [] } = options;
  const { log = silent, onRefused = () => {}, access = oneWorkspace } = options;
  const { connectFor = 0, answersStrangers = false, encryptionKeys = [] } = options;
  const { apiUrl = workspace.apiUrl, transport = { kind: 'socket', appToken: 'xapp-playground' } } = options;
  const folder = await mkdtemp(join(tmpdir(), 'privacy-law-app-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  const opening = openApp({
    settings: {
      slack: { apiUrl, access, transport, connectFor, answersStrangers },
      store: { kind: 'embedded', folder },
      zone: 'Asia/Shanghai',
      language: 'en',
      curators,
      curatorsChannel,
      watchFolder,
      operation,
      publicUrl,
      encryptionKeys,
      apiToken,
      feedback: 'law-team@example.org',
      retention: defaultRetention,
    },
    bundled: sourceOf(library),
    sources,
    clock: workspace,
    elapsed: () => performance.now(),
    log,
    onRefused,
    ...(timing && { timing }),
    ...(sourceTest && { sourceTest }),
  });
  const app = await opening.catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  workspace.onClockMoved(app.wake);
  return {
    ...app,
    [Symbol.asyncDispose]: async () => {
      await app[Symbol.asyncDispose]();
      await forget();
    },
  };
}
