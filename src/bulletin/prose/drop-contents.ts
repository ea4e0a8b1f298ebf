import { isListed, type Line, withoutMarkers } from './lines.ts';

/**
 * The lines without a table of contents. A table of contents is a run of two or more listed lines whose words all stand
 * again further down, each as a line of its own, together with the word "Contents" above it.
 */
export function dropContents(lines: readonly Line[]): readonly Line[] {
  const keys = lines.map(({ text }) => withoutMarkers(text).toLowerCase());
  const last = new Map(keys.map((key, at) => [key, at]));
  const lastAt = (at: number): number => last.get(keys[at] ?? '') ?? at;
  const isRepeated = lines.map((line, at) => isListed(line.text) && lastAt(at) > at);
  const dropped = new Set<number>();
  for (const { from, to } of runsOf(isRepeated)) {
    const run = Array.from({ length: to - from }, (_, offset) => from + offset);
    if (run.length < 2 || !run.every((at) => lastAt(at) >= to)) continue;
    for (const at of run) dropped.add(at);
    if (contentsWord.test(keys[from - 1] ?? '')) dropped.add(from - 1);
  }
  return lines.filter((_, at) => !dropped.has(at));
}

const contentsWord = /^(?:table of )?contents$|^in this (?:issue|bulletin|edition)$|^目录$/;

interface Run {
  readonly from: number;
  readonly to: number;
}

function runsOf(isMember: readonly boolean[]): readonly Run[] {
  const starts = isMember.flatMap((is, at) => (is && isMember[at - 1] !== true ? [at] : []));
  const ends = isMember.flatMap((is, at) => (is && isMember[at + 1] !== true ? [at + 1] : []));
  return starts.map((from, index) => ({ from, to: ends[index] ?? isMember.length }));
}
