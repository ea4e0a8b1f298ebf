import { authorityTable } from '../../../bulletin/authorities.ts';
import { writtenDates } from '../../../time/written-dates.ts';
import { placeNames, sectionHeading } from '../headings.ts';
import { hasHan, isAddress, isField, isProse, isTitleLike, type Line, widthOf } from '../lines.ts';

/** What can be said of a line by itself, as numbers: a share, a count, or 1 for yes. */
export type LineFacts = Readonly<ReturnType<typeof factsOf>>;

/** The facts of a line, by name. */
export type FactName = keyof LineFacts;

const yes = (is: boolean): number => (is ? 1 : 0);

/** The facts of a line. */
export function factsOf(line: Line) {
  const { text, width, marker, bold } = line;
  const words = marker ? marker.rest : text;
  const head = words.slice(0, 160);
  const start = words.slice(0, 80);
  const style = marker?.style.replace('•', '') ?? '';
  const heading = text.length <= 80 ? sectionHeading(text) : null;
  const dates = /\d|[〇一二三四五六七八九十]{1,3}[月年]/.test(start) ? writtenDates(start) : [];
  const [first] = dates;
  const long = head.match(/[\p{L}’'-]{4,40}/gu) ?? [];
  return {
    width: Math.round(Math.log2(width + 1) * 4),
    prose: yes(isProse(line)),
    title: yes(isTitleLike(text)),
    stop: yes(/[.!?。！？]["”’)）」]{0,2}$/u.test(text)),
    colon: yes(/[:：]$/.test(text)),
    comma: yes(/[,;，；、]$/.test(text)),
    paragraph: yes(line.startsParagraph),
    indent: Math.min(line.indent, 20),
    level: line.level,
    bold: bold === '' ? 0 : Math.round((10 * widthOf(bold)) / Math.max(width, 1)),
    underlined: yes(line.isUnderlined),
    capitals: yes(!/\p{Ll}/u.test(words) && /\p{Lu}/u.test(words) && threeLetters.test(head)),
    capitalised:
      long.length < 3 ? -1 : Math.round((10 * long.filter((word) => /^\p{Lu}/u.test(word)).length) / long.length),
    bullet: yes(marker?.style.startsWith('•') ?? false),
    number: yes(/^(?:1[.)、:]|01|1|§)$/.test(style)),
    subnumber: yes(style.startsWith('1.1')),
    letter: yes(style === 'A.' || style === 'I.'),
    chinese: yes(style === '一、'),
    bracketed: yes(style === '(1)' || style === '(一)'),
    circled: yes(style === '①'),
    inner: yes(style === 'i'),
    value: Math.min(marker?.value ?? -1, 30),
    alone: yes(marker !== null && marker.rest === ''),
    dateLed: yes(
      (first !== undefined &&
        /^(?:(?:On|From|As of|Since|In|By|自)\s?)?["“(（【[]?$/u.test(head.slice(0, first.index).trim())) ||
        recent.test(head),
    ),
    dateOnly: yes(
      first !== undefined && head.replace(first.text, '').replace(/[^\p{L}\d]/gu, '').length <= 8 && words.length < 40,
    ),
    dated: yes(dates.length > 0),
    bracketOnly: yes(/^[【[〔（(][^】\])）〕]{1,40}[】\]〕）)]$/u.test(words)),
    bracketLed: yes(/^[【[〔][^】\]〕]{1,40}[】\]〕]./u.test(words)),
    symbolLed: yes(/^[^\p{L}\p{N}\p{P}\s]/u.test(text)),
    quoteLed: yes(/^["“《「]/u.test(words)),
    runIn: runInOf(words),
    dashed: yes(/^[^.。:：]{2,60}\s[–—-]{1,2}\s\S/u.test(words)),
    cells: Math.min(line.cells, 8),
    place: yes(words.length <= 60 && isPlace(words)),
    heading: yes(heading !== null),
    topic: yes(heading?.section != null),
    field: yes(isField(text)),
    leadOn: yes(leadOn.test(words)),
    address: yes(isAddress(text)),
    intro: count(introWords, words),
    footer: count(footerWords, words),
    goesOn: yes(goingOn.test(words)),
    news: Math.min(count(newsWords, head), 3),
    label: labelOf(words).length > 0 ? 1 : 0,
    folded: yes(line.isFolded),
    chineseText: yes(hasHan(text)),
    words: words.split(/\s+/, 40).length,
  };
}

const threeLetters = /\p{L}(?:\P{L}{0,160}\p{L}){2}/u;

const count = (pattern: RegExp, text: string): number => Math.min(text.slice(0, 200).match(pattern)?.length ?? 0, 5);

/** The short words before the colon with which a line begins, as in `Source: the ministry`; empty where it begins otherwise. */
export const labelOf = (text: string): string =>
  (/^([^.。:：，,；;|]{1,28})(?:[:：|]|\s[–—-]\s)/u.exec(text) ?? /^【([^】]{1,8})】/u.exec(text))?.[1]
    ?.trim()
    .toLowerCase() ?? '';

const recent =
  /^(?:近日|日前|近期|最近|本月|上周|本周|昨日|今日|Recently|Last (?:week|month)|This (?:week|month)|Earlier this)/iu;

// 1 for "Title: text", 2 for "Title. Text", 3 for a colon inside a line that is short.
function runInOf(words: string): number {
  const colon = /^([^.!?:。！？：；;]{2,90})[:：]\s?(\S.*)/u.exec(words);
  if (colon) return widthOf(colon[2] ?? '') >= 60 ? 1 : 3;
  const stop = /^([^.!?。！？]{3,80})[.!?。！？]["”]?\s?(\S.*)/u.exec(words);
  if (stop && widthOf(stop[2] ?? '') >= 40) return (stop[1] ?? '').split(' ').length <= 8 ? 2 : 4;
  return 0;
}

const places: ReadonlySet<string> = new Set([
  ...placeNames,
  ...authorityTable().americanStates.flatMap((name) => name.toLowerCase().split(' ')),
]);
const chinesePlaces =
  /^(?:中国|大陆|香港|澳门|台湾|美国|英国|欧盟|欧洲|德国|法国|意大利|西班牙|荷兰|比利时|爱尔兰|瑞士|瑞典|挪威|丹麦|芬兰|波兰|俄罗斯|乌克兰|土耳其|日本|韩国|朝鲜|印度|印尼|印度尼西亚|新加坡|马来西亚|越南|泰国|菲律宾|澳大利亚|新西兰|加拿大|墨西哥|巴西|阿根廷|智利|哥伦比亚|沙特|沙特阿拉伯|阿联酋|以色列|南非|尼日利亚|肯尼亚|埃及|其他|其他地区|全国|中央|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|深圳|广州|杭州|南京|苏州|成都|武汉|青岛|厦门|宁波|大连)[省市]?$/u;

function isPlace(words: string): boolean {
  const bare = words.replace(/^[【[〔]|[】\]〕]$|[:：]$/gu, '').trim();
  if (hasHan(bare)) return chinesePlaces.test(bare.replace(/^中國/u, '中国'));
  const parts = bare
    .toLowerCase()
    .split(/[\s,/&–-]+/)
    .filter((part) => part !== '' && part !== 'the' && part !== 'and' && part !== 'of');
  return parts.length > 0 && parts.length <= 6 && parts.every((part) => places.has(part));
}

const leadOn =
  /^(?:continue reading|read (?:more|the full|full|on)|learn more|see (?:more|also)|find out more|more information|for (?:more|further) information|view (?:the )?|full (?:text|article)|link|阅读全文|查看|点击|详见|原文|更多)/iu;
const introWords =
  /\b(?:welcome|dear|hello|hi|below|this (?:issue|edition|month|week|update|newsletter|bulletin|digest)|we|our|you|your|readers?|in brief|edited by|prepared by|summar\w{2,8}|round-?up|roundup)\b|编者按|本期|读者|各位|大家|整理|如下|以下|本刊|本报|小编|编辑部/giu;
const footerWords =
  /©|\b(?:copyright|all rights|subscri\w{2,9}|unsubscribe|disclaimer|legal advice|professional advice|general (?:information|interest)|attorney advertising|prior results|contacts?|e-?mails?|privacy (?:policy|notice)|terms|imprint|cookies?|sign up|register|preferences|forward|follow us|linkedin|regards|best|cheers|team|office)\b|免责|法律意见|联系|扫码|关注|订阅|转载|侵权|仅供参考|推荐阅读|往期|报名|版权|声明|编辑|审核|作者/giu;
const goingOn =
  /^(?:\p{Ll}|(?:this|these|that|those|it|its|they|their|he|she|the (?:catch|rules?|act|bill|draft|order|decision|document|consultation|measures)|however|in addition|moreover|further(?:more)?|also|meanwhile|separately|by contrast|among|under the|according to|as a result|for (?:example|instance)|if|where|when)\b|此外|其中|同时|该|对此|另外|据此|根据|上述|其|此前|下一步|具体|一是|二是|三是|首先|其次|最后|值得)/iu;
const newsWords =
  /\b(?:publish\w{0,4}|releas\w{1,3}|issu(?:es|ed|ing)|adopt\w{0,3}|announc\w{1,3}|launch\w{0,3}|propos\w{1,3}|consult\w{0,6}|seeks?|fin(?:es|ed)|orders?|ordered|settle\w{0,4}|approv\w{1,3}|pass(?:es|ed)|sign(?:s|ed)|rul(?:es|ed)|enact\w{0,3}|takes? effect|in force|sue[sd]?|warns?|bans?|opens?|penalt\w{1,3})\b|发布|公布|印发|征求意见|通过|处罚|罚款|通报|施行|实施|生效|约谈|判决|召开|启动|开展|修订|批准|發布|公布|刊憲|施行/giu;
