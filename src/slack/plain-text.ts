/**
 * The text a person typed, without Slack's markup: mentions of the bot are removed, links and names become their visible text, and
 * `&amp;`, `&lt;` and `&gt;` are decoded. Other angle brackets were typed and stay. Source: Slack, "Formatting text for app surfaces".
 * @param botUserId mentions of this user are removed; other mentions become their id
 */
export function plainText(text: string, botUserId?: string): string {
  return text
    .replace(/<([@#!][^<>]*|(?:https?|mailto|tel):[^<>]*)>/g, (_, inside: string) => visibleText(inside, botUserId))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function visibleText(inside: string, botUserId: string | undefined): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  if (botUserId !== undefined && target === `@${botUserId}`) return ' ';
  return bar < 0 ? target.replace(/^[!@#]/, '').replace(/^(mailto|tel):/, '') : inside.slice(bar + 1);
}
