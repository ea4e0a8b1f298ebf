import { authorityTable, findAuthority } from '../../bulletin/authorities.ts';
import { hasHan } from '../segment/lines.ts';
import { clausesWith } from '../segment/sentences.ts';

/**
 * The authorities that a text tells by what they are and where: "Norway's DPA", "Montana's SB 297", "Hangzhou Cyberspace
 * Administration", `海南省商务厅`. The code where the table has one, else the name.
 * @param text as `plainText` gives it
 */
export function describedAuthorities(text: string): readonly NamedAuthority[] {
  const isChinese = hasHan(text);
  return [
    ...bodiesIn(text),
    ...(isChinese ? chineseOfficesIn(text) : []),
    ...(/\p{Script=Latin}{4}/u.test(text) ? [...regulatorsIn(text), ...statesIn(text), ...localOfficesIn(text)] : []),
  ];
}

const at = (authority: string, { index, 0: words }: RegExpExecArray): NamedAuthority => ({
  authority,
  from: index,
  to: index + words.length,
});

const { authorities, americanStates, otherBodies } = authorityTable();

// Most texts name none.
const anyBody = new RegExp(otherBodies.map(({ pattern }) => pattern.source).join('|'));

const bodiesIn = (text: string): readonly NamedAuthority[] =>
  anyBody.test(text)
    ? otherBodies.flatMap(({ name, pattern }) => [...text.matchAll(pattern)].map((match) => at(name, match)))
    : [];

const codeOfState: ReadonlyMap<string, string> = new Map(
  authorities.flatMap(({ code, regulates }) => regulates.map((name) => [name, code])),
);

const regulator = new RegExp(
  String.raw`\b(${[...codeOfState.keys()].sort((a, b) => b.length - a.length).join('|')})(?:'s)?(?: national| federal)? (?:(?:personal |private )?(?:data|data protection|data privacy|privacy)(?: protection)? (?:authority|regulator|watchdog|commissioner|commission|agency|body|office|supervisor|supervisory authority)|supervisory authority|DPA|SA)\b`,
  'gi',
);

function regulatorsIn(text: string): readonly NamedAuthority[] {
  return [...text.matchAll(regulator)].flatMap((match) => {
    const code = codeOfState.get(match[1] ?? '');
    return code === undefined ? [] : [at(code, match)];
  });
}

const state = `(${[...americanStates].sort((a, b) => b.length - a.length).join('|')})`;
const anyState = new RegExp(state);
const legislature = new RegExp(
  String.raw`\b${state}(?: State)?(?:'s)? (?:(?:Senate|House|Assembly|Legislative) Bill|(?:state )?(?:[Ll]egislature|lawmakers|General Assembly)|(?:SB|HB|AB|LB|SF|HF)\s?-?\d{1,5})\b`,
  'g',
);
const chamber = new RegExp(String.raw`\b${state}(?: State)? (House of Representatives|House|Senate)\b(?! Bill)`, 'g');
const attorney = new RegExp(String.raw`\b${state}(?:'s)? (?:Attorney General|AG)\b`, 'g');
const attorneys = new RegExp(
  String.raw`\bAttorneys General (?:of|from) ((?:the )?(?:${state}(?:, and |, | and )?){1,20})`,
  'g',
);

function statesIn(text: string): readonly NamedAuthority[] {
  if (!anyState.test(text)) return [];
  return [
    ...[...text.matchAll(legislature)].map((match) => at(`${match[1]} Legislature`, match)),
    ...[...text.matchAll(chamber)].map((match) =>
      at(match[2] === 'Senate' ? `${match[1]} State Senate` : `${match[1]} House of Representatives`, match),
    ),
    ...[...text.matchAll(attorney)].map((match) => at(attorneyOf(match[1] ?? ''), match)),
    ...[...text.matchAll(attorneys)].flatMap((match) =>
      americanStates.filter((name) => match[1]?.includes(name)).map((name) => at(attorneyOf(name), match)),
    ),
  ];
}

