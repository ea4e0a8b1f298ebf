import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Scope } from '../bulletin/scope.ts';
import { type Language, languages } from '../messages/language.ts';
import { OperatorError } from '../ports.ts';
import type { SlackSettings } from '../slack/connect-to-slack.ts';
import type { Retention } from '../storage/retention.ts';
import { isTimeZone } from '../time/calendar-date.ts';
import { second } from '../time/instant.ts';

/** The settings from the environment, validated. */
export interface Settings {
  readonly slack: SlackSettings;
  /** The default time zone, in which "today" is determined. */
  readonly zone: string;
  /** The language for people whose own is unknown. */
  readonly language: Language;
  /** User ids of the curators; null for the workspace admins. */
  readonly curators: readonly string[] | null;
  /** Id of the channel in which the curators are told of new drafts; null to send each of them a direct message. */
  readonly curatorsChannel: string | null;
  /** The operator's own file of sources; null if there is none. */
  readonly sourcesFile: string | null;
  /** Folder whose files are read into drafts; null if there is none. */
  readonly watchFolder: string | null;
  readonly store: StorePlace;
  /** Where health, metrics and calendars are served; null if they are not. */
  readonly operation: { readonly host: string; readonly port: number } | null;
  /** Keys that encrypt the stored tokens, of 32 bytes each, the newest first; none where they are stored as they are. */
  readonly encryptionKeys: readonly Uint8Array[];
  /** The public address of the calendars, without a trailing slash; null if there is none. */
  readonly publicUrl: string | null;
  /** What other programs prove themselves with, where one workspace has the app for itself; null if they are not answered there. */
  readonly apiToken: string | null;
  /** Where feedback goes: a link or an email address; null if the operator named none. */
  readonly feedback: string | null;
  /** Folder of bulletins; null for the bundled ones. */
  readonly dataDirectory: string | null;
  readonly retention: Retention;
  readonly logLevel: LogLevel;
}

/** Where the app stores its data. */
export type StorePlace =
  | { readonly kind: 'postgres'; readonly url: string }
  /** SQLite in a folder. */
  | { readonly kind: 'embedded'; readonly folder: string };

/** A setting that is missing or wrong, and what to do about it. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

/** The environment: names and values. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A year and a month, and the six years that limitation periods and audits often look back. */
export const defaultRetention: Retention = { records: 400, history: 2190 };

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

const token = (prefix: string, page: string) =>
  z.string().regex(new RegExp(`^${prefix}-\\S+$`), `must start with ${prefix}-; copy it from your Slack app (${page})`);

const httpUrl = () => z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const port = () => {
  const error = 'must be a port from 1 to 65535';
  return z.coerce.number({ error }).int(error).min(1, error).max(65_535, error);
};

const seconds = (initially: number) => {
  const error = 'must be a number of seconds, 0 to 86400';
  return z.coerce.number({ error }).min(0, error).max(86_400, error).default(initially);
};
const isKey = (key: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(key);

const days = (initially: number) => {
  const error = 'must be a number of days, 90 to 36500';
  return z.coerce.number({ error }).int(error).min(90, error).max(36_500, error).default(initially);
};

const schema = {
  SLACK_API_URL: httpUrl()
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/'),
  SLACK_BOT_TOKEN: token('xoxb', 'OAuth & Permissions').optional(),
  SLACK_APP_TOKEN: token('xapp', 'Basic Information, App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short; copy it from your Slack app (Basic Information)').default(''),
  SLACK_STATE_SECRET: z.string().min(32, 'must have at least 32 characters; openssl rand -hex 32 makes one').optional(),
  ENCRYPTION_KEY: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every(isKey),
      'must be 32 bytes in base64; openssl rand -base64 32 makes them. List several with commas, the newest first',
    )
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64')))
    .default([]),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_REFRESH_TOKEN: token('xoxe', 'OAuth & Permissions').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port().default(3000),
  HTTP_KEEP_ALIVE: seconds(65),
  CONNECT_RETRY: seconds(300),
  ANSWER_STRANGERS: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  OPERATION_PORT: port().optional(),
  PUBLIC_URL: httpUrl()
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  API_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{32,}$/, 'must be at least 32 letters, digits or -._~+/=, such as `openssl rand -hex 32` prints')
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must start with postgres://; leave it out to use SQLite',
    })
    .optional(),
  STATE_DIR: z.string().default('state'),
  TZ_DEFAULT: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  LANGUAGE_DEFAULT: z.enum(languages, { error: `must be one of ${languages.join(', ')}` }).default('en'),
  CURATORS: z
    .string()
    .regex(/^\s*[UW][A-Z0-9]+\s*(,\s*[UW][A-Z0-9]+\s*)*$/, 'must be user IDs such as U012ABCDEF, separated by commas')
    .transform((ids) => ids.split(',').map((id) => id.trim()))
    .optional(),
  CURATORS_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, 'must be the ID of a channel such as C012ABCDEF, from the channel’s details')
    .optional(),
  SOURCES_FILE: z.string().optional(),
  WATCH_FOLDER: z.string().optional(),
  FEEDBACK: z.union([httpUrl(), z.email()], { error: 'must be a link or an email address' }).optional(),
  DATA_DIR: z.string().optional(),
  HOLIDAYS_FILE: z.string().optional(),
  JURISDICTIONS: z
    .string()
    .regex(/^\s*[A-Za-z]{2}\s*(,\s*[A-Za-z]{2}\s*)*$/, 'must be two-letter codes such as EU or CN, separated by commas')
    .transform((codes) => codes.split(',').map((code) => code.trim().toUpperCase()))
    .optional(),
  TOPICS: z
    .string()
    .transform((ids) => ids.split(',').map((id) => id.trim()))
    .optional(),
  RETAIN_RECORDS: days(defaultRetention.records),
  RETAIN_HISTORY: days(defaultRetention.history),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
};

