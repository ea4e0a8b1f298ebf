import type { Message } from './message.ts';

/** Something wrong with an input, with what its author needs to fix it. Problems are values, and are reported all at once. */
export interface Problem {
  /** The name of the file, if the input was one. */
  readonly file?: string;
  /** The line in the input, counted from 1; 0 for the input as a whole. */
  readonly line: number;
  /** The stable name of the rule that was broken, such as `entry-id-unique`. */
  readonly rule: string;
  /** What is wrong and what to do, in one sentence; English where only operators and the command line meet it. See `worded`. */
  readonly message: Message | string;
}

/** A problem; of the input as a whole where no line is given. */
export const problemOf = (rule: string, message: Problem['message'], line = 0): Problem => ({ line, rule, message });
