import { type Section, sections } from '../../bulletin/bulletin.ts';
import { simplified } from '../../text/simplified.ts';
import { factModels, pairsOf, sharesOf, stemsOf } from '../model/classifier.ts';

/** What tells the section of an entry. */
export interface SectionContext {
  readonly title: string;
  readonly body: string;
  /** The heading above it, and the section that it tells; null where it tells none. */
  readonly under: string;
  readonly headed: Section | null;
  readonly isPunished: boolean;
  readonly authorities: readonly string[];
  readonly instruments: readonly string[];
}

/** The section of an entry: that of its heading, else what its words and facts weigh to. The classes of the model are the sections in their order. */
export function sectionOf(context: SectionContext): Section {
  if (context.headed !== null) return isPlainlyEnforcement(simplified(context.title)) ? 'enforcement' : context.headed;
  const shares = sharesOf(sectionFeatures(context), sections.length, factModels.section);
  return sections[shares.indexOf(Math.max(...shares))] ?? 'other';
}

/** The features by which the model judges. */
export function sectionFeatures({ headed, ...facts }: SectionContext): readonly string[] {
  const [title, body, under] = [simplified(facts.title), simplified(facts.body), simplified(facts.under)];
  const beginning = body.slice(0, 300);
  return [
    'bias',
    ...told('t', title),
    ...told('b', beginning),
    ...told('u', under),
    `headed:${headed}`,
    `title:${guessSection(title, '')}`,
    `body:${guessSection('', body)}`,
    `headed-title:${headed}:${guessSection(title, '')}`,
    `punished:${facts.isPunished}`,
    `instruments:${facts.instruments.length > 0}`,
    `length:${Math.min(5, Math.floor(body.length / 300))}`,
    ...(facts.authorities.length === 0 ? ['by:none'] : facts.authorities.map((one) => `by:${one}`)),
  ];
}

const told = (place: string, text: string): readonly string[] =>
  [...new Set([...stemsOf(text).filter((word) => /^[a-zà-ɏ]{2}/.test(word)), ...pairsOf(text)])].map(
    (word) => `${place}:${word}`,
  );

/**
 * The section that an entry belongs to by its own words, for bulletins whose headings do not tell; `other` where those say
 * nothing. The title decides; the beginning of the body only where the title is silent.
 */
function guessSection(title: string, body: string): Section {
  return firstTold(title) ?? firstTold(body.slice(0, 400)) ?? 'other';
}

function firstTold(words: string): Section | null {
  return tests.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/**
 * Whether a Chinese title tells of enforcement so plainly that it outweighs the heading above it: such bulletins put whatever
 * has happened under "hot topics" or "policy".
 */
const isPlainlyEnforcement = (title: string): boolean =>
  /处罚|被罚|约谈|查处|判决|执法|下架|责令|打击|摧毁|下令|侵害用户权益|不合规|违法违规|违规收集/.test(title) &&
  !/办法|规定|条例|征求意见|指南/.test(title);

const tests: readonly (readonly [pattern: RegExp, section: Section])[] = [
  [/漏洞|\bCVE\b/i, 'industry'],
  [
    /\b(?:fin(?:es?|ed|ing)|penal(?:ty|ties|i[sz]ed)|sanction(?:s|ed)?|settle(?:s|d|ments?)|lawsuits?|sue[sd]?|court|ruling|rules that|judgment|convicted|sentenced|ban(?:s|ned)?|reprimand(?:s|ed)?|crackdown|sweeps?|inspect(?:s|ed|ors|ions?)|orders|ordered|order against|enforcement (?:action|notice)s?|investigat(?:es?|ion|ions|ing)|complaint|violat(?:es?|ed|ions?)|prosecut\w{1,4}|compensation|consortium|charg(?:es|ed)|sentences?|arrest(?:s|ed)?|raid(?:s|ed)?|probes?|appeals?|reprimands?|must (?:stop|delete|pay|drop|erase)|(?:to|will) pay|(?:told|tells) (?:\w{1,20} ){1,6}to (?:stop|delete|drop|erase)|class action|subpoena\w{0,3})\b|罚款|罚单|罚锾|裁处|裁罚|和解|裁定|胜诉|败诉|赔偿|检控|判刑|罪成|拘捕|抓获|侦破|执行通知|调查结果|立案|被罚|处罚|约谈|通报|查处|判决|判处|案件|起诉|诉讼|整治|下架|打击|督办|立案|逮捕|责令|侵害用户权益|违法违规|违规收集|不合规/i,
    'enforcement',
  ],
  [
    /\b(?:bills?|acts?|laws?|legislation|regulations?|rules?|guid(?:ance|elines?|es?)|consultation|public comments?|standards?|framework|directive|decree|ordinance|amend\w{0,5}|measures|code of practice|codes|adequacy|provisions|draft|opinion|policy|policies|specification|agreement|governor|parliament|senate)\b|条例|办法|规定|征求意见|标准|指南|指引|意见|通知|法案|立法|修订|规则|实施方案|法律|《[^》]{2,60}法》|管制|政策|公告|战略|行动计划|草案|制度|手册|(?:部|局|委|署|总署|政府|欧盟|委员会|CISA|NIST|ENISA)[^，。；]{0,12}发布/i,
    'regulatory',
  ],
  [
    /\b(?:report|market|survey|study|breach(?:es)?|hack(?:s|ed|ers?)?|ransomware|vulnerabilit(?:y|ies)|leak(?:s|ed)?|launch(?:es|ed)?|acqui\w{3,6}|google|microsoft|apple|industry|company|white paper|blue book)\b|漏洞|泄露|勒索|攻击|黑客|报告|市场|产业|企业|收购|融资|恶意软件|白皮书|微软|宣传周|大会|论坛|病毒|木马|发布/i,
    'industry',
  ],
];
