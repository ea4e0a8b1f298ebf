import { createServer } from 'node:net';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { ActionOutcome, PageMessage, PageView, StateValues } from '../../playground/page-protocol.ts';
import type { Workspace, WorkspaceOptions } from '../../playground/workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import type { App } from '../../src/app/open-app.ts';
import type { Log } from '../../src/ports.ts';
import type { Library } from '../../src/question/library.ts';
import { deliveryTiming } from '../../src/remind/deliver-use-cases.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { openAppIn, type TestAppOptions } from './open-app-in.ts';

/** People and channels of the playground. */
export const ada = 'U0ADACHEN1';
export const ben = 'U0BENOKAF1';
export const privacy = 'C0PRIVACY1';
export const general = 'C0GENERAL1';
export const direct = 'D0ADACHEN1';

type Filled = Readonly<Record<string, object>>;

/** Whether a message of the app is for everyone in #privacy. */
export const isPosted = ({ ephemeral, channel }: PageMessage): boolean => !ephemeral && channel === privacy;

/** A workspace with the real app in it, connected over the real protocol. */
export interface Office extends AsyncDisposable {
  readonly workspace: Workspace;
  readonly app: App;
  readonly logged: readonly { readonly facts: object; readonly message: string }[];
  /** Errors with which the app gave up. */
  readonly refusals: readonly Error[];
  /** Where the app hears Slack in HTTP mode. */
  readonly requestUrl: string;
  /** Ada types the command in #privacy. */
  readonly command: (text: string, channel?: string) => Promise<void>;
  /** Ada says something, in #privacy unless told otherwise. */
  readonly say: (text: string, where?: { channel?: string; threadTs?: string; user?: string }) => Promise<void>;
  /** The app's messages that show the words. */
  readonly answers: (words: string) => readonly PageMessage[];
  /** Ada, unless told otherwise, presses the button with that text on a message, or chooses it in a menu. */
  readonly press: (message: PageMessage, button: string, user?: string) => Promise<void>;
  /** Opens Home. @returns it, once it shows the words */
  readonly home: (words?: string, user?: string) => Promise<PageView>;
  /** The modal that shows the words. */
  readonly modal: (words: string, user?: string) => Promise<PageView>;
  /** Submits a form whose fields have these values, by the ids of their blocks. */
  readonly submit: (form: PageView, filled?: Filled, user?: string) => Promise<ActionOutcome>;
  readonly close: (modal: PageView, user?: string) => Promise<ActionOutcome>;
  /** Closes all of Ada's modals. */
  readonly closeAll: () => Promise<void>;
  /** The first message of the app, past or to come, that shows the words. */
  readonly answer: (words: string | RegExp, more?: (message: PageMessage) => boolean) => Promise<PageMessage>;
}

interface OfficeOptions
  extends WorkspaceOptions,
    Pick<
      TestAppOptions,
      'answersStrangers' | 'operation' | 'apiToken' | 'sources' | 'sourceTest' | 'curatorsChannel' | 'watchFolder'
    > {
  /** The sample bulletin by default. */
  readonly library?: Library;
  readonly transport?: 'socket' | 'http';
  readonly publicUrl?: string;
  /** Who may import and correct; by default Ada. */
  readonly curators?: readonly string[] | null;
  /** Whether the app was given its optional scopes; by default it was. */
  readonly optionalScopes?: boolean;
}

/** Milliseconds between two messages in a channel, which stand for the second that Slack wants. */
const pace = 20;

/** Opens the office. The clock stands at 22 April 2019, 09:00 in Shanghai. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const app = await installedApp(options.optionalScopes ?? true);
  const commands = [...app.commands, { command: '/privacy-law-old' }];
  const workspace = await openWorkspace({ ...options, app: { ...app, commands } });
  const logged: { facts: object; message: string }[] = [];
  const refusals: Error[] = [];
  const write = (facts: object, message: string): void => {
    logged.push({ facts, message });
  };
  const log: Log = { info: write, warn: write, error: write };
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const opened = await openAppIn(workspace, {
    transport:
      options.transport === 'http'
        ? { kind: 'http', signingSecret: 'playground-signing-secret', host: '127.0.0.1', port, keepAlive: 65_000 }
        : { kind: 'socket', appToken: 'xapp-playground' },
    library: options.library ?? (await bundledLibrary()),
    publicUrl: options.publicUrl ?? null,
    operation: options.operation ?? null,
    apiToken: options.apiToken ?? null,
    answersStrangers: options.answersStrangers ?? false,
    sources: options.sources ?? [],
    curatorsChannel: options.curatorsChannel ?? null,
    watchFolder: options.watchFolder ?? null,
    ...(options.sourceTest && { sourceTest: options.sourceTest }),
    timing: { ...deliveryTiming, pace },
    curators: options.curators === undefined ? [ada] : options.curators,
    log,
    onRefused: (error) => refusals.push(error),
  });
  if (options.transport === 'http') workspace.sendRequestsTo(requestUrl);
  await workspace.connected();
  const does = async (action: Parameters<Workspace['perform']>[0]): Promise<void> => {
    const outcome = await workspace.perform(action);
    if (!outcome.ok) throw new Error(outcome.error);
  };
  return {
    workspace,
    app: opened,
    logged,
    refusals,
    requestUrl,
    command: (text, channel = privacy) => does({ do: 'command', user: ada, channel, command: '/privacy-law', text }),
    answers: (words) =>
      workspace
        .snapshot(ada)
        .messages.filter((message) => message.user === workspace.botUser && shown(message).includes(words)),
    say: (text, { channel = privacy, threadTs, user = ada } = {}) =>
      does({ do: 'say', user, channel, text, ...(threadTs !== undefined && { threadTs }) }),
    press: ({ channel, ts, blocks }, text, user = ada) =>
      does({ do: 'act', user, place: { channel, ts }, ...pressOf(blocks, text), state: {} }),
    home: async (words = '', user = ada) => {
      await does({ do: 'open_home', user });
      return workspace.home(user, (view) => seen(view).includes(words));
    },
    modal: (words, user) => modalWith({ workspace }, words, user),
    submit: ({ id }, filled = {}, user = ada) =>
      workspace.perform({ do: 'submit_view', user, viewId: id, state: values(filled) }),
    close: ({ id }, user = ada) => workspace.perform({ do: 'close_view', user, viewId: id }),
    closeAll: async () => {
      for (const { id } of workspace.snapshot(ada).views.toReversed())
        await does({ do: 'close_view', user: ada, viewId: id });
    },
    answer: (words, more = () => true) =>
      workspace.message(
        (message) => message.user === workspace.botUser && matches(shown(message), words) && more(message),
      ),
    [Symbol.asyncDispose]: async () => {
      await opened[Symbol.asyncDispose]();
      await workspace[Symbol.asyncDispose]();
    },
  };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const matches = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** What a reader sees of the blocks, in order. */
