import levenshtein from 'damerau-levenshtein';

/** The filters of the query language, by the names under which they are told. */
export const filterNames = [
  'section',
  'authority',
  'law',
  'kind',
  'from',
  'to',
  'before',
  'after',
  'date',
  'due',
  'when',
  'has',
  'penalty',
  'words',
] as const;

export type FilterName = (typeof filterNames)[number];

/** The filter of that name, in English or Chinese, in any case; undefined where there is none. */
export function filterNamed(name: string): FilterName | undefined {
  const asked = name.toLowerCase();
  return filterNames.find((one) => one === asked || otherNames[one].includes(asked));
}

/** The filter whose name differs by a slip of the pen, two in a long one; undefined where none does. */
export function nearestFilter(name: string): FilterName | undefined {
  if (name.length < 4 || name.length > 12) return undefined;
  const slips = name.length < 7 ? 1 : 2;
  return filterNames.find((one) => levenshtein(name.toLowerCase(), one).steps <= slips);
}

const otherNames: Readonly<Record<FilterName, readonly string[]>> = {
  section: ['sections', '栏目', '板块', '版块'],
  authority: ['authorities', 'regulator', '机构', '部门', '监管机构', '机关'],
  law: ['laws', 'instrument', 'instruments', '法律', '法规', '法'],
  kind: ['kinds', 'type', '类型', '种类'],
  from: ['since', '从', '自'],
  to: ['until', '至', '到'],
  before: ['早于', '之前'],
  after: ['晚于', '之后'],
  date: ['dated', '日期'],
  due: ['closing', 'closes', '截止', '截止日期'],
  when: ['时间'],
  has: ['with', '含', '有'],
  penalty: ['penalties', 'fine', 'fines', 'amount', '罚款', '金额', '处罚金额'],
  words: ['text', '词'],
};
