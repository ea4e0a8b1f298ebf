import { type Section, sections } from '../../bulletin/bulletin.ts';
import { hasHan, type Line, withText } from './lines.ts';
import { withoutMarkers } from './marker.ts';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Words that name a section. A heading holds only words of this list and of the others here; the first of these decides. */
const headingTopics: Readonly<Partial<Record<Section, readonly string[]>>> = {
  regulatory: words(`
    regulatory regulation regulations regulators regulator legislative legislation policy policies rules rule rulemaking
    guidance guides guide guidelines standards standard consultations consultation bills lawmaking methodologies
  `),
  enforcement: words(`
    enforcement enforcements penalties penalty fines fine sanctions cases courts court litigation decisions judgments
    judgements rulings investigations prosecutions jurisprudence judicial settlements lawsuits supervision
  `),
  other: words(`
    what's upcoming
  `),
  industry: words(`
    industry industries industrial market markets business businesses technology tech sector sectoral sectors companies
    corporate commercial breaches incidents threats vulnerabilities
  `),
};

/** Words that make a heading but tell no section: what stands under it tells. */
const vagueTopics: readonly string[] = words(`
  other others miscellaneous elsewhere international global overseas worldwide events general reports law laws legal
  developments updates update news next jurisdiction jurisdictions insights brief briefs authorities supervisory case missed
`);

/** Words that a heading may hold beside its topic. */
const headingFillers: readonly string[] = words(`
  development action actions activity activities matters highlights overview trends trend latest recent key main new
  roundup round-up watch landscape focus spotlight changes initiatives report insight practice views and & the of on in
  from to for more official publications documents administrative criminal civil data privacy protection cybersecurity
  cyber security personal information ai artificial intelligence digital also dynamics progress top stories
  monthly weekly month's week's this other our selected notable important major in you it watch domestic foreign national local judicial
`);

/** Words of places: a heading may hold them, and a short line of nothing else is one. */
export const placeNames: readonly string[] = words(`
  china chinese prc mainland hong kong macau taiwan japan korea south north east west asia asia-pacific apac pacific india
  singapore australia zealand malaysia vietnam thailand indonesia philippines europe european eu eea uk united kingdom
  britain ireland france germany italy spain netherlands belgium switzerland sweden norway denmark finland poland america
  americas us usa u.s. states canada brazil mexico latin central africa middle emea russia turkey israel saudi arabia
  uae federal state oceania
`);

/** What Chinese headings are made of, longest first: the pieces that tell a section, with it, then those that tell none. */
const chinesePieces: readonly (readonly [piece: string, section: Section | null])[] = [
  ...pieces('enforcement', '执法 处罚 案例 司法 案件 审判 裁判 罚单 通报 查处 整治'),
  ...pieces('regulatory', '监管 政策 法规 立法 法律 标准化 标准 规范 规章 制度'),
  ...pieces('industry', '产业 行业 企业 市场 技术 业内 厂商 投融资 融资 漏洞 威胁 攻击 事件 泄露 预警'),
  ...pieces(
    null,
    `国内外 国内 国外 国际 境内 境外 海外 全球 中国 域外 地方 重点 重要 最新 近期 本周 本月 上周 每周 一周 网络 数据 信息 个人 隐私
     安全 保护 合规 人工智能 智能 相关 领域 方面 典型 热点 要闻 新闻 资讯 动态 动向 速递 速览 快讯 简讯 观察 关注 特别 其他 其它 情况
     进展 前沿 趋势 发布 解读 聚焦 盘点 回顾 部分 地区 国家 会议 活动 报告 头条 今日 每日 焦点 推荐 综合 栏目 篇 与 和 及 、 · / | ｜ ： : “ ”`,
  ),
];

function pieces(section: Section | null, list: string): readonly (readonly [string, Section | null])[] {
  return words(list).map((piece) => [piece, section]);
}

