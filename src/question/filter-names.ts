import levenshtein from 'damerau-levenshtein';
import { type DeadlineKind, deadlineKinds, type Section, sections } from '../bulletin/bulletin.ts';
import type { Holding } from './query.ts';
import { kindNamed } from './word-roles.ts';

/** The filters of the query language by the names under which they are shown, with their other names. */
const filters = {
  section: ['sections', '栏目', '板块', '版块'],
  jurisdiction: ['jurisdictions', 'country', 'countries', '法域', '国家', '国家或地区', '司法辖区'],
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
  entry: ['entries', 'id', '条目'],
} satisfies Record<string, readonly string[]>;

/** The name of a filter. */
export type FilterName = keyof typeof filters;

const filterNames = Object.keys(filters).filter((name): name is FilterName => name in filters);

/** The filter of that name, in English or Chinese, in any case; undefined where there is none. */
export function filterNamed(name: string): FilterName | undefined {
  const asked = name.toLowerCase();
  return filterNames.find((one) => one === asked || filters[one].includes(asked));
}

/** The filter whose name differs by a slip of the pen, two in a long one; undefined where none does. */
export function nearestFilter(name: string): FilterName | undefined {
  if (name.length < 4 || name.length > 12) return undefined;
  const slips = name.length < 7 ? 1 : 2;
  return filterNames.find((one) => levenshtein(name.toLowerCase(), one).steps <= slips);
}

/** The section that the value of `section:` names, in English or Chinese; null where it names none. */
export function sectionNamed(value: string): Section | null {
  const asked = value.trim().toLowerCase();
  return sections.find((section) => section === asked || otherSections[section].includes(asked)) ?? null;
}

/** The kind of deadline that the value of `kind:` names: by its name (`pilot_end`, `pilot end`), or by a word for it. */
export function kindOfFilter(value: string): DeadlineKind | null {
  const asked = value
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  const [first = '', ...others] = asked.split(' ');
  const named = deadlineKinds.find((kind) => kind.replaceAll('_', ' ') === asked);
  if (named) return named;
  if (!others.every((word) => /^(?:ends?|close[ds]?|dates?|deadlines?|periods?)$/.test(word))) return null;
  return /^(?:filing|filings|备案|申报)$/.test(first) ? 'filing_deadline' : kindNamed(first);
}

/** What the value of `has:` asks for; null where it is neither. */
export function holdingNamed(value: string): Holding | null {
  const asked = value.trim().toLowerCase();
  if (/^(?:deadlines?|due|截止日期|截止|期限)$/.test(asked)) return 'deadline';
  return /^(?:penalty|penalties|fines?|amounts?|罚款|处罚)$/.test(asked) ? 'penalty' : null;
}

const otherSections: Readonly<Record<Section, readonly string[]>> = {
  regulatory: ['regulation', 'regulations', 'legislation', '监管', '立法', '法规', '政策'],
  enforcement: ['enforcements', '执法', '处罚', '司法'],
  industry: ['industries', '产业', '行业', '企业'],
  other: ['others', '其他', '其它'],
};
