/**
 * How much the packed streams of a PDF hold once unpacked, in bytes; counting stops soon after `most`. Streams that are not packed
 * in the common way, or are locked, count with their own length.
 */
export async function unpackedSize(bytes: Uint8Array, most: number): Promise<number> {
  const { Unzlib } = await import('fflate');
  let total = 0;
  let from = 0;
  while (total <= most) {
    const start = indexOf(bytes, begin, from);
    if (start < 0) break;
    const content = start + begin.length + (bytes[start + begin.length] === 13 ? 2 : 1);
    const end = indexOf(bytes, finish, content);
    const stop = end < 0 ? bytes.length : end;
    total += sizeOf(bytes.subarray(content, stop), most - total, Unzlib);
    from = stop + finish.length;
  }
  return total;
}

const begin = new TextEncoder().encode('stream');
const finish = new TextEncoder().encode('endstream');
const step = 65_536;

type Unpacker = new (
  onData: (chunk: Uint8Array) => void,
) => { push: (chunk: Uint8Array, isLast?: boolean) => void };

function sizeOf(packed: Uint8Array, most: number, Unzlib: Unpacker): number {
  const unpacked = { size: 0 };
  try {
    const unpacker = new Unzlib((chunk) => {
      unpacked.size += chunk.length;
    });
    for (let at = 0; at < packed.length; at += step) {
      if (unpacked.size > most) break;
      unpacker.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    // Not packed in this way, or locked: the reader of PDFs will tell.
  }
  return Math.max(unpacked.size, packed.length);
}

const indexOf = (bytes: Uint8Array, wanted: Uint8Array, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(wanted, from);
