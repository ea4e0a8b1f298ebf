import { message } from '../../bulletin/message.ts';
import { type Problem, problemOf } from '../../bulletin/problem.ts';

/**
 * The text of bytes in any encoding that can be told: one that begins with a byte order mark or declares itself, UTF-8, UTF-16,
 * UTF-8 with a few broken bytes, each of which becomes U+FFFD, else the likeliest (GB18030, Big5, Shift_JIS, windows-1252 and more), also with a few.
 * Otherwise the problem: `text-empty`, `text-binary`, `text-encoding`.
 * @param declared the encoding that the file names for itself, if it does
 */
export async function decodeAnyText(bytes: Uint8Array, declared: string | null = null): Promise<string | Problem> {
  for (const encoding of [markOf(bytes), sevenBits(bytes), 'utf-8', declared, sixteenBits(bytes)]) {
    if (encoding === 'hz') return unknownEncoding();
    const text = encoding === null ? null : decoded(bytes, encoding);
    if (text !== null) return worthReading(text);
  }
  const damaged = damagedAs('utf-8', bytes);
  if (damaged !== null) return worthReading(damaged);
  if (bytes.includes(0)) return problemOf('text-binary', message('problem.file_binary'));
  for (const encoding of await likeliest(bytes)) {
    const text = decoded(bytes, encoding) ?? (manyBytes.test(encoding) ? damagedAs(encoding, bytes) : null);
    if (text !== null && !isGarbled(text)) return worthReading(text);
  }
  return unknownEncoding();
}

const unknownEncoding = (): Problem => problemOf('text-encoding', message('problem.file_encoding'));

function worthReading(text: string): string | Problem {
  if (text.trim() === '') return problemOf('text-empty', message('problem.file_empty'));
  return text;
}

// UTF-8 and the encodings of one or two bytes have no NUL, so text with one is in another encoding or is none.
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

// Node 20.18 and later read windows-1252 as Latin-1, which has controls where Windows has dashes, quotes and the euro sign.
function windows1252(bytes: Uint8Array): string {
  return withWindowsSigns(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** A text of windows-1252 that was read as Latin-1, with its dashes, quotes and euro signs in place of controls. */
export const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009F]/g, (control) => high1252[control.charCodeAt(0) - 0x80] ?? control);

// What windows-1252 has at 0x80 to 0x9F, from the Encoding Standard; five places are controls.
const high1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž';

/** The encodings in which a letter takes several bytes. */
const manyBytes = /^(?:GB|Big5|Shift_JIS|EUC)/i;

// Chinese that was read as a Latin encoding: nearly every letter is one of the upper half.
const isGarbled = (text: string): boolean =>
  (text.match(/[\u0080-\u00FF]/g)?.length ?? 0) > (text.match(/[a-z]/gi)?.length ?? 0) / 2 + 10;

/**
 * The text of bytes that are in such an encoding or UTF-8 save for a few: letters of several bytes are hardly ever found by chance, so ten
 * of them for each that is broken tell. Null where there are not as many.
 */
function damagedAs(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return whole >= broken * 10 && !text.includes('\0') ? text : null;
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

const sampled = 4096;

/** Encodings of old mail in seven bits, which would pass for plain English: that of Japanese, and that of Chinese, which nothing reads. */
function sevenBits(bytes: Uint8Array): 'iso-2022-jp' | 'hz' | null {
  const start = Buffer.from(bytes.subarray(0, sampled)).toString('latin1');
  if (start.includes('\u001B$B') || start.includes('\u001B$@')) return 'iso-2022-jp';
  return (start.match(/~\{(?:[!-}]{2}){1,200}?~\}/g)?.length ?? 0) >= 3 ? 'hz' : null;
}

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

/** The largest files that are read, in bytes: text and web pages, and those that hold their text packed. */
export const largestDocument = { plain: 5_000_000, packed: 20_000_000 } as const;

/** The most that a packed file may hold once it is unpacked, in bytes; what claims more is not unpacked. */
export const mostUnpacked = 60_000_000;

/** The problem of a file that is larger than may be read; null where it is not. */
export function sizeProblem(bytes: Uint8Array, most: number): Problem | null {
  if (bytes.length === 0) return problemOf('text-empty', message('problem.file_without_bytes'));
  if (bytes.length <= most) return null;
  return problemOf('text-too-large', message('problem.file_too_large', { megabytes: Math.round(most / 100_000) / 10 }));
}

/** The problem of a packed file that holds more than may be unpacked. */
export const bombProblem = (): Problem =>
  problemOf(
    'file-too-large-unpacked',
    message('problem.file_too_large_unpacked', { megabytes: Math.round(mostUnpacked / 1_000_000) }),
  );