const environment = z.object(schema);
type Environment = z.output<typeof environment>;

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(schema);

/**
 * Reads the settings from the environment, or everything that is missing or wrong. An empty variable counts as not set, and blanks
 * around a value don't count.
 */
export function readSettings(
  variables: Variables,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const set = withoutEmpty(variables);
  const read = environment.safeParse(set);
  const problems = [
    ...(read.success ? [] : problemsOf(read.error, set)),
    ...(set['SLACK_STATE_SECRET'] ? problemsOfMany(set) : problemsOfOne(set)),
    ...apiProblems(set),
  ];
  if (!read.success || problems.length > 0) return { problems };
  return { settings: settingsOf(read.data) };
}

/** Adds what a file `.env` in the current folder sets to the environment, which wins. Throws an `OperatorError` if it cannot be read. */
export function loadEnvironmentFile(): void {
  try {
    // Not Node's own loader: editors on Windows begin the file with a mark that it takes for a part of the first name.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync('.env'));
    for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return;
    const reason =
      cause instanceof TypeError ? 'save it as UTF-8' : cause instanceof Error ? cause.message : String(cause);
    throw new OperatorError(`Cannot read .env: ${reason}`, { cause });
  }
}

/** The default time zone, for commands that need no other setting. Throws an `OperatorError`. */
export function readZone(variables: Variables): string {
  return readSome(variables, environment.pick({ TZ_DEFAULT: true })).TZ_DEFAULT;
}

/** The operator's own file of sources, for commands that need no other setting; null if there is none. */
export function readSourcesFile(variables: Variables): string | null {
  return readSome(variables, environment.pick({ SOURCES_FILE: true })).SOURCES_FILE ?? null;
}

/** What is listed where a workspace has not chosen. Throws an `OperatorError`. */
export function readScope(variables: Variables): Scope {
  const read = readSome(variables, environment.pick({ JURISDICTIONS: true, TOPICS: true }));
  return { jurisdictions: read.JURISDICTIONS ?? [], topics: read.TOPICS ?? [] };
}

/** The file of an operator's holidays; null if there is none. Throws an `OperatorError`. */
export function readHolidaysFile(variables: Variables): string | null {
  return readSome(variables, environment.pick({ HOLIDAYS_FILE: true })).HOLIDAYS_FILE ?? null;
}

/** Where the data is stored, for commands that need no other setting. Throws an `OperatorError`. */
export function readStorePlace(variables: Variables): StorePlace {
  return storeOf(readSome(variables, environment.pick({ DATABASE_URL: true, STATE_DIR: true })));
}

/** The base address of Slack's Web API. Throws an `OperatorError`. */
export function readApiUrl(variables: Variables): string {
  return readSome(variables, environment.pick({ SLACK_API_URL: true })).SLACK_API_URL;
}

/** The folder of the embedded database, whether it is used or not. Throws an `OperatorError`. */
export function readStateFolder(variables: Variables): string {
  return readSome(variables, environment.pick({ STATE_DIR: true })).STATE_DIR;
}

function readSome<T>(variables: Variables, part: z.ZodType<T>): T {
  const set = withoutEmpty(variables);
  const read = part.safeParse(set);
  if (read.success) return read.data;
  throw new OperatorError(
    problemsOf(read.error, set)
      .map(({ setting, message }) => `${setting} ${message}`)
      .join('\n'),
  );
}

// Secrets that are mounted or copied often end in a line break.
const withoutEmpty = (variables: Variables): Variables =>
  Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );

