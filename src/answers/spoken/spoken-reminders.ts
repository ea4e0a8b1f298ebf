import { leadWords } from './lead-words.ts';
import type { SpokenCommand } from './spoken-command.ts';

/** "Remind us about MIIT consultations two weeks before", "stop reminding us", "our subscriptions", 修改设置; null where none is meant. */
export function spokenReminders(core: string): SpokenCommand | null {
  if (settings.test(core)) return { verb: 'settings', words: '' };
  if (subscriptions.test(core)) return { verb: 'subscriptions', words: '' };
  return spokenUnsubscribe(core) ?? spokenSubscribe(core);
}

const settings =
  /^(?:(?:(?:open|change|edit|update|our|my|the|channel|bot|reminder) ){0,3}(?:settings|preferences)|configure(?: (?:the |this |our )?(?:bot|app|reminders|channel))?|(?:change|set|edit) (?:the |our |my )?(?:time ?zone|lead days|lead times|reminder (?:time|hour|days)|digest day)|(?:打开|修改|更改|查看)?设置|(?:修改|更改|设置)(?:时区|提醒时间|提前天数))$/i;

const subscriptions =
  /^(?:(?:all |our |my |the |active |current |this channel's )*(?:subscriptions|reminders)|what (?:are we|am i|is this channel|do we) subscribed? to|(?:what|which) (?:subscriptions|reminders) (?:do we have|are (?:there|set|active)|does this channel have)|我们的订阅|我的订阅|订阅列表|订阅情况|(?:我们)?(?:订阅了什么|订阅了哪些|有哪些订阅|有哪些提醒)|本频道的订阅)$/i;

const unsubscribe =
  /^(?:(?:please )?unsubscribe(?: us| me)?(?: from)?|(?:stop|end|cancel|delete|remove|turn off|switch off)) ?(?:(?:the|our|my|these|this|those) )?(all|everything)? ?(?:(?:the|our|my|these|those) )?(?:subscriptions?|reminders?)?(?: (?:number|no\.?))? ?#?(\d{1,6})?$|^stop reminding (?:us|me)(?= |$).*$|^(?:取消|退订|停止|关闭)(所有|全部)?的?(?:订阅|提醒) ?(\d{1,6})?$|^退订(所有|全部)?$|^(?:不要|别)再?提醒(?:我们?)?了?$/i;

function spokenUnsubscribe(core: string): SpokenCommand | null {
  const found = unsubscribe.exec(core);
  if (!found || bareVerb.test(core)) return null;
  const [, all, number, chineseAll, chineseNumber, everything] = found;
  const isAll = (all ?? chineseAll ?? everything) !== undefined;
  return { verb: 'unsubscribe', words: isAll ? 'all' : (number ?? chineseNumber ?? '') };
}

// "Stop", "delete 2" and "cancel all" name nothing that would end.
const bareVerb =
  /^(?:stop|end|cancel|delete|remove|turn off|switch off)(?: (?:the|our|my|these|this|those|all|everything|number|no\.?|#?\d+))*$/i;

const subscribe =
  /^(?:subscribe|sign (?:us|me|this channel) up)(?: (?:us|me|this channel))?(?: (?:to|for)(?= ))?(?= |$)(.*)$|^(?:remind|notify|alert|ping|warn) (?:us|me|this channel|the team|everyone|everybody)(?= |$)(.*)$|^keep (?:us|me|this channel) (?:posted|informed|updated)(?= |$)(.*)$|^let (?:us|me|this channel) know (?=(?:about|of|before|when|if|whenever) )(.*)$/i;
const chineseSubscribe =
  /^(?:订阅(?:一下)?(?:\s+(.*))?|(?:有新的?)?(.*)(?:时|前)?(?:提醒|通知)(?:我们?|本频道|大家)(.*))$/;
const opening = /^(?:about|of|on|when(?:ever)?|before|to|for|if|that|:)(?= )/i;

function spokenSubscribe(core: string): SpokenCommand | null {
  const english = subscribe.exec(core);
  const found = english ?? chineseSubscribe.exec(core);
  if (!found) return null;
  const rest = found.slice(1).join(' ').replace(/\s+/gu, ' ').trim();
  return { verb: 'subscribe', words: leadWords(english ? rest.replace(opening, '').trim() : rest) };
}
