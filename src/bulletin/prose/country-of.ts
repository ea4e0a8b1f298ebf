/** The country whose dollar a title means, where it names one: ISO 3166 alpha-2; null where it names none, or several. */
export function countryOf(title: string): string | null {
  const found = countries.filter(([pattern]) => pattern.test(title)).map(([, code]) => code);
  return found.length === 1 ? (found[0] ?? null) : null;
}

const countries: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/\bAustralian?\b|\bOAIC\b|澳大利亚|澳洲/, 'AU'],
  [/\bCanad(?:a|ian)\b|加拿大/, 'CA'],
  [/\bNew Zealand\b|新西兰/, 'NZ'],
  [/\bSingapore(?:an)?\b|新加坡/, 'SG'],
  [/\bHong Kong\b|香港/, 'HK'],
  [/\bTaiwan(?:ese)?\b|台湾/, 'TW'],
  [/\b(?:US|U\.S\.|FTC|American)\b|美国/, 'US'],
];
