/** A line of the text that is not empty. */
export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  /** Without space at either end; every other space is a plain one. */
  readonly text: string;
  readonly indent: number;
  /** Whether it is the first line or an empty one stands before it. */
  readonly startsParagraph: boolean;
}

/** The lines of a text that are not empty. Characters that print nothing are dropped. */
export function readLines(text: string): readonly Line[] {
  let startsParagraph = true;
  return text.split(/\r\n|\n|\r/).flatMap((raw, at) => {
    const clean = raw.replace(invisible, '').replace(space, ' ');
    const line = {
      number: at + 1,
      text: clean.trim(),
      indent: clean.length - clean.trimStart().length,
      startsParagraph,
    };
    startsParagraph = line.text === '';
    return startsParagraph ? [] : [line];
  });
}

const invisible = /[\u00AD\u200B\u2060\uFEFF]|\u200C|\u200D/g;
const space = /\s/g;

/** The text of a line without list marker, heading sign, part number or emphasis: `## Part II – Fines` is `Fines`. */
export function withoutMarkers(text: string): string {
  return markers
    .reduce((rest, marker) => rest.replace(marker, ''), text)
    .replaceAll('**', '')
    .trim();
}

const markers = [
  /^#{1,6}\s*/,
  /^(?:\*\*|[-*•·▶►])\s*/,
  /^(?:part|section|chapter)\s+(?:\d{1,2}|[ivx]{1,4}|[a-z])(?![a-z])\s*[-–—:.)]?\s*/i,
  /^(?:\d{1,3}|[IVX]{1,4}|[A-Z])\s?[.)、．:](?!\d)\s*/,
  /^[一二三四五六七八九十]{1,2}、\s*/,
] as const;

/** Whether the line begins with a number or a bullet. */
export function isListed(text: string): boolean {
  return /^(?:#{1,6}\s*)?(?:\*\*)?\s?(?:\d{1,3}\s?[.)、．:](?!\d)|[-*•·▶►]\s)/.test(text);
}
