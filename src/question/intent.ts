import levenshtein from 'damerau-levenshtein';
import { type Section, sections } from '../bulletin/bulletin.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { withoutTimes } from '../time/time-phrases.ts';
import { leavesOutDeadlines, typedNegation } from './read-negation.ts';
import { asksForDeadlines } from './read-plain-words.ts';
import type { Verb } from './request.ts';
import { placedWords, type WordRole } from './word-roles.ts';

/**
 * The command that a text in plain English or Chinese means, by a fixed grammar that the whole of the text has to fit; a text that fits
 * no other is a search. What only begins like a command is none: "help desk breach" is searched.
 * @param text on one line
 */
export function readIntent(text: string, concepts: ConceptTable): Intent {
  const asked = text
    .replace(/[’‘]/g, "'")
    .replace(/(?:[\s?!.,。？！~～]|(?<=[\s,])(?:please|pls|thanks|thank you)(?=\W*$))+$/iu, '');
  const core = withoutCourtesy(asked);
  return (
    spokenShow(core) ??
    spokenHelp(core) ??
    spokenReminders(core) ??
    spokenImport(core) ??
    spokenLatest(core, concepts) ??
    spokenDeadlines(core, concepts) ??
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

function spokenShow(core: string): Intent | null {
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

const spokenHelp = (core: string): Intent | null => (helpWords.test(core) ? { verb: 'help', words: '' } : null);

const importWords =
  /^(?:import|(?:import|upload|add|load) (?:(?:a|an|the|this|new|another|next|latest|our) ){0,3}(?:bulletin|file)s?|导入|(?:导入|上传|添加)(?:新的?|一份|这份|一个|简报|公告|文件|通讯){1,3})$/i;

const spokenImport = (core: string): Intent | null => (importWords.test(core) ? { verb: 'import', words: '' } : null);

function spokenDeadlines(core: string, concepts: ConceptTable): Intent | null {
  const typed = typedNegation(core, concepts);
  if (leavesOutDeadlines(typed) || (!deadlineList.test(core) && !asksForDeadlines(typed, concepts))) return null;
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

function spokenSearch(asked: string): Intent {
  const polite = /^(?:please|pls|hey|hi|hello|(?:can|could|would|will) you(?: please)?)[\s,:]+/i;
  const words = asked.replace(polite, '');
  const [, english, chinese] = seeking.exec(words) ?? [];
  return { verb: 'search', words: english ?? chinese ?? words };
}

/** A command that was said in plain words: what would be typed after `/privacy-law`. */
export interface Intent {
  readonly verb: IntentVerb;
  /** What would stand behind the verb. */
  readonly words: string;
}

/** What can be asked for in plain words. */
export type IntentVerb = Exclude<Verb, 'mine' | 'sources' | 'version' | 'feedback'>;

/**
 * "Latest enforcement", "what's new?", 最新动态: the newest entries, of a section or of all; null where more is asked for, as in
 * "latest fines". A word that is nearly a section is left as it was typed.
 */
function spokenLatest(core: string, concepts: ConceptTable): Intent | null {
  const [, adjective, question, chinese] = lead.exec(core) ?? [];
  const rest = adjective ?? question ?? chinese;
  if (rest === undefined || withoutTimes(rest).times.length > 0) return null;
  const left = placedWords(rest.replace(/新的?/g, ''), concepts).filter(
    ({ text, means }) => !framing.has(means.role) && !/^sections?$/i.test(text),
  );
  const [only, another] = left.map(({ text }) => text.toLowerCase());
  if (only === undefined) return { verb: 'latest', words: '' };
  const section = sectionIn(only) ?? (isNearSection(only) ? only : undefined);
  return section === undefined || another !== undefined ? null : { verb: 'latest', words: section };
}

const framing: ReadonlySet<WordRole['role']> = new Set(['function', 'asking', 'order']);

const lead =
  /^(?:(?:the )?(?:latest|newest|most recent|recent)(?![-\w])(.*)|(?:what(?:'s| is| are| has been)(?: the)? (?:new|latest|newest|recent)|anything new|any news|news|what did (?:we|i) miss)(?![-\w])(.*)|(?:最新|最近|近期|有什么新|有哪些新)(.*))$/i;

function sectionIn(word: string): Section | undefined {
  return sections.find((section) => section === word || chineseNames[section].includes(word));
}

const chineseNames: Readonly<Record<Section, readonly string[]>> = {
  regulatory: ['立法', '监管', '法规'],
  enforcement: ['执法'],
  industry: ['行业', '产业'],
  other: ['其他'],
};

const isNearSection = (word: string): boolean =>
  word.length > 5 && sections.some((section) => section.length > 5 && levenshtein(word, section).steps <= 2);

/** "Remind us about MIIT consultations two weeks before", "stop reminding us", "our subscriptions", 修改设置; null where none is meant. */
function spokenReminders(core: string): Intent | null {
  if (settings.test(core)) return { verb: 'settings', words: '' };
  if (subscriptions.test(core)) return { verb: 'subscriptions', words: '' };
  return spokenUnsubscribe(core) ?? spokenSubscribe(core);
}

const settings =
  /^(?:(?:(?:open|change|edit|update|our|my|the|channel|bot|reminder) ){0,3}(?:settings|preferences)|configure(?: (?:the |this |our )?(?:bot|app|reminders|channel))?|(?:change|set|edit) (?:the |our |my )?(?:time ?zone|lead days|lead times|reminder (?:time|hour|days)|digest day)|(?:打开|修改|更改|查看)?设置|(?:修改|更改|设置)(?:时区|提醒时间|提前天数))$/i;

const subscriptions =
  /^(?:(?:(?:change|edit|pause|manage|resume) )?(?:all |our |my |the |active |current |this channel's )*(?:subscriptions|reminders)|(?:change|edit|pause|resume) (?:(?:our|my|the) )?subscription(?: (?:number |no\.? ?)?#?\d{1,6})?|(?:修改|更改|暂停|恢复|管理)(?:我们的|我的)?(?:订阅|提醒)|what (?:are we|am i|is this channel|do we) subscribed? to|(?:what|which) (?:subscriptions|reminders) (?:do we have|are (?:there|set|active)|does this channel have)|我们的订阅|我的订阅|订阅列表|订阅情况|(?:我们)?(?:订阅了什么|订阅了哪些|有哪些订阅|有哪些提醒)|本频道的订阅)$/i;

const unsubscribe =
  /^(?:(?:please )?unsubscribe(?: us| me)?(?: from)?|(?:stop|end|cancel|delete|remove|turn off|switch off)) ?(?:(?:the|our|my|these|this|those) )?(all|everything)? ?(?:(?:the|our|my|these|those) )?(?:subscriptions?|reminders?)?(?: (?:number|no\.?))? ?#?(\d{1,6})?$|^stop reminding (?:us|me)( .*)?$|^(?:取消|退订|停止|关闭)(所有|全部)?的?(?:订阅|提醒) ?(\d{1,6})?$|^退订(所有|全部)? ?(\d{1,6})?$|^(?:不要|别)再?提醒(?:我们?)?了?$/i;

function spokenUnsubscribe(core: string): Intent | null {
  const found = unsubscribe.exec(core);
  if (!found || bareVerb.test(core)) return null;
  const [, all, number, about, chineseAll, chineseNumber, everything, last] = found;
  const isAll = (all ?? chineseAll ?? everything) !== undefined;
  return { verb: 'unsubscribe', words: isAll ? 'all' : (number ?? about?.trim() ?? chineseNumber ?? last ?? '') };
}

// "Stop", "delete 2" and "cancel all" name nothing that would end.
const bareVerb =
  /^(?:stop|end|cancel|delete|remove|turn off|switch off)(?: (?:the|our|my|these|this|those|all|everything|number|no\.?|#?\d+))*$/i;

const subscribe =
  /^(?:subscribe|sign (?:us|me|this channel) up)(?: (?:us|me|this channel))?(?: (?:to|for)(?= ))?(?= |$)(.*)$|^(?:remind|notify|alert|ping|warn) (?:us|me|this channel|the team|everyone|everybody)(?= |$)(.*)$|^keep (?:us|me|this channel) (?:posted|informed|updated)(?= |$)(.*)$|^let (?:us|me|this channel) know (?=(?:about|of|before|when|if|whenever) )(.*)$/i;
const chineseSubscribe =
  /^(?:订阅(?:一下)?(?:\s+(.*))?|(?:有新的?)?(.*)(?:时|前)?(?:提醒|通知)(?:我们?|本频道|大家)(.*))$/;
const opening = /^(?:about|of|on|when(?:ever)?|before|to|for|if|that|:)(?= )/i;

function spokenSubscribe(core: string): Intent | null {
  const english = subscribe.exec(core);
  const found = english ?? chineseSubscribe.exec(core);
  if (!found) return null;
  const rest = found.slice(1).join(' ').replace(/\s+/gu, ' ').trim();
  return { verb: 'subscribe', words: english ? rest.replace(opening, '').trim() : rest };
}
