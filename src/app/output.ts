import { worded } from '../bulletin/message.ts';
import type { Problem } from '../bulletin/problem.ts';

/** Prints one JSON value, and nothing else, on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints lines on standard output. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints problems on standard error: file, line, what is wrong, rule. */
export function printProblems(problems: readonly Problem[], file?: string): void {
  for (const problem of problems) process.stderr.write(`${describeProblem(problem, file)}\n`);
}

/** A problem in a line: file, line, what is wrong, rule. */
export function describeProblem(problem: Problem, file?: string): string {
  const place = [problem.file ?? file ?? [], problem.line > 0 ? problem.line : []].flat().join(':');
  return `${place && `${place}: `}${worded(problem.message)} [${problem.rule}]`;
}

/** Problems as JSON has them: in English. */
export const problemRecords = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, message: worded(problem.message) }));

/** Prints what the user has to fix on standard error, and fails. */
export function printError(message: string): void {
  process.stderr.write(`${message}\n`);
  failWithInputError();
}

/** Makes the process exit with 1, which means that the input is at fault. */
export function failWithInputError(): void {
  process.exitCode = 1;
}
