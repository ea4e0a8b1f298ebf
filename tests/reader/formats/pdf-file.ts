import { zlibSync } from 'fflate';

/** A line of text on a page: its size in points, and its distance from the line above. */
export interface PrintedLine {
  readonly text: string;
  readonly size?: number;
  readonly gap?: number;
}

/** A PDF of these pages in Helvetica, its streams packed. */
export function pdfFile(pages: readonly (readonly PrintedLine[])[]): Uint8Array {
  const first = 4;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((lines, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${first + at * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      streamOf(contentOf(lines)),
    ]),
  ];
  return written(objects);
}

/** The bytes of a PDF with these objects, numbered from 1; the first is its catalogue. */
export function written(objects: readonly string[]): Uint8Array {
  const places: number[] = [];
  let text = '%PDF-1.4\n';
  for (const [at, object] of objects.entries()) {
    places.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Uint8Array.from(`${text}${table}${end}`, (character) => character.charCodeAt(0));
}

/** An object that holds these bytes packed. */
export function streamOf(content: Uint8Array): string {
  const packed = zlibSync(content, { level: 1 });
  const bytes = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return `<</Length ${packed.length}/Filter/FlateDecode>>stream\n${bytes}\nendstream`;
}

function contentOf(lines: readonly PrintedLine[]): Uint8Array {
  let y = 760;
  const drawn = lines.map(({ text, size = 11, gap = 14 }) => {
    y -= gap;
    const words = text.replace(/[\\()]/g, '\\$&');
    return `BT /F1 ${size} Tf 1 0 0 1 72 ${y} Tm (${words}) Tj ET`;
  });
  return new TextEncoder().encode(drawn.join('\n'));
}
