import { z } from 'zod';
import type { SlackSettings } from '../slack/connect-to-slack.ts';
import { isTimeZone } from '../time/calendar-date.ts';

/** What the environment says, checked. */
export interface Settings {
  readonly slack: SlackSettings;
  readonly zone: string;
  /** User ids of those who may import and correct; null for the admins of the workspace. */
  readonly curators: readonly string[] | null;
  readonly store: StorePlace;
  /** Where health, metrics and calendars are served; null for nowhere. */
  readonly operation: { readonly host: string; readonly port: number } | null;
  /** The address under which calendars are reached from outside, without a slash at its end; null where they are not. */
  readonly publicUrl: string | null;
  /** Folder of bulletins; null for the bundled one. */
  readonly dataDirectory: string | null;
  readonly logLevel: LogLevel;
}

/** Where subscriptions and the ledger are kept. */
export type StorePlace =
  | { readonly kind: 'postgres'; readonly url: string }
  /** SQLite in a folder. */
  | { readonly kind: 'embedded'; readonly folder: string };

/** Something that the operator has to set or mend, in a sentence. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

const token = (prefix: string, where: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}-\\S+$`),
      `must begin with ${prefix}-: find it under ${where} of your Slack app`,
    );

const port = (name: string) =>
  z.coerce
    .number({ error: `must be ${name}, 1 to 65535` })
    .int(`must be ${name}, 1 to 65535`)
    .min(1, `must be ${name}, 1 to 65535`)
    .max(65_535, `must be ${name}, 1 to 65535`);

const present = {
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .default('https://slack.com/api/'),
  SLACK_BOT_TOKEN: token('xoxb', 'OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp', 'Basic Information, App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'is too short: find it under Basic Information of your Slack app')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_REFRESH_TOKEN: token('xoxe', 'OAuth & Permissions').optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port('a port').default(3000),
  OPERATION_PORT: port('a port').optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address that begins with postgres://; leave it out for the embedded store',
    })
    .optional(),
  STATE_DIR: z.string().default('state'),
  TZ_DEFAULT: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  CURATORS: z
    .string()
    .regex(
      /^\s*[UW][A-Z0-9]+\s*(,\s*[UW][A-Z0-9]+\s*)*$/,
      'must be user ids such as U012ABCDEF, separated by commas',
    )
    .optional(),
  DATA_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
};

const environment = z.object(present);

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(present);

/** The environment: names and values. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings out of the environment: all that is missing or wrong at once. An empty variable counts as not set.
 */
export function readSettings(
  variables: Variables,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(set);
  const problems = [
    ...(read.success ? [] : problemsOf(read.error, set)),
    ...transportProblems(set),
    ...rotationProblems(set),
  ];
  if (!read.success || problems.length > 0) return { problems };
  return { settings: settingsOf(read.data) };
}

/** A setting that is wrong: a sentence for the operator, without a stack. */
export class InvalidSettingError extends Error {
  override readonly name = 'SettingIsWrong';
}

/**
 * The zone in which today is taken, for the commands that need no other setting.
 * Throws `SettingIsWrong`: with another zone than was meant, days would be counted from another today.
 */
export function readZone(variables: Variables): string {
  const zone = present.TZ_DEFAULT.safeParse(variables['TZ_DEFAULT']?.trim() || undefined);
  if (zone.success) return zone.data;
  throw new InvalidSettingError(`TZ_DEFAULT ${zone.error.issues[0]?.message}`);
}

function settingsOf(read: z.output<typeof environment>): Settings {
  const {
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret = '',
    HOST: host,
    PORT: port,
  } = read;
  return {
    slack: {
      apiUrl: read.SLACK_API_URL.endsWith('/') ? read.SLACK_API_URL : `${read.SLACK_API_URL}/`,
      botToken: read.SLACK_BOT_TOKEN,
      rotation: rotationOf(read),
      transport: appToken ? { kind: 'socket', appToken } : { kind: 'http', signingSecret, host, port },
    },
    zone: read.TZ_DEFAULT,
    curators: read.CURATORS?.split(',').map((id) => id.trim()) ?? null,
    store: storeOf(read),
    operation: read.OPERATION_PORT === undefined ? null : { host, port: read.OPERATION_PORT },
    publicUrl: read.PUBLIC_URL ?? null,
    dataDirectory: read.DATA_DIR ?? null,
    logLevel: read.LOG_LEVEL,
  };
}

interface StoreVariables {
  readonly DATABASE_URL?: string | undefined;
  readonly STATE_DIR: string;
}

const rotationOf = ({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  SLACK_REFRESH_TOKEN: refreshToken,
}: z.output<typeof environment>): SlackSettings['rotation'] =>
  clientId && clientSecret && refreshToken ? { clientId, clientSecret, refreshToken } : null;

const storeOf = ({ DATABASE_URL: url, STATE_DIR: folder }: StoreVariables): StorePlace =>
  url === undefined ? { kind: 'embedded', folder } : { kind: 'postgres', url };

/**
 * Where the store is, for the commands that need no other setting. Throws `SettingIsWrong`.
 */
export function readStorePlace(variables: Variables): StorePlace {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = z.object({ DATABASE_URL: present.DATABASE_URL, STATE_DIR: present.STATE_DIR }).safeParse(set);
  if (!read.success) throw new InvalidSettingError(`DATABASE_URL ${read.error.issues[0]?.message}`);
  return storeOf(read.data);
}

function problemsOf(error: z.ZodError, set: Readonly<Record<string, unknown>>): readonly SettingProblem[] {
  return error.issues.map(({ path, message }) => {
    const setting = String(path[0]);
    return { setting, message: setting in set ? message : 'is not set' };
  });
}

function rotationProblems(set: Readonly<Record<string, unknown>>): readonly SettingProblem[] {
  const names = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_REFRESH_TOKEN'];
  const missing = names.filter((name) => !set[name]);
  if (missing.length === 0 || missing.length === names.length) return [];
  const message = `is not set: token rotation needs all three of ${names.join(', ')}`;
  return missing.map((setting) => ({ setting, message }));
}

function transportProblems(set: Readonly<Record<string, unknown>>): readonly SettingProblem[] {
  if (set['SLACK_APP_TOKEN'] || set['SLACK_SIGNING_SECRET']) return [];
  const message =
    'is not set: Socket Mode needs SLACK_APP_TOKEN, HTTP needs SLACK_SIGNING_SECRET; set one of them';
  return [{ setting: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET', message }];
}
