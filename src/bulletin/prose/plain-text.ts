/** Words as names are compared: straight apostrophes, single spaces, and "the 13th National People's Congress" without its number. */
export function plainText(text: string): string {
  return text
    .replaceAll('’', "'")
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/\b\d{1,2}(?:st|nd|rd|th) (?=\p{Lu})/gu, '');
}
