import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/app/settings.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const problems = (variables: Record<string, string>): readonly string[] => {
  const read = readSettings(variables);
  return 'problems' in read ? read.problems.map(({ setting, message }) => `${setting} ${message}`) : [];
};

describe('the settings', () => {
  it('that are missing are all named at once', () => {
    expect(problems({})).toEqual([
      'SLACK_BOT_TOKEN is not set',
      expect.stringContaining('SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is required'),
    ]);
  });

  it('that are empty count as missing', () => {
    expect(problems({ ...socket, SLACK_BOT_TOKEN: ' ' })).toEqual(['SLACK_BOT_TOKEN is not set']);
  });

  it('may end in a line break, as mounted secrets do', () => {
    expect(readSettings({ ...socket, SLACK_BOT_TOKEN: 'xoxb-1\n' })).toMatchObject({
      settings: { slack: { access: { botToken: 'xoxb-1' } } },
    });
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_API_URL', 'slack.com'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['TZ_DEFAULT', 'Beijing'],
    ['LANGUAGE_DEFAULT', 'de'],
    ['LOG_LEVEL', 'loud'],
  ])('that are wrong are named: %s=%s', (setting, value) => {
    expect(problems({ ...socket, [setting]: value })).toEqual([expect.stringMatching(new RegExp(`^${setting} must`))]);
  });

  it('let other programs ask only with a token that nobody guesses, and an address', () => {
    const asked = { ...socket, OPERATION_PORT: '9464', PUBLIC_URL: 'https://law.example.org' };
    expect(problems({ ...asked, API_TOKEN: 'secret' })).toEqual([
      expect.stringContaining('API_TOKEN must be at least 32'),
    ]);
    expect(problems({ ...socket, API_TOKEN: 'a'.repeat(32) })).toEqual([
      'OPERATION_PORT is not set: API_TOKEN needs it',
      'PUBLIC_URL is not set: API_TOKEN needs it',
    ]);
    expect(problems({ ...asked, API_TOKEN: 'a'.repeat(32) })).toEqual([]);
  });

  it('choose Socket Mode if there is an app token', () => {
    expect(readSettings({ ...socket, SLACK_SIGNING_SECRET: '12345678' })).toMatchObject({
      settings: { slack: { transport: { kind: 'socket', appToken: 'xapp-1' } }, zone: 'Asia/Shanghai' },
    });
  });

  it('choose HTTP if there is a signing secret, on loopback by default', () => {
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '12345678' })).toMatchObject({
      settings: {
        slack: { transport: { kind: 'http', signingSecret: '12345678', host: '127.0.0.1', port: 3000 } },
      },
    });
  });

  const many = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'of the app',
    SLACK_SIGNING_SECRET: '12345678',
    SLACK_STATE_SECRET: 'thirty-two characters of our own',
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  };

  it('serve many workspaces if there is a secret for the state', () => {
    expect(readSettings(many)).toMatchObject({
      settings: { slack: { access: { kind: 'many', clientId: '1.2' }, transport: { kind: 'http' } } },
    });
  });

  it.each(Object.keys(many).filter((name) => name !== 'SLACK_STATE_SECRET'))('of many workspaces need %s', (name) => {
    expect(problems({ ...many, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name} is not set: with`))]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-1'],
    ['SLACK_APP_TOKEN', 'xapp-1'],
    ['SLACK_REFRESH_TOKEN', 'xoxe-1'],
    ['CURATORS', 'U012ABCDEF'],
    ['CURATORS_CHANNEL', 'C012ABCDEF'],
    ['WATCH_FOLDER', 'inbox'],
    ['API_TOKEN', 'a'.repeat(32)],
  ])('of one workspace do not go with many: %s', (name, value) => {
    const address = { OPERATION_PORT: '9464', PUBLIC_URL: 'https://law.example.org' };
    expect(problems({ ...many, ...address, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is for one`)),
    ]);
  });

  it.each([
    ['ENCRYPTION_KEY', 'a password'],
    ['ENCRYPTION_KEY', Buffer.alloc(16).toString('base64')],
    ['ENCRYPTION_KEY', `${many.ENCRYPTION_KEY},`],
    ['SLACK_STATE_SECRET', 'short'],
  ])('that are no secret are named without their value: %s', (name, value) => {
    const [problem = '', ...more] = problems({ ...many, [name]: value });
    expect([problem, more]).toEqual([expect.stringMatching(new RegExp(`^${name} must .*openssl`)), []]);
    expect(problem).not.toContain(value);
  });

  it('may have several keys, the newest first', () => {
    const keys = [Buffer.alloc(32, 2), Buffer.alloc(32, 1)];
    const read = readSettings({ ...many, ENCRYPTION_KEY: keys.map((key) => key.toString('base64')).join(', ') });
    expect(read).toMatchObject({ settings: { encryptionKeys: keys } });
  });
});
