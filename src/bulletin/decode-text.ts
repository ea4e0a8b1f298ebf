import type { Problem } from './problem.ts';

/** The largest file that is read as text: 5 MB, about a thousand times the sample bulletin. */
export const largestTextBytes = 5_000_000;

/**
 * The text of a file's bytes, without its byte order mark: UTF-8, or UTF-16 that begins with such a mark. Otherwise the
 * problem that keeps it from being read: `text-too-large`, `text-empty`, `text-encoding`, `text-binary`.
 */
export function decodeText(bytes: Uint8Array, { maxBytes = largestTextBytes } = {}): string | Problem {
  if (bytes.length > maxBytes) {
    return problem('text-too-large', `the file has more than ${megabytes(maxBytes)} MB; split it`);
  }
  const text = decoded(bytes);
  if (text === null) return problem('text-encoding', 'the file is not UTF-8 text; save it as UTF-8');
  if (text.includes('\0')) return problem('text-binary', 'the file is not text; save what it shows as text');
  if (text.trim() === '') return problem('text-empty', 'the file is empty');
  return text;
}

// UTF-8 has no NUL in any script, so bytes with one are told as binary and not as the wrong encoding.
function decoded(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) return '\0';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

const problem = (rule: string, message: string): Problem => ({ line: 0, rule, message });
