import type { manifest as english } from '../en/manifest.ts';
import type { Translated } from '../language.ts';

/** The words of `manifest.yml`. */
export const manifest: Translated<typeof english> = {
  'manifest.description': '搜索法律简报，接收期限提醒',
  'manifest.long_description':
    'Privacy Law 是一款 Slack 应用，搜索网络安全与数据保护领域的法律简报，首先覆盖中国，并列出其中的各类期限：征求意见何时截止，试点和专项行动何时结束，新规何时生效。频道可以订阅提醒，在期限到来之前收到通知。输入 /privacy-law 加上任意关键词，在对话中提及本应用，或者打开应用主页，即可使用。每一条答复都注明所依据的简报和条目，每一个期限都引用原文。本应用不使用语言模型，内容不构成法律意见，行动前请核对原文。',
  'manifest.shortcut.search_privacy_law': '搜索隐私法',
  'manifest.shortcut.search_privacy_law.description': '随时随地搜索法律简报',
  'manifest.shortcut.find_related_law': '查找相关法律',
  'manifest.shortcut.find_related_law.description': '用这条消息中的文字搜索法律简报',
  'manifest.command': '搜索法律简报、查看期限、订阅提醒',
  'manifest.command.typed':
    '[关键词 section:enforcement since 2019 -排除词] | latest [section] | show ID | deadlines [next 30 days] | subscribe [filter lead 14,7,1 at 09:00] | subscriptions | unsubscribe [n] | settings | import | sources | help | version | feedback',
};
