import type { slack as english } from '../en/slack.ts';
import type { Translated } from '../language.ts';

/** Texts about Slack itself: its files, workflows and limits, and the pages on which the app is installed. */
export const slack: Translated<typeof english> = {
  'slack.busy': 'Slack 暂时不再接收此处的消息。',
  'slack.busy.next': '请稍后重试。',
  'slack.unknown_command': '未知命令',
  'slack.unknown_command.hint': '请试试 {command}。',
  'slack.search.nothing_selected': '请至少输入一个词，然后选择要搜索的内容。',

  'slack.file.unavailable': '无法从 Slack 下载该文件；请重新上传，或粘贴其文本。',
  'slack.file.elsewhere': '该文件未存储在 Slack 中；请上传文件，或粘贴其文本。',
  'slack.file.too_large': '该文件超过 {most} MB；请拆分文件，或将文本另存为 {ending}。',
  'slack.file.not_allowed': '本应用无法读取文件；请粘贴文本，或请管理员授予 {scope} 权限。',

  'slack.step.be_text': '{input} 必须是文本',
  'slack.step.not_be_empty': '{input} 不能为空',
  'slack.step.be_whole': '{input} 必须是整数',
  'slack.step.be_more': '{input} 不能小于 {least}',
  'slack.step.be_less': '{input} 不能大于 {most}',
  'slack.step.failed': '出错了。请重新运行工作流；如果再次失败，请报告错误编号 {reference}。',

  'install.title': '在 Slack 中安装 Privacy Law',
  'install.about': 'Privacy Law 依据网络安全与数据保护法律简报回答问题，并提醒频道注意其中的期限。',
  'install.add': '添加到 Slack',
  'install.reads': '可读取的内容',
  'install.reads.messages': '提及它的消息，以及发给它的私信。它不保存消息文本。',
  'install.reads.optional': '部分权限是可选的。Slack 会在下一页逐项列出；不授予这些权限，应用也能使用。',
  'install.keeps': '保存的内容',
  'install.keeps.what': '订阅、已发送的提醒，以及维护人导入或更正的内容。应用从工作区移除后，上述内容全部删除。',

  'install.done': 'Privacy Law 已安装到 {name}',
  'install.done.organisation': '由组织决定哪些工作区使用本应用：请在 Slack 管理页面的“集成”中添加工作区。',
  'install.next': '下一步',
  'install.next.open': '在 Slack 中打开应用',
  'install.next.home': '{open}，在“主页”标签中选择与您有关的法域和主题。',
  'install.next.subscribe':
    '在频道中输入 <code>{invite}</code>，再输入 <code>{subscribe}</code>，选择该频道要接收的提醒。',
  'install.next.ask': '试着提问：<code>{question}</code>。输入 <code>{help}</code> 可查看其他全部功能。',
  'install.curators': '您和工作区管理员是维护人，可以导入简报、更正期限。',

  'install.cancelled': '未安装任何内容',
  'install.cancelled.why': '您选择了不授权本应用。您可以随时重新开始。',
  'install.stale': '未安装任何内容',
  'install.stale.why':
    '该请求在另一个浏览器中打开、已超过十分钟，或并非来自 Slack。请从此处重新开始，并允许本页使用 Cookie。',
  'install.refused': 'Slack 拒绝了安装',
  'install.refused.why': '未安装任何内容。请重新开始；Slack 的每次授权结果只能使用一次。',
  'install.failed': '安装失败',
  'install.failed.why': '未安装任何内容。请稍后重试。',
  'install.again': '重新开始',
  'install.reference': '如果再次出现，请将此编号告知运维人员：<code>{reference}</code>',
};
