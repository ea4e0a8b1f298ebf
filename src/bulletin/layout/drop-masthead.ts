import { monthPattern } from '../prose/written-dates.ts';
import { withoutMarkers } from './marker.ts';
import type { Line } from './read-lines.ts';
import { sectionHeading } from './section-heading.ts';
import { widthOf } from './width-of.ts';

/** The lines without the bulletin's own name, day and publisher, which stand above its entries and look like the title of one. */
export function dropMasthead(lines: readonly Line[]): readonly Line[] {
  const marked = lines.findIndex(({ marker }) => marker !== null);
  const end = marked < 0 ? mastLines : Math.min(mastLines, marked);
  return lines.filter(({ text }, at) => at >= end || widthOf(text) > longestName || !isOfBulletin(text));
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