function settingsOf(read: Environment): Settings {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  const { HOST: host, PORT: port, OPERATION_PORT: operationPort } = read;
  return {
    slack: {
      apiUrl: read.SLACK_API_URL,
      access: accessOf(read),
      transport: appToken
        ? { kind: 'socket', appToken }
        : { kind: 'http', signingSecret, host, port, keepAlive: read.HTTP_KEEP_ALIVE * second },
      connectFor: read.CONNECT_RETRY * second,
      answersStrangers: read.ANSWER_STRANGERS === 'yes',
    },
    zone: read.TZ_DEFAULT,
    language: read.LANGUAGE_DEFAULT,
    curators: read.CURATORS ?? null,
    curatorsChannel: read.CURATORS_CHANNEL ?? null,
    sourcesFile: read.SOURCES_FILE ?? null,
    watchFolder: read.WATCH_FOLDER ?? null,
    store: storeOf(read),
    encryptionKeys: read.ENCRYPTION_KEY,
    operation: operationPort === undefined ? null : { host, port: operationPort },
    publicUrl: read.PUBLIC_URL ?? null,
    apiToken: read.API_TOKEN ?? null,
    feedback: read.FEEDBACK ?? null,
    dataDirectory: read.DATA_DIR ?? null,
    retention: { records: read.RETAIN_RECORDS, history: read.RETAIN_HISTORY },
    logLevel: read.LOG_LEVEL,
  };
}

function accessOf({
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_STATE_SECRET: stateSecret,
  SLACK_CLIENT_ID: clientId = '',
  SLACK_CLIENT_SECRET: clientSecret = '',
  SLACK_REFRESH_TOKEN: refreshToken,
}: Environment): SlackSettings['access'] {
  if (stateSecret !== undefined) return { kind: 'many', stateSecret, clientId, clientSecret };
  return { kind: 'one', botToken, rotation: refreshToken ? { clientId, clientSecret, refreshToken } : null };
}

const storeOf = ({
  DATABASE_URL: url,
  STATE_DIR: folder,
}: Pick<Environment, 'DATABASE_URL' | 'STATE_DIR'>): StorePlace =>
  url === undefined ? { kind: 'embedded', folder } : { kind: 'postgres', url };

const problemsOf = (error: z.ZodError, set: Variables): readonly SettingProblem[] =>
  error.issues.map(({ path, message }) => {
    const setting = String(path[0]);
    return { setting, message: setting in set ? message : 'is not set' };
  });

function problemsOfOne(set: Variables): readonly SettingProblem[] {
  const token = set['SLACK_BOT_TOKEN'] ? [] : [{ setting: 'SLACK_BOT_TOKEN', message: 'is not set' }];
  return [...token, ...transportProblems(set), ...rotationProblems(set)];
}

const forMany = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY'] as const;

// What names people or channels of one workspace, or connects only one.
const forOne = [
  'SLACK_BOT_TOKEN',
  'SLACK_REFRESH_TOKEN',
  'SLACK_APP_TOKEN',
  'CURATORS',
  'CURATORS_CHANNEL',
  'WATCH_FOLDER',
  'API_TOKEN',
] as const;

function problemsOfMany(set: Variables): readonly SettingProblem[] {
  const missing = forMany.filter((name) => !set[name]);
  const misplaced = forOne.filter((name) => set[name]);
  return [
    ...missing.map((setting) => ({
      setting,
      message: `is not set: with SLACK_STATE_SECRET the app is installed in many workspaces, which needs ${forMany.join(', ')}`,
    })),
    ...misplaced.map((setting) => ({
      setting,
      message: 'is for one workspace, SLACK_STATE_SECRET for many: leave out one of them',
    })),
  ];
}

function rotationProblems(set: Variables): readonly SettingProblem[] {
  const names = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_REFRESH_TOKEN'];
  const missing = names.filter((name) => !set[name]);
  if (missing.length === 0 || missing.length === names.length) return [];
  const message = `is not set: token rotation needs ${names.join(', ')}`;
  return missing.map((setting) => ({ setting, message }));
}

const apiProblems = (set: Variables): readonly SettingProblem[] =>
  set['API_TOKEN'] === undefined
    ? []
    : ['OPERATION_PORT', 'PUBLIC_URL']
        .filter((name) => !set[name])
        .map((setting) => ({ setting, message: 'is not set: API_TOKEN needs it' }));

function transportProblems(set: Variables): readonly SettingProblem[] {
  if (set['SLACK_APP_TOKEN'] || set['SLACK_SIGNING_SECRET']) return [];
  const message = 'is required: set the first for Socket Mode, the second for HTTP';
  return [{ setting: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET', message }];
}
