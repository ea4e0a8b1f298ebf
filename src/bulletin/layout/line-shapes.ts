import type { Line } from './read-lines.ts';
import { widthOf } from './width-of.ts';

/** Whether a line reads as a sentence or more, not as a title. */
export function isProse(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const { width } = line;
  const isSentence =
    width >= longLine ||
    (width >= shortSentence && stop.test(line.text.slice(-longestStop))) ||
    (width >= shortChinese && chineseStop.test(line.text.slice(-longestStop))) ||
    (width >= 40 && inner.test(line.text));
  return isSentence && !isAddress(line.text);
}

/** Whether a line can be the title of an entry: some words, not a sentence with its stop, no address, no field of a form. */
export function isTitleLike(text: string): boolean {
  const width = widthOf(text);
  return (
    width >= 8 &&
    width <= longestTitle &&
    !/[.;,:。；，：、…]["”’)）]{0,2}$/u.test(text) &&
    !isAddress(text) &&
    !isField(text)
  );
}

/** The longest that a title is, in the measure of `widthOf`. */
export const longestTitle = 220;

/** Whether a line is an address on the web, or little more. */
export const isAddress = (text: string): boolean =>
  /^\S{0,30}\s?(?:https?:\/\/|www\.)\S{1,2000}$/i.test(text);

const longLine = 130;
const shortSentence = 50;
const stop = /[.!?。！？；;:：]["”’)）\]]{0,3}(?:\d{1,2})?$/u;
const longestStop = 6;
// No Chinese title ends in a full stop.
const shortChinese = 24;
const chineseStop = /[。！？][”）]{0,2}$/u;
// A sentence that ends within the line: "It paid. The office".
const inner = /[。！？]\S|[a-z)]\.\s\p{Lu}/u;
const isField = (text: string): boolean =>
  /^(?:date|country|state|region|source|author|by|tags?|published|来源|作者|编辑|日期|时间|国家|地区|信息来源|消息来源|资料来源|文章来源|图片来源)\s?[:：|]/i.test(
    text,
  );
