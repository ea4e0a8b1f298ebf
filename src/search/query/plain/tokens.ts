import { findAuthority } from '../../../bulletin/authorities/authorities.ts';

/** The words of a question as they stand between spaces; "MIIT/CAC" are two authorities, "CNCERT/CC" is one. */
export function tokensOf(text: string): readonly string[] {
  return text
    .split(' ')
    .flatMap((word) => (findAuthority(word) ? [word] : word.split(/(?<=.)[/+、，,;；](?=.)/u)))
    .filter((token) => token !== '');
}

/** The word without the marks around it. */
export function unpunctuated(token: string): string {
  return token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
