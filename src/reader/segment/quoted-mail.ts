const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);

// What a mail program writes above the mail that is answered.
const attribution =
  /^(?:(?:on|am|le|el|il|em|op)\b|在).{4,200}(?:wrote|writes|schrieb.{0,80}|a écrit|escribió|ha scritto|escreveu|schreef.{0,80}|写道|寫道)\s?[:：]$|^-{2,10}\s?(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|原始邮件|原始郵件)\s?-{2,10}$/iu;

const longestAttribution = 240;

/**
 * Leaves out a quoted mail below the line that says who wrote it, where the text above and below it is longer: the mail is an answer to
 * it. Of a forwarded mail everything is kept. Lines keep their numbers.
 * @returns the text, and the first and last line that were left out, counted from 1
 */
export function ownText(text: string): {
  readonly text: string;
  readonly quoted: readonly [from: number, to: number] | null;
} {
  if (!/^\s{0,3}>/m.test(text)) return { text, quoted: null };
  const lines = text.split('\n');
  const from = lines.findIndex((line, at) => isQuoted(line) && isAttributed(lines, at));
  if (from < 0) return { text, quoted: null };
  const after = lines.findIndex((line, at) => at > from && !isQuoted(line) && line.trim() !== '');
  const to = after < 0 ? lines.length : after;
  const lengthOf = (part: readonly string[]): number => part.join('').length;
  if (lengthOf(lines.slice(from, to)) >= lengthOf(lines) / 2) return { text, quoted: null };
  const start = lines.findLastIndex((line, at) => at < from && attribution.test(line.trim()));
  const kept = lines.map((line, at) => (at >= start && at < to ? '' : line));
  return { text: kept.join('\n'), quoted: [from + 1, to] };
}

function isAttributed(lines: readonly string[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - 2), at).filter((line) => line.trim() !== '');
  const last = above.at(-1)?.trim() ?? '';
  return last.length <= longestAttribution && attribution.test(last);
}
