/** The database cannot be used: a sentence for the operator that says what to do, without a stack and without a password. */
export class CannotOpenDatabase extends Error {
  override readonly name = 'CannotOpenDatabase';
}
