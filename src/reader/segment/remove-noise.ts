import { monthPattern } from '../../time/written/form.ts';
import { sectionHeading } from './headings.ts';
import { isProse, isTitleLike, type Line, widthOf } from './lines.ts';
import { withoutMarkers } from './marker.ts';

/**
 * The places of tables of contents, which tell titles without bodies: short lines in a row that all stand again further
 * down (so one printed twice goes twice), or that follow a word such as "Contents", whatever they say.
 */
function contentsIn(lines: readonly Line[]): ReadonlySet<number> {
  const keys = lines.map(({ text, width }) => (width <= longestInContents ? keyOf(text) : ''));
  const last = new Map(keys.map((key, at) => [key, at]));
  const dropped = new Set<number>();
  for (const run of [...runsUnderWord(lines, keys), ...runsRepeated(lines, keys, last)]) {
    for (let at = run.from; at < run.to; at += 1) dropped.add(at);
  }
  return dropped;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

const keyOf = (text: string): string =>
  withoutMarkers(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const contentsWord =
  /^(?:table of contents|contents|in this (?:issue|bulletin|edition|update|newsletter)|(?:key )?(?:highlights|headlines|takeaways)|at a glance|what's inside|executive summary|summary|overview|topics|目录|目次|本期目录|本期内容|新闻速览|要闻速览|内容速览|速览|本期要点|本期要闻|要点|导读|本期导读|内容提要|提要|.{0,4}热点回顾|要闻回顾|一周要闻速览|今日要点|本周要点)\s?[:：]?$/iu;

/** What follows the word: lines marked alike, or short lines up to the first that they repeat or that prose follows. */
function runsUnderWord(lines: readonly Line[], keys: readonly string[]): readonly Run[] {
  return lines.flatMap((line, at) => {
    if (line.text.length > 40 || !contentsWord.test(withoutMarkers(line.text).replaceAll('’', "'"))) return [];
    const to = repeatOf(lines, keys, at + 1) ?? endOfContents(lines, keys, at + 1);
    return to > at + 2 ? [{ from: at, to }] : [];
  });
}

const mostContents = 200;

/** Where the section that the contents begin with stands again, if only other short lines come before it; null where it does not. */
function repeatOf(lines: readonly Line[], keys: readonly string[], from: number): number | null {
  const key = sectionHeading(lines[from]?.text ?? '') === null ? '' : (keys[from] ?? '');
  const again = key === '' ? -1 : keys.slice(from + 1, from + mostContents).indexOf(key);
  return again < 0 || lines.slice(from, from + 1 + again).some(isProse) ? null : from + 1 + again;
}

function endOfContents(lines: readonly Line[], keys: readonly string[], from: number): number {
  const first = lines[from]?.marker ?? null;
  const style = first?.style ?? null;
  const seen = new Set<string>();
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const key = keys[at] ?? '';
    if (line === undefined || isProse(line) || (key !== '' && seen.has(key))) break;
    const marker = line.marker;
    // Counted from the beginning again: the entries.
    if (at > from && marker && marker.style === style && marker.value > 0 && marker.value <= (first?.value ?? 0)) break;
    const isSection = sectionHeading(line.text) !== null;
    // The section that the bulletin begins with stands over an entry; one in the contents over another short line.
    if (isSection && (style !== null || isEntryNext(lines, at + 1))) break;
    if (key !== '') seen.add(key);
    if (style === null || marker?.style === style || isOwnNumber(lines[at - 1])) end = at + 1;
    else if (at - end >= mostUnmarked) break;
  }
  return style === null && isProse(lines[end]) ? end - 1 : end;
}

const mostUnmarked = 2;
const isOwnNumber = (line: Line | undefined): boolean => line !== undefined && line.marker?.rest === '';
const isEntryNext = (lines: readonly Line[], at: number): boolean => isProse(lines[at + 1]) || isProse(lines[at]);

function runsRepeated(
  lines: readonly Line[],
  keys: readonly string[],
  last: ReadonlyMap<string, number>,
): readonly Run[] {
  const lastAt = (at: number): number => last.get(keys[at] ?? '') ?? at;
  const isRepeated = lines.map(
    (line, at) => line.width <= longestInContents && (keys[at] ?? '').length > 1 && lastAt(at) > at && !isProse(line),
  );
  return runsOf(isRepeated).flatMap(({ from, to }) => {
    const at = Array.from({ length: to - from }, (_, offset) => from + offset);
    const titles = at.filter((one) => isTitleLike(lines[one]?.text ?? ''));
    if (to - from < 2 || titles.length === 0 || !at.every((one) => lastAt(one) >= to)) return [];
    const isNamed = contentsWord.test(withoutMarkers(lines[from - 1]?.text ?? ''));
    return [{ from: isNamed ? from - 1 : from, to }];
  });
}

const longestInContents = 260;

function runsOf(isMember: readonly boolean[]): readonly Run[] {
  const starts = isMember.flatMap((is, at) => (is && isMember[at - 1] !== true ? [at] : []));
  const ends = isMember.flatMap((is, at) => (is && isMember[at + 1] !== true ? [at + 1] : []));
  return starts.map((from, index) => ({ from, to: ends[index] ?? isMember.length }));
}

/** The places of the bulletin's own name, day and publisher, which stand above its entries and look like the title of one. */
function mastheadIn(lines: readonly Line[]): ReadonlySet<number> {
  const marked = lines.findIndex(({ marker }) => marker !== null);
  const end = marked < 0 ? mastLines : Math.min(mastLines, marked);
  return new Set(
    lines
      .slice(0, end)
      .flatMap(({ text, cells }, at) => (cells <= 2 && widthOf(text) <= longestName && isOfBulletin(text) ? [at] : [])),
  );
}

const mastLines = 5;
const longestName = 130;

const isOfBulletin = (text: string): boolean =>
  sectionHeading(text)?.section == null && names.some((pattern) => pattern.test(withoutMarkers(text)));

const names: readonly RegExp[] = [
  new RegExp(String.raw`\b${monthPattern}(?: \d{1,2})?,? (?:19|20)\d{2}[)\]”"]?$`, 'i'),
  /\b(?:update|bulletin|newsletter|digest|round-?up|review|briefing|e-?alert|newsflash|monitor|tracker|watch|edition|highlights)s?$/i,
  /^(?:the )?(?:week(?:ly)?|monthly|fortnightly|quarterly|issue|vol(?:ume|\.)?|edition)\b.{0,60}$/i,
  /(?:周报|月报|周刊|月刊|简报|快报|速递|早报|日报|晚报|动态|资讯|新闻|汇总|盘点|观察)\s?(?:[（(【[].{1,30}[)）】\]])?\s?$/u,
  /^第?\s?\d{1,4}\s?期|[（(]\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?[)）]\s?$/u,
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s?$/,
  /^\S{0,20}\s?\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?\s?$/u,
];

/** The lines among which entries begin: without contents, the bulletin's own name, and what a page puts around it. */
export function entryLines(all: readonly Line[]): readonly Line[] {
  const named = withoutPlaces(all, mastheadIn(all));
  return withoutNoise(withoutPlaces(named, contentsIn(named)));
}

const withoutPlaces = (lines: readonly Line[], dropped: ReadonlySet<number>): readonly Line[] =>
  dropped.size === 0 ? lines : lines.filter((_, at) => !dropped.has(at));

/**
 * The lines without what a page puts around a bulletin: buttons to share, forms to sign up, captions, lines that only lead elsewhere.
 * What follows one of them begins a paragraph.
 */
function withoutNoise(lines: readonly Line[]): readonly Line[] {
  let isAfter = false;
  return lines.flatMap((line) => {
    if (isShort(line.text) && noise.some((pattern) => pattern.test(line.text))) {
      isAfter = true;
      return [];
    }
    const kept = isAfter && !line.startsParagraph ? { ...line, startsParagraph: true } : line;
    isAfter = false;
    return [kept];
  });
}

/** Whether a line begins the cards of authors and the notices at the end. */
export const isClosing = ({ text }: Line): boolean => isShort(text) && closing.test(text);

/** Whether a line closes the bulletin: what follows it says nothing of an entry. */
export const isFooter = (line: Line): boolean => isClosing(line) || (line.startsParagraph && footer.test(line.text));

const footer =
  /^(?:©|copyright\b|disclaimer\b|attorney advertising|you (?:receive|are receiving|can leave)|this (?:bulletin|newsletter|update|digest|mail|e-?mail|publication|post|article) (?:is|was|has been) (?:intended|prepared|written|provided|for)|(?:the|these) (?:content|contents|information|digest|bulletin|update|notes?)\b.{0,80}\b(?:general|advice|purposes|relied)\b|if you would like to subscribe|to (?:subscribe|unsubscribe|stop receiving)|all rights reserved|(?:best|kind|warm) regards|(?:yours|cheers)\b|本(?:月报|周报|简报|刊|文|期).{0,12}(?:仅供|不构成)|以上.{0,12}(?:仅供|不构成)|如有侵权|版权所有|免责)|不构成法律意见|All rights reserved/iu;

const isShort = (text: string): boolean => text.length <= 160 && widthOf(text) <= 160;

const closing =
  /^(?:\W{0,3})(?:(?:key )?contacts?(?: us)?|get in touch|about (?:the authors?|us|the firm|this (?:bulletin|newsletter))|(?:the )?authors?|written by|disclaimer|legal notice|related (?:articles|posts|insights|content)|you may also like|联系我们|免责声明|关于我们|关于作者|作者简介|作者介绍|相关阅读|往期(?:推荐|回顾|精选)|推荐阅读|延伸阅读|合作电话.{0,40}|END)[:：.]?\W{0,3}$/i;

const noise: readonly RegExp[] = [
  /^(?:share(?: this(?: \w{1,12})?| on \w{1,12}| via \w{1,12})?|tweet|print(?: this page)?|email(?: this)?|copy link|facebook|linkedin|twitter|whatsapp|wechat|follow us|back to top|download(?: pdf)?|pdf|loading|advertisement|sponsored)[.!]?$/i,
  /^(?:share|tweet|print|email|linkedin|facebook|twitter|whatsapp|copy link|\||·|,|\s){2,20}$/i,
  /^(?:read|learn|find out|see|view|show|click(?: here)?(?: to)?(?: read)?) (?:more|full|all|less)(?: .{0,40})?[.…»>→]{0,2}$/i,
  /^(?:stay up to date|sign up|subscribe|register (?:here|now)|join our|enter your e-?mail|your e-?mail|submit|unsubscribe|never miss|get our|receive our|thank you for (?:your subscription|subscribing|signing up)|we have sent you an e-?mail|please confirm your e-?mail)\b.{0,120}$/i,
  /^(?:photo|image|picture|figure|fig\.|credit|caption|illustration|source of image)s?(?: \d{1,3}| by| credit| source)?\s?[:–—-].{0,120}$/i,
  /^(?:photo|image) (?:by|credit|courtesy)\b.{0,100}$/i,
  /^\d{1,2} min(?:ute)?s? read$|^reading time\b.{0,30}$/i,
  /^(?:our|expert) (?:insights?|views?|comments?|take)\s?[:：]?$/i,
  /^follow the links? below\b.{0,130}$/i,
  /^(?:点击(?:上方|下方)?蓝字.{0,12}|关注我们|扫码.{0,20}|长按.{0,20}|阅读原文|点击阅读原文|分享|收藏|点赞|在看|转发|分享收藏点赞在看|预览时标签不可点|微信扫一扫.{0,20}|图片|图源.{0,30}|图\s?\d{1,2}.{0,40}|aqniu|weekly news|点击查看.{0,20}|查看原文|展开全文)$/i,
  /^(?:原文链接|原文|详情点击|详情链接|参考链接|参考来源|链接|信息来源|消息来源|资料来源|文章来源|来源|图片来源|编辑|责编|责任编辑|排版|审核|校对)\s?(?:[:：].{0,60})?$/,
];
