/** Bodies without a code, by the pattern of what prose calls them. */
export const namedBodies: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(?:Belgian )?Market Court\b/g, 'Belgian Market Court'],
  [
    /\b(?:German )?Federal Court of Justice\b|\bBundesgerichtshof\b|德国联邦(?:最高)?法院/g,
    'German Federal Court of Justice',
  ],
  [
    /\b(?:US|U\.S\.) Congress\b|\bCongress(?=(?:'s)? (?:has |have )?(?:passed|passes|approved|considers|voted))|美国国会/g,
    'US Congress',
  ],
  [/\b(?:US|U\.S\.) Department of Defense\b|美国国防部|五角大楼/g, 'US Department of Defense'],
  [/\b(?:US|U\.S\.) Department of Energy\b|美国能源部/g, 'US Department of Energy'],
  [/\b(?:US|U\.S\.) Department of Transportation\b|美国交通部/g, 'US Department of Transportation'],
  [/\b(?:US|U\.S\.) Department of Education\b|美国教育部/g, 'US Department of Education'],
  [
    /\bNational Assembly of Vietnam\b|\bVietnam(?:ese|['’]s)? National Assembly\b|越南国会/g,
    'National Assembly of Vietnam',
  ],
  [/\bGovernment of India\b|\bIndian government\b|印度政府/g, 'Government of India'],
  [/\bGovernment of Canada\b|\bCanadian government\b|加拿大政府/g, 'Government of Canada'],
  [/\bAustralian House of Representatives\b|澳大利亚众议院|澳众议院/g, 'Australian House of Representatives'],
  [/\bAustralian Parliament\b|澳大利亚议会/g, 'Australian Parliament'],
  [/\bMalaysian Parliament\b|马来西亚(?:国会|议会)/g, 'Malaysian Parliament'],
  [/\bNew Zealand(?:['’]s)? Parliament\b|新西兰议会/g, 'New Zealand Parliament'],
  [/\bUK Parliament\b|英国议会/g, 'UK Parliament'],
  [/\bBeijing Internet Court\b|北京(?:市)?互联网法院/g, 'Beijing Internet Court'],
  [/\bHangzhou Internet Court\b|杭州(?:市)?互联网法院/g, 'Hangzhou Internet Court'],
  [/\bGuangzhou Internet Court\b|广州(?:市)?互联网法院/g, 'Guangzhou Internet Court'],
  [/上海(?:市第)?一中(?:级人民法)?院/g, "Shanghai No.1 Intermediate People's Court"],
  [/上海(?:市第)?二中(?:级人民法)?院/g, "Shanghai No.2 Intermediate People's Court"],
  [/北京(?:市第)?一中(?:级人民法)?院/g, "Beijing No.1 Intermediate People's Court"],
];
