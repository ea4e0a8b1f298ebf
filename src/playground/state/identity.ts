import { randomBytes } from 'node:crypto';

/** What the workspace knows of the app: its manifest and the tokens it was given. */
export interface InstalledApp {
  readonly name?: string;
  readonly commands?: readonly {
    readonly command: string;
    readonly description?: string;
    readonly usageHint?: string;
  }[];
  readonly shortcuts?: readonly {
    readonly name: string;
    readonly type: 'message' | 'global';
    readonly callbackId: string;
  }[];
  /** Bot scopes. Where given, a method without its scope answers `missing_scope`; by default every scope is granted. */
  readonly scopes?: readonly string[];
  /** Bot events the app is subscribed to; by default `app_mention`, `message.im` and `app_home_opened`. */
  readonly events?: readonly string[];
  readonly homeTab?: boolean;
  readonly messagesTab?: boolean;
  /** By default `xoxb-playground`. */
  readonly botToken?: string;
  /** By default `xapp-playground`. */
  readonly appToken?: string;
  /** Signs the requests of HTTP mode; by default `playground-signing-secret`. */
  readonly signingSecret?: string;
}

/** Who the app and the workspace are, everything filled in. */
export interface Identity extends Required<Omit<InstalledApp, 'scopes'>> {
  readonly scopes: readonly string[] | null;
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
}

/** Fills in what the workspace was not told of the app. */
export function identify(app: InstalledApp): Identity {
  return {
    name: 'Privacy Law',
    commands: [],
    shortcuts: [],
    events: ['app_mention', 'message.im', 'app_home_opened'],
    homeTab: true,
    messagesTab: true,
    botToken: 'xoxb-playground',
    appToken: 'xapp-playground',
    signingSecret: 'playground-signing-secret',
    ...app,
    scopes: app.scopes ?? null,
    team: { id: 'T0PLAYGRND', domain: 'playground', name: 'Playground' },
    appId: 'A0PRIVACY1',
    botId: 'B0PRIVACY1',
    botUser: 'U0PRIVACY1',
  };
}

/** An id as Slack makes them: a letter for the kind, then ten signs. */
export function newId(kind: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  return kind + [...randomBytes(10)].map((byte) => signs[byte % signs.length]).join('');
}
