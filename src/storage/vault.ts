import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { DatabaseError } from './database.ts';

/**
 * Encrypts secrets with AES-256-GCM (NIST SP 800-38D). A sealed text is `sealed:1:KEY:NONCE:CIPHERTEXT` in base64url: KEY tells which
 * key it was sealed with, and the 16 bytes of the tag follow the ciphertext. It opens only for what it was sealed for, so a row that is
 * copied to another workspace is of no use there.
 */
export interface Vault {
  /** @param owner what the text belongs to, the additional authenticated data */
  readonly seal: (text: string, owner: string) => string;
  /** A text that was stored before there was a key is returned as it is. Throws `LockedError` or `TamperedError`. */
  readonly open: (stored: string, owner: string) => string;
  /** Whether a stored text is as `seal` would leave it now: sealed with the newest key, or plain without one. */
  readonly isCurrent: (stored: string) => boolean;
}

/** A secret was sealed with a key that is not there. The message says what to do, and nothing of the secret. */
export class LockedError extends DatabaseError {}

/** A sealed secret was changed, or belongs to something else. */
export class TamperedError extends Error {}

const prefix = 'sealed:1:';
const sizes = { nonce: 12, tag: 16 } as const;

/** @param keys of 32 bytes each, the newest first: it seals, all of them open; without any, texts stay plain */
export function createVault(keys: readonly Uint8Array[]): Vault {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [newest] = byName;
  return {
    seal: (text, owner) => {
      if (!newest) return text;
      const [name, key] = newest;
      const nonce = randomBytes(sizes.nonce);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: sizes.tag }).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${prefix}${name}:${nonce.toString('base64url')}:${sealed.toString('base64url')}`;
    },
    open: (stored, owner) => {
      if (!stored.startsWith(prefix)) return stored;
      const [name = '', nonce = '', sealed = ''] = stored.slice(prefix.length).split(':');
      const key = byName.get(name);
      if (!key) throw new LockedError(lockedText(byName.size));
      try {
        return unseal(key, { nonce: Buffer.from(nonce, 'base64url'), sealed: Buffer.from(sealed, 'base64url') }, owner);
      } catch {
        throw new TamperedError(`a stored token of ${owner} was changed, or belongs to another installation`);
      }
    },
    isCurrent: (stored) => (newest ? stored.startsWith(`${prefix}${newest[0]}:`) : !stored.startsWith(prefix)),
  };
}

interface Sealed {
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

function unseal(key: Uint8Array, { nonce, sealed }: Sealed, owner: string): string {
  const end = sealed.length - sizes.tag;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: sizes.tag });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(Math.max(0, end)));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]).toString('utf8');
}

// Tells keys apart and says nothing about them.
const nameOf = (key: Uint8Array): string =>
  createHash('sha256').update('key name').update(key).digest('base64url').slice(0, 8);

const lockedText = (keys: number): string =>
  keys === 0
    ? 'The stored tokens are encrypted, and ENCRYPTION_KEY is not set. Set it to the key that they were encrypted with.'
    : 'The stored tokens were encrypted with a key that is not in ENCRYPTION_KEY. Add it behind the new one, separated by a comma; if it is lost, each workspace has to install the app again.';
