import type { Problem } from '../problem.ts';
import { problemOf } from './document-limits.ts';

/**
 * The text of bytes in any encoding that can be told: one that begins with a byte order mark or declares itself, UTF-8, UTF-16,
 * else the likeliest (GB18030, Big5, Shift_JIS, windows-1252 and more). Otherwise the problem: `text-empty`, `text-binary`,
 * `text-encoding`.
 * @param declared the encoding that the file names for itself, if it does
 */
export async function decodeAnyText(
  bytes: Uint8Array,
  declared: string | null = null,
): Promise<string | Problem> {
  for (const encoding of [markOf(bytes), 'utf-8', declared, sixteenBits(bytes)]) {
    const text = encoding === null ? null : decoded(bytes, encoding);
    if (text !== null) return worthReading(text);
  }
  if (bytes.includes(0)) return problemOf('text-binary', 'the file is not text; save what it shows as text');
  for (const encoding of await likeliest(bytes)) {
    const text = decoded(bytes, encoding);
    if (text !== null) return worthReading(text);
  }
  return problemOf('text-encoding', 'the encoding of the file cannot be told; save it as UTF-8');
}

function worthReading(text: string): string | Problem {
  if (text.trim() === '')
    return problemOf('text-empty', 'the file is empty; give the file that holds the bulletin');
  return text;
}

// UTF-8 and the encodings of one or two bytes have no NUL, so text with one is in another encoding or is none.
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

const sampled = 4096;

/** UTF-16 without its mark: the high bytes of Latin letters and line ends are noughts, all on one side. */
function sixteenBits(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, sampled).entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 === 1) return null;
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : null;
}

const mostDetected = 100_000;

// Loaded only for a file that needs it.
async function likeliest(bytes: Uint8Array): Promise<readonly string[]> {
  const { analyse } = await import('chardet');
  return analyse(bytes.subarray(0, mostDetected)).map(({ name }) => name);
}
