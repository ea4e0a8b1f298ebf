import type { Section } from '../bulletin.ts';

/**
 * Words that name a section. A heading holds at least one of them and otherwise only words of `headingFillers`; the first
 * one decides. Matched on whole words in lower case.
 */
export const headingTopics: Readonly<Record<Section, readonly string[]>> = {
  regulatory: `
    regulatory regulation regulations regulators legislative legislation laws law legal policy
    policies rules rulemaking guidance guides guidelines standards consultations
  `
    .trim()
    .split(/\s+/),
  enforcement: `
    enforcement enforcements penalties fines sanctions cases case courts court litigation decisions
    judgments judgements rulings investigations prosecutions jurisprudence
  `
    .trim()
    .split(/\s+/),
  industry: [
    'industry',
    'industries',
    'market',
    'markets',
    'business',
    'technology',
    'sector',
    'sectoral',
    'companies',
  ],
  other: [
    'other',
    'miscellaneous',
    'elsewhere',
    'international',
    'global',
    'overseas',
    'events',
    'general',
    'reports',
  ],
};

/** Words that a heading may hold beside its topic. */
export const headingFillers: readonly string[] = `
    developments development updates update news actions action activity activities matters
    highlights overview trends trend latest recent key main new roundup round-up watch landscape
    focus spotlight changes initiatives events report insights practice views and & the of on in
    from more official publications methodologies documents administrative judicial criminal civil
    data privacy protection cybersecurity security
  `
  .trim()
  .split(/\s+/);

/** Chinese words that name a section, in the order in which they are tried; a heading in Chinese is one short line. */
export const chineseHeadingTopics: readonly (readonly [pattern: RegExp, section: Section])[] = [
  [/执法|处罚|案例|司法|案件/u, 'enforcement'],
  [/监管|政策|法规|立法|法律|标准/u, 'regulatory'],
  [/产业|行业|企业|市场|技术/u, 'industry'],
  [/其他|其它|热点|国际/u, 'other'],
];
