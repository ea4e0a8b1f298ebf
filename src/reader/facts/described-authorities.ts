import { authorityTable, findAuthority } from '../../bulletin/authorities.ts';
import { hasHan } from '../segment/lines.ts';
import { clausesWith } from '../segment/sentences.ts';
import { chineseCountries } from './countries.ts';

/**
 * The authorities that a text tells by what they are and where: "Norway's DPA", "Montana's SB 297", "Hangzhou Cyberspace
 * Administration", `海南省商务厅`. The code where the table has one, else the name.
 * @param text as `plainText` gives it
 */
export function describedAuthorities(text: string, under = ''): readonly NamedAuthority[] {
  const isChinese = hasHan(text);
  return [
    ...(isChinese ? chineseOfficesIn(text, under) : []),
    ...(/\p{Script=Latin}{4}/u.test(text) ? [...regulatorsIn(text), ...statesIn(text), ...localOfficesIn(text)] : []),
  ];
}

const at = (authority: string, { index, 0: words }: RegExpExecArray): NamedAuthority => ({
  authority,
  from: index,
  to: index + words.length,
});

const { authorities, americanStates } = authorityTable();

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

const state = `(?:${[...americanStates].sort((a, b) => b.length - a.length).join('|')})`;
const anyState = new RegExp(state);
const stateName = new RegExp(String.raw`\b${state}\b`, 'g');
const legislature = new RegExp(
  String.raw`\b(${state})(?: State)?(?:'s)? (?:(?:Senate|House|Assembly|Legislative) Bill|(?:state )?(?:[Ll]egislature|lawmakers|General Assembly)|(?:SB|HB|AB|LB|SF|HF)\s?-?\d{1,5})\b`,
  'g',
);
const chamber = new RegExp(
  String.raw`\b(${state})(?: State)? (House of Representatives|House of Delegates|House|Senate)\b(?! Bill)`,
  'g',
);
const attorney = new RegExp(String.raw`\b(${state})(?: State)?(?:'s)? (?:[Aa]ttorney [Gg]eneral|AG)\b`, 'g');
const attorneyAlone = /\b(?:Attorney General|AG)(?:'s)?\b(?: \p{Lu}[\p{L}.'-]{1,20}){0,3}/gu;
const attorneys = new RegExp(
  String.raw`\b[Aa]ttorneys [Gg]eneral (?:of|from|in) ((?:the )?(?:${state}(?:, and |, | and )?){1,20})`,
  'g',
);
const farthest = 600;

function statesIn(text: string): readonly NamedAuthority[] {
  if (!anyState.test(text)) return [];
  const named = [...text.matchAll(attorney)].map((match) => at(attorneyOf(match[1] ?? ''), match));
  return [
    ...[...text.matchAll(legislature)].map((match) => at(`${match[1]} Legislature`, match)),
    ...[...text.matchAll(chamber)].map((match) =>
      at(
        match[2] === 'Senate'
          ? `${match[1]} State Senate`
          : `${match[1]} ${match[2] === 'House' ? 'House of Representatives' : match[2]}`,
        match,
      ),
    ),
    ...named,
    ...[...text.matchAll(attorneys)].flatMap((match) =>
      americanStates.filter((name) => match[1]?.includes(name)).map((name) => at(attorneyOf(name), match)),
    ),
    ...(text.includes('California')
      ? [...text.matchAll(/\b[Tt]he (?:Privacy )?Agency\b/g)].map((match) => at('CPPA', match))
      : []),
    ...attorneysAlone(text).filter(({ to }) => named.every((one) => to <= one.from || to > one.to)),
  ];
}

