import { type Line, withText } from './read-lines.ts';
import { sectionHeading } from './section-heading.ts';

/**
 * The lines with headings of sections parted from what stuck to them when the text was taken out of its page: "Enforcement
 * developments 1. Carrier fined", "Industry developmentsCarriers agree".
 */
export function partFused(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const [, heading = '', rest = line.text.slice(heading.length)] =
      fused.exec(line.text) ?? numbered.exec(line.text) ?? [];
    if (heading === '' || sectionHeading(heading)?.section == null) return [line];
    return [
      withText(line, heading.trim()),
      withText({ ...line, bold: '', level: 0, startsParagraph: true }, rest.trim()),
    ];
  });
}

const fused =
  /^((?:\p{Lu}\p{L}{2,20} (?:and |& )?){1,3}(?:[Dd]evelopments?|[Uu]pdates?|[Nn]ews|[Aa]ctions?))(?=\p{Lu}\p{Ll}.{20})/u;
const numbered = /^(\D{4,60}?)\s?((?:1|01)[.)、]\s?\D.{5,})/u;