/** What a heading says of the entries under it. */
export interface SectionHeading {
  /** Null where it names no section: "International", "热点". */
  readonly section: Section | null;
}

/**
 * What a line says as the heading of a section, whatever its wording and numbering; null where it is none: a heading is short
 * and holds nothing but words that name sections, places and the like.
 */
export function sectionHeading(text: string): SectionHeading | null {
  if (text.length > longestHeading) return null;
  const words = withoutMarkers(withoutMarkers(text))
    .replace(/[\p{Emoji_Presentation}]/gu, '')
    .trim();
  if (hasHan(words)) return chineseHeading(words);
  const plain = words
    .toLowerCase()
    .replace(placeAtEnd, '')
    .replaceAll('’', "'")
    .replace(/[:,/()|–—-]\s|[:,/()|]/g, ' ')
    .trim();
  return plain === '' ? null : latinHeading(plain.split(/\s+/).map((word) => word.replace(footnote, '')));
}

const longestHeading = 80;
const longestChineseHeading = 20;
// "Regulatory developments in Examplia": the place says nothing about the section.
const placeAtEnd = /\s(?:in|from|across)\s(?:the\s)?\p{L}{1,20}(?:\s\p{L}{1,20})?$/u;
// A footnote's digit that stuck to the word.
const footnote = /(?<=[a-z])\d{1,2}$/;

const topicOf: ReadonlyMap<string, Section> = new Map(
  sections.flatMap((section) => (headingTopics[section] ?? []).map((word) => [word, section])),
);
const vague: ReadonlySet<string> = new Set([...vagueTopics, ...placeNames]);
const fillers: ReadonlySet<string> = new Set(headingFillers);

function latinHeading(words: readonly string[]): SectionHeading | null {
  const isHeading = words.every((word) => topicOf.has(word) || vague.has(word) || fillers.has(word));
  if (!isHeading || words.length > 9) return null;
  const topic = words.find((word) => topicOf.has(word));
  if (topic !== undefined) return { section: topicOf.get(topic) ?? null };
  return words.some((word) => vague.has(word)) ? { section: null } : null;
}

const piece = new RegExp(
  chinesePieces
    .map(([text]) => text)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace('|', '\\|'))
    .join('|'),
  'gu',
);
const sectionOfPiece: ReadonlyMap<string, Section | null> = new Map(chinesePieces);

function chineseHeading(words: string): SectionHeading | null {
  const bare = words.replace(/\s/g, '');
  if (bare.length < 2 || bare.length > longestChineseHeading || bare.replace(piece, '') !== '') return null;
  const told = (bare.match(piece) ?? []).flatMap((found) => sectionOfPiece.get(found) ?? []);
  // "Policies and enforcement" is told by its first word, "incidents of policy" by none: the surer section goes first.
  const section = order.find((one) => told.includes(one)) ?? null;
  return { section };
}

const order: readonly Section[] = ['enforcement', 'regulatory', 'industry'];

/**
 * The lines with headings of sections parted from what stuck to them when the text was taken out of its page: "Enforcement
 * developments 1. Carrier fined", "Industry developmentsCarriers agree".
 */
export function partFused(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const [, heading = '', rest = line.text.slice(heading.length)] =
      fused.exec(line.text) ?? numbered.exec(line.text) ?? [];
    if (heading === '' || sectionHeading(heading)?.section == null) return [line];
    return [
      withText(line, heading.trim()),
      withText({ ...line, bold: '', level: 0, startsParagraph: true }, rest.trim()),
    ];
  });
}

const fused =
  /^((?:\p{Lu}\p{L}{2,20} (?:and |& )?){1,3}(?:[Dd]evelopments?|[Uu]pdates?|[Nn]ews|[Aa]ctions?))(?=\p{Lu}\p{Ll}.{20})/u;
const numbered = /^(\D{4,60}?)\s?((?:1|01)[.)、]\s?\D.{5,})/u;
