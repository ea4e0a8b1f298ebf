// The library's own types import one another without extensions, which modules of ours cannot follow.
declare module 'opencc-js/t2cn' {
  /** A function that converts texts between two standards of Chinese characters: here from traditional to those of mainland China. */
  export function Converter(locales: { readonly from: 't'; readonly to: 'cn' }): (text: string) => string;
}
