import { basename } from 'node:path';
import type { Problem } from '../bulletin/problem.ts';

/** The problem `file-unreadable` of a file that could not be opened, told by what the system says. */
export function unreadableFile(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = told[code] ?? `the file cannot be read (${code || String(error)})`;
  return { file: basename(path), line: 0, rule: 'file-unreadable', message };
}

const told: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the file may not be read: its permissions forbid it',
};
