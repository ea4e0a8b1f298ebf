import { Converter } from 'opencc-js/t2cn';

/**
 * A text in simplified Chinese characters, of the same length, so that positions stay the same. Only characters are converted, not words
 * (OpenCC's t -> cn, not twp), so that Taiwan's act keeps its name.
 */
export function simplified(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const converted = convert(text);
  return converted.length === text.length ? converted : byCharacter(text);
}

const convert = Converter({ from: 't', to: 'cn' });

// A phrase that changes its length would move everything after it.
function byCharacter(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => {
    const converted = convert(character);
    return converted.length === character.length ? converted : character;
  });
}
