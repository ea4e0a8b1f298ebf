import type { PageMessage, PageView } from './page-protocol.ts';
import type { Parts } from './parts.ts';
import { type Message, pageMessage } from './state/message.ts';
import { pageView } from './state/views.ts';
import type { ApiCall, CallLog } from './web-api/call-log.ts';

/** How long a test waits before it is told what was seen instead. */
interface Patience {
  /** Milliseconds; 5000 by default. */
  readonly timeout?: number;
}

/** Ways for a test to wait for something to happen, instead of for time to pass. */
export interface Watch {
  /** The first message, past or to come, that matches. An edit counts as a message of its own. */
  message(matches: (message: PageMessage) => boolean, patience?: Patience): Promise<PageMessage>;
  /** The user's topmost modal, as soon as there is one that matches. */
  view(user: string, matches?: (view: PageView) => boolean, patience?: Patience): Promise<PageView>;
  /** The user's Home, as soon as it matches. */
  home(user: string, matches?: (home: PageView) => boolean, patience?: Patience): Promise<PageView>;
  /** The first call of the app, past or to come, that matches. */
  call(matches: (call: ApiCall) => boolean, patience?: Patience): Promise<ApiCall>;
  /** What `look` finds, asked again at everything that happens; `what` names it should it never come. */
  until<T>(look: () => T | null | undefined, what: () => string, patience?: Patience): Promise<T>;
}

/** Starts watching; every version of every message is kept from now on. */
export function startWatch(parts: Parts, log: CallLog): Watch {
  const versions: Message[] = [];
  parts.announcer.listen((happening) => {
    if (happening.type === 'message') versions.push(happening.message);
  });

  const until: Watch['until'] = (look, what, { timeout = 5000 } = {}) =>
    new Promise((resolve, reject) => {
      const found = look();
      if (found !== null && found !== undefined) return resolve(found);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(what()));
      }, timeout);
      const stop = parts.announcer.listen(() => {
        const found = look();
        if (found === null || found === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      });
    });

  return {
    until,
    message: (matches, patience) =>
      until(
        () => versions.map(pageMessage).find(matches),
        () => `No such message. There were:\n${versions.map(line).join('\n') || '(none)'}`,
        patience,
      ),
    view: (user, matches = () => true, patience) =>
      until(
        () => shown(parts.views.modalsOf(user).at(-1), matches),
        () =>
          `No such modal. Open were:\n${parts.views
            .modalsOf(user)
            .map(({ json }) => JSON.stringify(json))
            .join('\n')}`,
        patience,
      ),
    home: (user, matches = () => true, patience) =>
      until(
        () => shown(parts.views.homeOf(user) ?? undefined, matches),
        () => `No such Home. It was:\n${JSON.stringify(parts.views.homeOf(user)?.json ?? null)}`,
        patience,
      ),
    call: (matches, patience) =>
      until(
        () => log.calls.find(matches),
        () =>
          `No such call. There were:\n${log.calls.map(({ method, args }) => `${method} ${JSON.stringify(args).slice(0, 200)}`).join('\n')}`,
        patience,
      ),
  };
}

function shown(
  view: Parameters<typeof pageView>[0] | undefined,
  matches: (view: PageView) => boolean,
): PageView | null {
  const page = view && pageView(view);
  return page && matches(page) ? page : null;
}

function line(message: Message): string {
  const blocks = message.blocks.length > 0 ? ` ${JSON.stringify(message.blocks).slice(0, 300)}` : '';
  const to = message.ephemeralTo ? ` (only to ${message.ephemeralTo})` : '';
  return `  ${message.channel} ${message.ts} ${message.user}${to}: ${message.text}${blocks}`;
}