/** "Attorney General Ada Roe of Ohio", and one without a state: that of the state which was named last before. */
function attorneysAlone(text: string): readonly NamedAuthority[] {
  const states = [...text.matchAll(stateName)];
  return [...text.matchAll(attorneyAlone)].flatMap((match) => {
    const end = match.index + match[0].length;
    const [, after] =
      new RegExp(String.raw`^ (?:of|for) (?:the State of )?(${state})\b`).exec(text.slice(end, end + 40)) ?? [];
    const before = states.findLast(({ index }) => index < match.index && match.index - index <= farthest);
    const own = after ?? before?.[0];
    return own === undefined ? [] : [at(attorneyOf(own), match)];
  });
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
  '(?:人民代表大会常务委员会|人大常委会|消费者权益保护委员会|消保委|消协|人民政府|工业和信息化[厅局委]|工信[厅局]|(?:经济和信息化|经济信息化|经信|商务|科学技术|科技|交通|住房城乡建设|住建|卫生健康|卫健|发展和改革|发展改革)(?:委员会|[厅局委])|市场监督管理局|市场监管局|市监局|公安[厅局](?:[\\p{Script=Han}]{2,4}分局)?|公安网安部门|网警|网安(?:支队|总队|大队)?|(?:大数据|政务服务和数据|数据|政务服务数据)(?:发展)?(?:管理)?局|(?:教育|财政|司法|民政|文化和旅游|文旅|交通运输|住房和城乡建设|人力资源和社会保障|人社|医疗保障|医保|规划和自然资源|应急管理|药品监督管理|药监|税务|统计|知识产权|邮政管理|国家安全|金融监管|银保监|证监)[厅局]|(?:党)?委网信办|网信办|互联网信息办公室|通信管理局|通管局|大数据中心|地方金融(?:监督)?管理局|(?:互联网|金融|知识产权|海事)法院|网信部门|通信管理部门|市场监管部门|公安机关|(?:第[一二三四])?(?:高级|中级)?人民法院|[中高]院|(?:高级|中级)?人民检察院|检察院|(?:[\\p{Script=Han}]{2,12}(?:新区|新片区|试验区|自贸港|开发区))?(?:管理委员会|管委会))';
const chineseOffice = new RegExp(
  String.raw`(?:(?:${provinces}|${cities}市?)(?:[\p{Script=Han}]{2,3}[市区县])?|${some}|${town})(?:第?十[一二三四五六七八九]届|[\p{Script=Han}]{2,10}(?:开发区|新区)(?=人民|公安|市场))?${offices}`,
  'gu',
);
const officeOfPlace = new RegExp(
  String.raw`(?<![\p{Script=Han}])(?:[我本该]|经|由)?([省市]|属地|当地|地方)${offices}`,
  'gu',
);
const placeBefore = new RegExp(`${provinces}|${cities}市?`, 'gu');
/** The branch of a national body in a place: 国家金融监督管理总局浙江监管局. */
const branch =
  /(?:国家金融监督管理总局|(?:中国)?银保监会|(?:中国)?证监会|中国证券监督管理委员会|中国人民银行|国家外汇管理局)[^\P{Script=Han}在于由被经对与和]{2,6}(?:监管局|监管分局|分局|分行|中心支行)/gu;
/** Bodies of a country by the form of their names: 国家某某局, 美国参议院. */
const stateBody = new RegExp(
  String.raw`国家[^\P{Script=Han}的在将与对和]{1,10}?(?:总局|管理局|保护局|局|委员会)|中国[\p{Script=Han}]{2,12}?(?:协会|研究院)|(?:${chineseCountries}|欧洲|加州|纽约州|得州|德州)(?:联邦|国家)?(?:[^\P{Script=Han}的在将与对就和并已被向因从至称]{1,10}?(?:委员会|监管局|管理局|总局|法院|专员|检察长|总检察长|督察局|监察员|办公室|署|[部局](?![门分长署落面势]))|参议院|众议院|议会|国会|最高法院|央行)`,
  'gu',
);
const courtsOfTaiwan =
  /(?:[台臺][北中南东]|新北|桃园|高雄|基隆|新竹|嘉义)[市县]?政府|[^\P{Script=Han}在于由被经]{2}(?:地方法院|地院|高等法院|上诉法院|高等行政法院|地方检察署|地检署)|[^\P{Script=Han}在于由被经]{2,3}裁判法院|(?:香港)?(?:区域法院|原讼法庭|上诉法庭)/gu;

function chineseOfficesIn(text: string, under: string): readonly NamedAuthority[] {
  const offices = [...text.matchAll(chineseOffice), ...text.matchAll(branch)].map((match) =>
    at(fullName(match[0]), match),
  );
  const ofPlace = [...text.matchAll(officeOfPlace)].flatMap((match) => {
    const places = [...`${under} ${text.slice(0, match.index)}`.slice(-400).matchAll(placeBefore)].map(
      ([name]) => name,
    );
    const place = places.findLast((name) => isOfRank(name, match[1] ?? ''));
    const office = match[0].slice(match[0].indexOf(match[1] ?? '') + (match[1] ?? '').length);
    const rank = /^[省市]$/.test(match[1] ?? '') ? match[1] : '';
    return place === undefined ? [] : [at(fullName(`${place.replace(/[省市]$/, '')}${rank}${office}`), match)];
  });
  const others = [...text.matchAll(stateBody), ...text.matchAll(courtsOfTaiwan)].map((match) =>
    at(fullName(match[0]), match),
  );
  return [
    ...offices,
    ...ofPlace,
    ...others.filter(({ from, to }) => offices.every((one) => to <= one.from || from >= one.to)),
  ];
}

const municipalities = /^(?:北京|上海|天津|重庆)/;
const isOfRank = (place: string, rank: string): boolean =>
  rank.length > 1 ||
  (rank === '省'
    ? new RegExp(`^${provinces}$`).test(place) && !municipalities.test(place)
    : municipalities.test(place) || new RegExp(`^${cities}市?$`).test(place));

// "杭州网信办" is that of 杭州市.
const fullName = (name: string): string => {
  const full = name
    .replace(cityAlone, '$1市')
    .replace(/^(北京|上海|天津|重庆)(?!市)/, '$1市')
    .replace(/第?十[一二三四五六七八九]届/, '')
    .replace('通管局', '通信管理局')
    .replace('网信部门', '网信办')
    .replace('通信管理部门', '通信管理局')
    .replace('市场监管部门', '市场监督管理局')
    .replace(/(?:公安机关|公安网安部门|网警|网安(?:支队|总队|大队)?)$/, wholeProvince.test(name) ? '公安厅' : '公安局');
  return findAuthority(full)?.code ?? full;
};
const wholeProvince = new RegExp(`^(?!北京|上海|天津|重庆)${provinces}(?:公安|网)`);
const cityAlone = new RegExp(`^(${cities})(?!市)`);

/** An authority and the place in a text where it is named. */
export interface NamedAuthority {
  /** Code of the table, or the full name of a body that the table lacks. */
  readonly authority: string;
  readonly from: number;
  readonly to: number;
}