function attorneyOf(name: string): string {
  const full = `${name} Attorney General`;
  return findAuthority(full)?.code ?? full;
}

/** Offices that exist in many places; the name of the place stands before them. */
const localOffices = [
  'Cyberspace Administration',
  'Communications Administration',
  'Public Security Bureau',
  'Administration for Market Regulation',
  'Market Supervision Administration',
  "Intermediate People's Court",
  "People's Court",
  "People's Procuratorate",
  'Internet Court',
] as const;

const anyOffice = new RegExp(localOffices.join('|'));
const localOffice = new RegExp(
  String.raw`(?<![\p{L}'-])((?:\p{Lu}[\p{L}-]{1,30} ){1,4})(?:${localOffices.join('|')})(?![\p{L}'-])`,
  'gu',
);
// Neither a place nor part of one.
const notPlaces = /^(?:(?:The|In|On|By|At|And|State|National|Central|Supreme|Chinese|Ministry|A|An|Both|Local) )+/;

function localOfficesIn(text: string): readonly NamedAuthority[] {
  return clausesWith(anyOffice, text).flatMap((clause) =>
    [...clause.text.matchAll(localOffice)].flatMap(({ index, 0: words, 1: place = '' }) => {
      const [dropped = ''] = notPlaces.exec(place) ?? [];
      const from = clause.index + index;
      return dropped.length === place.length
        ? []
        : [{ authority: words.slice(dropped.length), from: from + dropped.length, to: from + words.length }];
    }),
  );
}

const provinces =
  '(?:北京市?|天津市?|上海市?|重庆市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)省?|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?)';
// Cities that texts name without their rank, and "some city".
const cities =
  '(?:深圳|广州|杭州|南京|苏州|成都|武汉|青岛|厦门|宁波|大连|长沙|郑州|合肥|济南|西安|福州|南昌|昆明|贵阳|沈阳|长春|哈尔滨|石家庄|太原|无锡|常州|温州|东莞|佛山|珠海|南宁|海口|兰州|南通|绍兴|嘉兴|金华|泉州|烟台|潍坊)';
const some = '某[省市区县]';
// A place of two or three characters; which of those before them belong to it is only told by a province or a stop.
const town = String.raw`(?:(?<=^|[^\p{Script=Han}]|[由在被据经向和与及])[\p{Script=Han}]{2,3}[市区县])`;
const offices =
  '(?:人民代表大会常务委员会|人大常委会|人民政府|工业和信息化厅|工业和信息化局|工信厅|商务厅|商务局|市场监督管理局|市场监管局|市监局|公安厅|公安局|公安网安部门|大数据管理局|大数据局|政务服务和数据管理局|数据局|发展和改革委员会|发展改革委|教育厅|教育局|卫生健康委|委网信办|网信办|互联网信息办公室|通信管理局|通管局|大数据中心|财政局|地方金融监督管理局|住房和城乡建设局|交通运输局|(?:高级|中级)?人民法院|(?:高级|中级)?人民检察院|检察院)';
const chineseOffice = new RegExp(
  String.raw`(?:(?:${provinces}|${cities}市?)(?:[\p{Script=Han}]{2,3}[市区县])?|${some}|${town})(?:第?十[一二三四五六七八九]届)?${offices}`,
  'gu',
);

const chineseOfficesIn = (text: string): readonly NamedAuthority[] =>
  [...text.matchAll(chineseOffice)].map((match) => at(fullName(match[0]), match));

// "杭州网信办" is that of 杭州市.
const fullName = (name: string): string => {
  const full = name
    .replace(cityAlone, '$1市')
    .replace(/第?十[一二三四五六七八九]届/, '')
    .replace('通管局', '通信管理局');
  return findAuthority(full)?.code ?? full;
};
const cityAlone = new RegExp(`^(${cities})(?!市)`);

/** An authority and the place in a text where it is named. */
export interface NamedAuthority {
  /** Code of the table, or the full name of a body that the table lacks. */
  readonly authority: string;
  readonly from: number;
  readonly to: number;
}
