/** Something wrong with an input, told so that its author can mend it. Problems are values and are reported all at once. */
export interface Problem {
  /** Name of the file, where the input was one. */
  readonly file?: string;
  /** Line in the input, counted from 1; 0 where the whole input is meant. */
  readonly line: number;
  /** Stable name of the rule that was broken, as `entry-id-unique`. */
  readonly rule: string;
  /** What is wrong and what to do, in one sentence. */
  readonly message: string;
}
