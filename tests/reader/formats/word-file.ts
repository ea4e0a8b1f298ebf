import { zipSync } from 'fflate';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraph = (text: string): string => {
  const isBold = text.startsWith('**');
  const run = `<w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text.replaceAll('**', ''))}</w:t></w:r>`;
  return `<w:p>${run}</w:p>`;
};
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a Word document with these paragraphs; those between two pairs of stars are bold. */
export function wordParts(paragraphs: readonly string[]): Readonly<Record<string, Uint8Array>> {
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`,
  };
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** A Word document with these paragraphs. */
export const wordFile = (paragraphs: readonly string[]): Uint8Array => zipSync({ ...wordParts(paragraphs) });
