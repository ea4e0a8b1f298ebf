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

  it('redacts the password of a database, and keeps its host', () => {
    const line = logged((log) =>
      log.error({ err: new Error('no answer of postgres://law:s3cret@db:5432/law') }, 'gone'),
    );
    expect(line).not.toContain('s3cret');
    expect(line).toContain('postgres://law:[redacted]@db:5432/law');
  });

  it('leaves out what a library adds to an error, such as rows and requests, and what a syntax error quotes', () => {
    const refused = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (note)=(private words)' });
    const request = Object.assign(new Error('no answer', { cause: refused }), { original: { data: 'private words' } });
    const syntax = ((): unknown => {
      try {
        const read: unknown = JSON.parse('private words');
        return read;
      } catch (error) {
        return error;
      }
    })();
    const line = logged((log) =>
      log.error({ err: new AggregateError([request, syntax, 'gone'], 'both failed') }, 'failed'),
    );
    expect(line).not.toContain('private');
    expect(JSON.parse(line)).toMatchObject({
      err: {
        type: 'AggregateError',
        message: 'both failed',
        errors: [
          { message: 'no answer', cause: { code: '23505' } },
          { type: 'SyntaxError', stack: expect.any(String) },
          'gone',
        ],
      },
    });
  });

  it('drops lines below its level', () => {
    expect(logged((log) => log.debug({}, 'payload'))).toBe('');
  });
});
