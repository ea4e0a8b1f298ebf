import { fittingLength } from '../answers/json-size.ts';

/**
 * Slack's limits, in UTF-16 units or in items. Source: Slack's Block Kit reference; the size of a whole message is
 * undocumented: `msg_blocks_too_long` was seen at about 13,200 characters of blocks.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageSize: 12_000,
  fallbackText: 4000,
  sectionText: 3000,
  headerText: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  modalTitle: 24,
  privateMetadata: 3000,
} as const;

/**
 * The text cut to a limit, with an ellipsis where something is left out; a character is never parted. Measured as JSON
 * writes it, which is never less than its length: what Slack limits is both.
 */
export function cut(text: string, limit: number): string {
  if (fittingLength(text, limit) === text.length) return text;
  return `${text.slice(0, fittingLength(text, limit - 1)).trimEnd()}…`;
}
