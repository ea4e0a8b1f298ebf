/**
 * The text as both databases keep it: PostgreSQL refuses the character NUL and SQLite cuts the text there, and neither keeps half
 * of a surrogate pair. Each of them becomes U+FFFD, the sign for a character that could not be kept.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
