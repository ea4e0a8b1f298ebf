import type { PageMessage, PageView } from './page-protocol.ts';
import type { Parts } from './parts.ts';
import { type Message, pageMessage } from './state/message.ts';
import { pageView, type StoredView } from './state/views.ts';
import type { ApiCall, CallLog } from './web-api/call-log.ts';

interface WaitOptions {
  /** Milliseconds until the wait fails with what was seen instead; by default 20,000. */
  readonly timeout?: number;
}

/** Lets a test wait for something to happen instead of for time to pass. */
export interface Watch {
  /** The first message that matches, past or future. An edit counts as a message of its own. */
  message(matches: (message: PageMessage) => boolean, options?: WaitOptions): Promise<PageMessage>;
  /** The user's topmost modal, once it matches. */
  view(user: string, matches?: (view: PageView) => boolean, options?: WaitOptions): Promise<PageView>;
  /** The user's App Home, once it matches. */
  home(user: string, matches?: (home: PageView) => boolean, options?: WaitOptions): Promise<PageView>;
  /** The app's first call that matches, past or future. */
  call(matches: (call: ApiCall) => boolean, options?: WaitOptions): Promise<ApiCall>;
  /** What `find` returns, tried again at each change; `explain` is the error message after the timeout. */
  until<T>(find: () => T | null | undefined, explain: () => string, options?: WaitOptions): Promise<T>;
}

/** Starts watching: from now on every version of every message is kept. */
export function startWatch({ bus, views }: Parts, log: CallLog): Watch {
  const versions: Message[] = [];
  bus.listen((event) => {
    if (event.type === 'message') versions.push(event.message);
  });

  const until: Watch['until'] = (find, explain, { timeout = 20_000 } = {}) =>
    new Promise((resolve, reject) => {
      const found = find();
      if (found !== null && found !== undefined) return resolve(found);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(explain()));
      }, timeout);
      const stop = bus.listen(() => {
        const found = find();
        if (found === null || found === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      });
    });

  return {
    until,
    message: (matches, options) =>
      until(
        () => versions.map(pageMessage).find(matches),
        () => `No such message. There were:\n${versions.map(describe).join('\n') || '(none)'}`,
        options,
      ),
    view: (user, matches = () => true, options) =>
      until(
        () => matching(views.modalsOf(user).at(-1), matches),
        () => `No such modal. Open were:\n${views.modalsOf(user).map(jsonOf).join('\n') || '(none)'}`,
        options,
      ),
    home: (user, matches = () => true, options) =>
      until(
        () => matching(views.homeOf(user), matches),
        () => `No such Home. It was:\n${jsonOf(views.homeOf(user))}`,
        options,
      ),
    call: (matches, options) =>
      until(
        () => log.calls.find(matches),
        () => `No such call. There were:\n${log.calls.map(describeCall).join('\n') || '(none)'}`,
        options,
      ),
  };
}

function matching(stored: StoredView | null | undefined, matches: (view: PageView) => boolean): PageView | null {
  const view = stored && pageView(stored);
  return view && matches(view) ? view : null;
}

const jsonOf = (view: StoredView | null): string => JSON.stringify(view?.json ?? null);

const describeCall = ({ method, args }: ApiCall): string => `${method} ${JSON.stringify(args).slice(0, 200)}`;

function describe(message: Message): string {
  const blocks = message.blocks.length > 0 ? ` ${JSON.stringify(message.blocks).slice(0, 300)}` : '';
  const to = message.ephemeralTo ? ` (only to ${message.ephemeralTo})` : '';
  return `  ${message.channel} ${message.ts} ${message.user}${to}: ${message.text}${blocks}`;
}
