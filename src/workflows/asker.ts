/** Who asks, and where. */
export interface Asker {
  readonly workspaceId: string;
  readonly userId: string;
  /** The channel or direct message in which it was asked; null in a modal or on Home. */
  readonly channelId: string | null;
}
