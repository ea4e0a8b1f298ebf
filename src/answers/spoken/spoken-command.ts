/** A command that was said in plain words: what would be typed after `/privacy-law`. */
export interface SpokenCommand {
  readonly verb: SpokenVerb;
  /** What would stand behind the verb. */
  readonly words: string;
}

/** What can be asked for in plain words. */
export type SpokenVerb =
  | 'help'
  | 'search'
  | 'show'
  | 'latest'
  | 'deadlines'
  | 'subscribe'
  | 'subscriptions'
  | 'unsubscribe'
  | 'settings'
  | 'import';
