/** What concerns a workspace. Where a list is empty, everything does. */
export interface Scope {
  /** ISO 3166 codes, or EU. */
  readonly jurisdictions: readonly string[];
  /** Ids of topics. */
  readonly topics: readonly string[];
}

/** The scope of those that chose nothing. */
export const everything: Scope = { jurisdictions: [], topics: [] };

/** Whether a scope leaves nothing out. */
export const isEverything = ({ jurisdictions, topics }: Scope): boolean =>
  jurisdictions.length === 0 && topics.length === 0;
