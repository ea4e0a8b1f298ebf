/**
 * What a person typed, out of Slack's encoding of it: mentions of the bot go, links and names give their visible text,
 * `&amp;`, `&lt;` and `&gt;` are read back; other angle brackets were typed and stay. Source: Slack, "Formatting text for app surfaces".
 * @param botUserId the bot's own id, whose mentions are dropped; other mentions stay as their id
 */
export function plainText(text: string, botUserId?: string): string {
  return text
    .replace(/<([@#!][^<>]*|(?:https?|mailto|tel):[^<>]*)>/g, (_, inside: string) =>
      visibleText(inside, botUserId),
    )
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
