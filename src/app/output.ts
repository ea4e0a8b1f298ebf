import type { Problem } from '../bulletin/problem.ts';

/** Prints one JSON value and nothing else on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints lines for a person on standard output. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints problems for a person on standard error: file, line, rule, what is wrong. */
export function printProblems(problems: readonly Problem[], file?: string): void {
  for (const problem of problems) {
    const place = [problem.file ?? file, problem.line > 0 ? problem.line : undefined].filter(
      (part) => part !== undefined,
    );
    process.stderr.write(
      `${place.join(':')}${place.length > 0 ? ': ' : ''}${problem.message} [${problem.rule}]\n`,
    );
  }
}

/** The input is at fault: what was typed was right. The process ends with this when its work is done. */
export function failWithInputError(): void {
  process.exitCode = 1;
}
