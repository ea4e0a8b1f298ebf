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
