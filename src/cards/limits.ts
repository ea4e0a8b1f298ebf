/**
 * Slack's limits on the texts that could pass them. Source: Slack's Block Kit reference. How many blocks and elements a card
 * has is fixed by its layout; that, and the size of the whole (`msg_blocks_too_long` was seen at about 13,200 characters of
 * blocks; ours stay under 12,000), is held by the tests, which build the largest cards there can be.
 */
export const limits = {
  fallbackText: 4000,
  buttonText: 75,
  accessibilityLabel: 75,
  modalTitle: 24,
  options: 100,
  optionText: 75,
  optionValue: 150,
} as const;

/** How much of an outside text a card tells, in characters as JSON writes them, so that the whole card stays small. */
export const truncationLengths = {
  titleInList: 120,
  title: 300,
  titleInPassing: 60,
  facts: 200,
  quote: 150,
  names: 400,
  bulletinTitle: 120,
  publisher: 60,
  address: 300,
  smallPrint: 600,
  question: 100,
  questionOnButton: 40,
} as const;

/**
 * The text cut to a limit, with an ellipsis where something is left out; a character is never parted. Measured as JSON
 * writes it, which is never less than its length: what Slack limits is both.
 */
export function truncate(text: string, limit: number): string {
  if (fittingLength(text, limit) === text.length) return text;
  return `${text.slice(0, fittingLength(text, limit - 1)).trimEnd()}…`;
}

/** How many characters of a text, in UTF-16 units, take at most `size` as JSON writes them; no character is parted. */
export function fittingLength(text: string, size: number): number {
  let [length, taken] = [0, 0];
  for (const character of text) {
    taken += JSON.stringify(character).length - 2;
    if (taken > size) break;
    length += character.length;
  }
  return length;
}
