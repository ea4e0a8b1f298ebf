import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/bulletin/read-yaml.ts';

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('text is read in every encoding that can be recognised', () => {
  it.each([
    ['UTF-8', Buffer.from('30 April 网信办', 'utf8')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff30 April 网信办', 'utf8')],
    ['UTF-16, low byte first', utf16('30 April 网信办')],
    ['UTF-16, high byte first', Buffer.from(utf16('30 April 网信办')).swap16()],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toBe('30 April 网信办');
  });
});

describe('bytes that are not text are a problem', () => {
  it.each([
    ['text-empty', 'no bytes', Buffer.alloc(0)],
    ['text-empty', 'blanks', Buffer.from(' \n\t\ufeff')],
    ['text-encoding', 'Chinese in GB 18030', Buffer.from([0xb9, 0xa4, 0xd0, 0xc5])],
    ['text-encoding', 'half a UTF-16 pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
    ['text-binary', 'an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x01])],
    ['text-binary', 'UTF-16 without its mark', Buffer.from('bulletin', 'utf16le')],
    ['text-binary', 'a NUL in UTF-16', utf16('a\0b')],
  ])('%s: %s', (rule, _, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ rule, line: 0 });
  });

  it('text-too-large: more than 5 MB', () => {
    expect(decodeText(Buffer.alloc(5_000_000, 'a'))).toHaveLength(5_000_000);
    expect(decodeText(Buffer.alloc(5_000_001, 'a'))).toMatchObject({
      rule: 'text-too-large',
      message: 'the file is larger than 5 MB; split it',
    });
  });
});

it('no bytes throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = decodeText(bytes);
      expect(typeof text === 'string' || text.rule.startsWith('text-')).toBe(true);
    }),
  );
});
