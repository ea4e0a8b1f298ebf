import { randomBytes } from 'node:crypto';

/** Somebody in the workspace. */
export interface Person {
  readonly id: string;
  /** The handle. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly isBot: boolean;
}

/** Who works here: a counsel, a compliance officer, and the app's bot. */
export function peopleOf({ botUser, name }: Identity): readonly Person[] {
  const handle = name.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return [
    { id: 'U0ADACHEN1', name: 'ada', realName: 'Ada Chen', title: 'Counsel', isBot: false },
    { id: 'U0BENOKAF1', name: 'ben', realName: 'Ben Okafor', title: 'Compliance', isBot: false },
    { id: botUser, name: handle, realName: name, title: '', isBot: true },
  ];
}

/** A person as `users.info` shows one. */
export function personAsSlack(
  person: Person,
  { team, appId, botId }: Identity,
  zone: string,
): Readonly<Record<string, unknown>> {
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    is_bot: person.isBot,
    is_app_user: false,
    tz: zone,
    tz_label: zone,
    profile: {
      title: person.title,
      real_name: person.realName,
      display_name: person.realName,
      team: team.id,
      ...(person.isBot ? { api_app_id: appId, bot_id: botId } : {}),
    },
  };
}

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
