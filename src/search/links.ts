/**
 * A text with blanks in the place of each web address, of the same length, so that places in one are places in the other. An
 * address is where something is told, not what is told: `mp.weixin.qq.com` is no entry about WeChat.
 */
export function withoutLinks(text: string): string {
  return text.replace(link, (found) => ' '.repeat(found.length));
}

// A Chinese sentence goes on right behind an address, without a space; what ends a sentence is no part of it.
const address = String.raw`(?:https?:\/\/|\bwww\.)[\w.~:/?#@!$&*+,;=%-]*[\w/#=&%-]`;
const link = new RegExp(String.raw`\(${address}\)|（${address}）|${address}`, 'gi');