export function shown({ blocks }: { readonly blocks: readonly unknown[] }): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

interface ButtonElement {
  readonly type: string;
  readonly action_id: string;
  readonly value: string;
}

interface PlacedElement {
  readonly blockId: string;
  readonly element: Readonly<Record<string, unknown>>;
}

/** The buttons and menus of blocks, with the blocks in which they stand. */
function elementsOf(blocks: readonly unknown[]): readonly PlacedElement[] {
  return blocks.filter(isRecord).flatMap((block) => {
    const row: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [block['accessory']];
    return row.filter(isRecord).map((element) => ({ blockId: String(block['block_id']), element }));
  });
}

const hasText = (part: unknown, text: string): boolean =>
  isRecord(part) && isRecord(part['text']) && part['text']['text'] === text;

/** The button with that text, and the block in which it stands. */
export function buttonOf(
  blocks: readonly unknown[],
  text: string,
): { readonly blockId: string; readonly element: ButtonElement } {
  const found = elementsOf(blocks).find(({ element }) => hasText(element, text));
  if (!found) throw new Error(`no button “${text}” among: ${shown({ blocks })}`);
  const { type, action_id, value } = found.element;
  return { ...found, element: { type: String(type), action_id: String(action_id), value: String(value) } };
}

/** Tells whether the value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The blocks of a modal. */
export const blocksOf = ({ view }: PageView): readonly unknown[] =>
  isRecord(view) && Array.isArray(view['blocks']) ? view['blocks'] : [];

/** What a view shows. */
export const seen = (view: PageView): string => shown({ blocks: blocksOf(view) });

/** The modal of Ada, or of somebody else, that shows the words. */
export const modalWith = ({ workspace }: Pick<Office, 'workspace'>, words: string, user = ada): Promise<PageView> =>
  workspace.view(user, (view) => shown({ blocks: blocksOf(view) }).includes(words), { timeout: 15_000 });

/** A press on the button with that text, or the choice of the option with that text in a menu. */
export function pressOf(blocks: readonly unknown[], text: string) {
  const [chosen] = optionsOf(blocks, text);
  if (chosen) return chosen;
  const { blockId, element } = buttonOf(blocks, text);
  const { action_id: actionId, ...value } = element;
  return { blockId, actionId, value };
}

/** Ada presses the button with that text in a modal. */
export function pressIn(
  { workspace }: Pick<Office, 'workspace'>,
  view: PageView,
  text: string,
): Promise<ActionOutcome> {
  const { blockId, element } = buttonOf(blocksOf(view), text);
  const { action_id: actionId, ...value } = element;
  return workspace.perform({ do: 'act', user: ada, place: { viewId: view.id }, blockId, actionId, value, state: {} });
}

/** Ada chooses the option with that text in the first menu of a modal that has it. */
export function chooseIn({ workspace }: Office, view: PageView, text: string): Promise<ActionOutcome> {
  const [found] = optionsOf(blocksOf(view), text);
  if (!found) throw new Error(`no option “${text}” among: ${shown({ blocks: blocksOf(view) })}`);
  return workspace.perform({ do: 'act', user: ada, place: { viewId: view.id }, ...found, state: {} });
}

/** The choices of an option with that text in the menus of blocks. */
const optionsOf = (blocks: readonly unknown[], text: string) =>
  elementsOf(blocks).flatMap(({ blockId, element }) => {
    const options: readonly unknown[] = Array.isArray(element['options']) ? element['options'] : [];
    const option = options.find((one) => hasText(one, text));
    return option ? [{ blockId, actionId: String(element['action_id']), value: { selected_option: option } }] : [];
  });

/** The values of a form, by the id of the block, which is that of its element. */
export const values = (filled: Filled): StateValues =>
  Object.fromEntries(Object.entries(filled).map(([id, value]) => [id, { [id]: value }]));
