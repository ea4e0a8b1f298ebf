/** An authority and the place in a text where it is named. */
export interface NamedAuthority {
  /** Code of the table, or the full name of a body that the table lacks. */
  readonly authority: string;
  readonly from: number;
  readonly to: number;
}
