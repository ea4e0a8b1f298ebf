import { randomBytes } from 'node:crypto';
import type { Json } from '../json.ts';
import type { PageApp } from '../page-protocol.ts';

/** Somebody in the workspace. */
export interface Person {
  readonly id: string;
  /** The handle. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  /** Their language in Slack; by default `en-US`. */
  readonly locale?: string;
  /** What the page shows beside the name. */
  readonly role?: string;
  readonly isBot: boolean;
  /** Their workspace, where it is another one. */
  readonly team?: string;
  /** Whether their account was deactivated. */
  readonly hasLeft?: boolean;
  /** Whether they administer their workspace; by default Slack does not say. */
  readonly isAdmin?: boolean;
}

/** The people of the workspace: two counsels, of whom one uses Slack in Chinese, a compliance officer, and the bot. */
export function peopleOf({ botUser, name }: Identity): readonly Person[] {
  const handle = name.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return [
    { id: 'U0ADACHEN1', name: 'ada', realName: 'Ada Chen', title: 'Counsel', isBot: false },
    { id: 'U0BENOKAF1', name: 'ben', realName: 'Ben Okafor', title: 'Compliance', isBot: false },
    // Uses Slack in Chinese.
    {
      id: 'U0WEILIN01',
      name: 'wei',
      realName: 'Wei Lin 林薇',
      title: 'Counsel',
      isBot: false,
      locale: 'zh-CN',
      role: '中文',
    },
    { id: botUser, name: handle, realName: name, title: '', isBot: true },
  ];
}

/** A person as `users.info` returns one. */
export function personAsSlack(
  person: Person,
  { team, appId, botId }: Identity,
  { zone, withLocale }: { readonly zone: string; readonly withLocale: boolean },
): Json {
  const { id, name, realName, title, isBot, team: otherTeam, isAdmin, hasLeft = false, locale = 'en-US' } = person;
  return {
    id,
    team_id: otherTeam ?? team.id,
    ...(otherTeam === undefined ? {} : { is_stranger: true }),
    ...(isAdmin === undefined ? {} : { is_admin: isAdmin }),
    name,
    real_name: realName,
    deleted: hasLeft,
    is_bot: isBot,
    is_app_user: false,
    tz: zone,
    tz_label: zone,
    ...(withLocale ? { locale } : {}),
    profile: {
      title,
      real_name: realName,
      display_name: realName,
      team: team.id,
      ...(isBot ? { api_app_id: appId, bot_id: botId } : {}),
    },
  };
}

/** The app's manifest and tokens. */
export interface InstalledApp extends Partial<Pick<PageApp, 'name' | 'shortcuts' | 'homeTab' | 'messagesTab'>> {
  readonly commands?: readonly {
    readonly command: string;
    readonly description?: string;
    readonly usageHint?: string;
  }[];
  /** Bot scopes. Where given, a method whose scope is not among them answers `missing_scope`; by default all are granted. */
  readonly scopes?: readonly string[];
  /** The bot events that the app subscribes to; by default `app_mention`, `message.im` and `app_home_opened`. */
  readonly events?: readonly string[];
  /** By default `xoxb-playground`. */
  readonly botToken?: string;
  /** By default `xapp-playground`. */
  readonly appToken?: string;
  /** Signs the requests of HTTP mode; by default `playground-signing-secret`. */
  readonly signingSecret?: string;
  /** The workspace; by default `T0PLAYGRND`, named Playground. */
  readonly team?: { readonly id: string; readonly domain: string; readonly name: string };
  /** The organisation of the workspace, if that has installed the app as a whole; null by default. */
  readonly organisation?: { readonly id: string; readonly name: string } | null;
}

/** The app and the workspace, with all defaults filled in. */
export interface Identity extends Required<Omit<InstalledApp, 'scopes'>> {
  readonly scopes: readonly string[] | null;
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
}

/** Fills in the defaults. */
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
    team: { id: 'T0PLAYGRND', domain: 'playground', name: 'Playground' },
    organisation: null,
    ...app,
    scopes: app.scopes ?? null,
    appId: 'A0PRIVACY1',
    botId: 'B0PRIVACY1',
    botUser: 'U0PRIVACY1',
  };
}

/** A new id as Slack makes them: a letter for the kind and ten more characters. */
export function newId(kind: string): string {
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  return kind + [...randomBytes(10)].map((byte) => characters[byte % characters.length]).join('');
}
