/**
 * Slack's limits on the texts that could exceed them. Source: Slack's Block Kit reference. The number of blocks and elements is fixed
 * by the layout of a card. That, and the size of a whole card (Slack refused one of about 13,200 characters with
 * `msg_blocks_too_long`; ours stay under 12,000), is held by tests that build the largest cards.
 */
export const limits = {
  blocksInMessage: 50,
  fallbackText: 4000,
  header: 150,
  buttonText: 75,
  buttonUrl: 3000,
  accessibilityLabel: 75,
  modalTitle: 24,
  options: 100,
  optionText: 75,
  optionValue: 150,
  overflowOptions: 5,
} as const;

/** How much of an outside text a card shows, in characters as JSON writes them, to keep the whole card small. */
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
  body: 3000,
  question: 100,
  questionOnButton: 40,
} as const;

/**
 * The text cut to a limit, with an ellipsis if anything is left out; after a whole word where words have spaces between them. Never
 * splits a character. Measured as JSON writes it, which is never shorter than the text, so that it meets Slack's limits on both.
 */
export function truncate(text: string, limit: number): string {
  if (fittingLength(text, limit) === text.length) return text;
  const length = fittingLength(text, limit - 1);
  const kept = text.slice(0, length);
  return `${(isInWord.test(text.slice(length)) ? kept.replace(beginOfWord, '') : kept).trimEnd()}…`;
}

// A longer one is an address or the like, and stays cut.
const beginOfWord = /(?<=\S)\s+[\p{Script=Latin}\p{M}\p{N}'’-]{1,20}$/u;
const isInWord = /^[\p{Script=Latin}\p{M}\p{N}]/u;

/** How many UTF-16 units of a text fit into `size` as JSON writes them. Never splits a character. */
export function fittingLength(text: string, size: number): number {
  let [length, taken] = [0, 0];
  for (const character of text) {
    taken += JSON.stringify(character).length - 2;
    if (taken > size) break;
    length += character.length;
  }
  return length;
}
