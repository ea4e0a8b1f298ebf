/** The number that Chinese characters count to, 1 to 99: `十五` is 15, `两` is 2; 0 where they are no number. */
export function chineseNumber(text: string): number {
  const one = (character: string): number => '一二三四五六七八九'.indexOf(character.replace('两', '二')) + 1;
  const [tens = '', units] = text.split('十');
  return units === undefined
    ? one(tens)
    : (tens === '' ? 1 : one(tens)) * 10 + (units === '' ? 0 : one(units));
}
