import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, LockedError, TamperedError } from '../../src/storage/vault.ts';

const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const owner = 'token of T0ACME0001';

describe('a vault', () => {
  it('opens what it has sealed, whatever the text, and only for whom it was sealed', () => {
    const vault = createVault([newer]);
    assert(
      property(string({ unit: 'grapheme' }), string(), (text, other) => {
        const sealed = vault.seal(text, owner);
        expect(vault.open(sealed, owner)).toBe(text);
        if (other !== owner) expect(() => vault.open(sealed, other)).toThrow(TamperedError);
      }),
    );
  });

  it('seals the same text differently each time, and shows nothing of it', () => {
    const vault = createVault([newer]);
    const [one, other] = [vault.seal('xoxb-1-secret', owner), vault.seal('xoxb-1-secret', owner)];
    expect(one).not.toBe(other);
    expect(one).not.toContain('secret');
  });

  it('notices every change of a sealed text', () => {
    const vault = createVault([newer]);
    const sealed = vault.seal('xoxb-1', owner);
    const start = sealed.indexOf(':', 'sealed:1:'.length) + 1;
    for (let i = start; i < sealed.length; i += 1) {
      const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
      // The last character of base64url has bits that mean nothing.
      const means = (text: string) => text.split(':').map((part) => Buffer.from(part, 'base64url').toString('hex'));
      if (means(changed).join() === means(sealed).join()) continue;
      expect(() => vault.open(changed, owner), changed).toThrow(TamperedError);
    }
    for (const cut of ['sealed:1:', sealed.slice(0, -1).slice(0, start), `${sealed.split(':').slice(0, 3).join(':')}:`])
      expect(() => vault.open(cut, owner)).toThrow(/key|changed/);
  });

  it('with a new key opens what an older one sealed, and seals with the new one', () => {
    const sealed = createVault([older]).seal('xoxb-1', owner);
    const both = createVault([newer, older]);
    expect(both.open(sealed, owner)).toBe('xoxb-1');
    expect([both.isCurrent(sealed), both.isCurrent(both.seal('xoxb-1', owner))]).toEqual([false, true]);
    expect(createVault([newer]).open(both.seal('xoxb-1', owner), owner)).toBe('xoxb-1');
  });

  it.each([
    ['another key', [newer], 'not in ENCRYPTION_KEY'],
    ['no key', [], 'ENCRYPTION_KEY is not set'],
  ])('with %s says what to do, without the text or a key', (_, keys, what) => {
    const sealed = createVault([older]).seal('xoxb-1', owner);
    const open = () => createVault(keys).open(sealed, owner);
    expect(open).toThrow(LockedError);
    expect(open).toThrow(what);
    expect(open).not.toThrow(/xoxb|AQEBAQ/);
  });

  it('leaves a text that was stored before there was a key as it is', () => {
    expect(createVault([newer]).open('xoxb-1', owner)).toBe('xoxb-1');
    expect(createVault([newer]).isCurrent('xoxb-1')).toBe(false);
    expect(createVault([]).seal('xoxb-1', owner)).toBe('xoxb-1');
  });
});
