import type { Line } from './read-lines.ts';
import { sectionHeading } from './section-heading.ts';
import { widthOf } from './width-of.ts';

/**
 * The lines without what a page puts around a bulletin: buttons to share, forms to sign up, captions, lines that only lead
 * elsewhere, and the cards of authors and the notices at the end, up to the next heading of a section.
 */
export function dropNoise(lines: readonly Line[]): readonly Line[] {
  let isClosing = false;
  return lines.filter(({ text, level }) => {
    if (isShort(text) && closing.test(text)) isClosing = true;
    else if (isClosing && (level > 0 || isShort(text)) && sectionHeading(text) !== null) isClosing = false;
    return !isClosing && !(isShort(text) && noise.some((pattern) => pattern.test(text)));
  });
}

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
