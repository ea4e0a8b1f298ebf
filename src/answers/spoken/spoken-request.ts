import { asksForDeadlines } from '../../search/query/plain/asks-for-deadlines.ts';
import type { SpokenCommand } from './spoken-command.ts';
import { spokenLatest } from './spoken-latest.ts';
import { spokenReminders } from './spoken-reminders.ts';

/**
 * The command that a text in plain English or Chinese means, by a fixed grammar that the whole of the text has to fit; a text that fits
 * no other is a search. What only begins like a command is none: "help desk breach" is searched.
 * @param text on one line
 */
export function spokenRequest(text: string): SpokenCommand {
  const asked = text
    .replace(/[’‘]/g, "'")
    .replace(/(?:[\s?!.,。？！~～]|(?<=[\s,])(?:please|pls|thanks|thank you)(?=\W*$))+$/iu, '');
  const core = withoutCourtesy(asked);
  return (
    spokenShow(core) ??
    spokenHelp(core) ??
    spokenReminders(core) ??
    spokenImport(core) ??
    spokenLatest(core) ??
    spokenDeadlines(core) ??
    spokenSearch(asked)
  );
}

// What people say around a question; taken off once for each that stands there.
function withoutCourtesy(text: string): string {
  let core = text;
  for (let rest = ''; rest !== core; ) {
    rest = core;
    core = core.replace(courtesy, '');
  }
  return core === '' ? text : core;
}

const courtesy =
  /^(?:(?:please|pls|hey|hi|hello|ok|okay|so|and|(?:can|could|would|will) (?:you|we|i)|(?:i|we)(?:'d| would)? (?:want|like|need) to(?: see| know)?|let(?:'s| me| us) see|show(?: me| us)?|tell (?:me|us)|give (?:me|us)|get (?:me|us)|list|display)(?=[\s,:]|$)|请问|请|麻烦(?:你|您)?|帮我们?|帮忙|给我们?|我们?想(?:看看?|知道|要)?|我们?要|能不能|可以|显示|列出|看看|看一下|查看)[\s,，:：]*/i;

const entryId = /(?<![a-z0-9-])[a-z0-9]+(?:-[a-z0-9]+)+-[reio][1-9]\d*(?![a-z0-9-])/gi;

function spokenShow(core: string): SpokenCommand | null {
  const [id, another] = core.match(entryId) ?? [];
  if (id === undefined || another !== undefined) return null;
  const rest = core.replace(id, ' ').replace(/打开|显示|查看|全文|条目|内容|的/g, ' ');
  return rest.split(/\s+/).every((word) => showFillers.has(word.toLowerCase()))
    ? { verb: 'show', words: id.toLowerCase() }
    : null;
}

const showFillers: ReadonlySet<string> = new Set([
  '',
  ...'show open read see entry number no the me us of in full text whole details what is does says say about'.split(
    ' ',
  ),
]);

const helpWords =
  /^(?:(?:help|i need help|help (?:me|us)|help (?:with|on) (?:search|searching|deadlines|reminders|subscriptions|commands|this bot|this app)|commands|usage|what can (?:you|i|we|this (?:bot|app)) (?:do|ask)(?: (?:you|here|for me|for us))?|what do you do|who are you|what are you|how (?:does|do) (?:this|it|you|this bot|this app) work|how (?:do|can|should) (?:i|we) use (?:this|it|you|this bot|this app))|帮助|使用说明|使用帮助|怎么用|怎么使用|如何使用|你能做什么|你会什么|你是谁|你可以做什么|有什么功能|有哪些功能|功能介绍)$/i;

const spokenHelp = (core: string): SpokenCommand | null =>
  helpWords.test(core) ? { verb: 'help', words: '' } : null;

const importWords =
  /^(?:import|(?:import|upload|add|load) (?:(?:a|an|the|this|new|another|next|latest|our) ){0,3}(?:bulletin|file)s?|导入|(?:导入|上传|添加)(?:新的?|一份|这份|一个|简报|公告|文件|通讯){1,3})$/i;

const spokenImport = (core: string): SpokenCommand | null =>
  importWords.test(core) ? { verb: 'import', words: '' } : null;

function spokenDeadlines(core: string): SpokenCommand | null {
  if (!deadlineList.test(core) && !asksForDeadlines(core)) return null;
  return {
    verb: 'deadlines',
    words: core
      .replace(/\bdeadlines?\b/i, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

// A list of them, whatever about: "upcoming PIPL deadlines", "which deadlines concern minors".
const deadlineList =
  /^(?:(?:all|the|our|any) )*deadlines(?![-\w])|^(?:what|which|are there|do we have)(?: [a-z]+){0,3} deadlines(?![-\w])|^(?:[a-z]+ )?(?:upcoming|coming|next|open) (?:\S+ ){0,4}deadlines(?![-\w])|^[^?]{1,80} deadlines$/i;

const seeking =
  /^(?:search(?: for)?|find(?: me| us)?|look(?:ing)? (?:up|for)|help (?:me|us)(?: to)? find|show (?:me|us)|give (?:me|us))[\s:]+(.+)$|^(?:搜索|搜一下|搜|查找|查询|查一下|找一下|请搜索|请查找|帮我查(?:一下|找)?|帮我找(?:一下)?|帮我搜(?:索|一下)?)[\s:：]*(.+)$/i;

function spokenSearch(asked: string): SpokenCommand {
  const polite = /^(?:please|pls|hey|hi|hello|(?:can|could|would|will) you(?: please)?)[\s,:]+/i;
  const words = asked.replace(polite, '');
  const [, english, chinese] = seeking.exec(words) ?? [];
  return { verb: 'search', words: english ?? chinese ?? words };
}
