import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/app/log.ts';

const logged = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  write(createLog('info', (line) => lines.push(line)));
  return lines.join('');
};

describe('the log', () => {
  it('redacts tokens everywhere in a line', () => {
    const line = logged((log) =>
      log.info({ deep: { token: 'xoxb-12-ab' }, err: new Error('with xapp-1-A0-x') }, 'also xoxp-9-z here'),
    );
    expect(line).not.toMatch(/12-ab|1-A0-x|9-z/);
    expect(line.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('redacts the secret part of a response_url', () => {
    const line = logged((log) => log.warn({ url: 'https://hooks.slack.com/commands/T1/2/secret' }, 'refused'));
    expect(line).not.toContain('secret');
  });

  it('drops lines below its level', () => {
    expect(logged((log) => log.debug({}, 'payload'))).toBe('');
  });
});
