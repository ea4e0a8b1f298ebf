/**
 * What a message says: its text, or else its blocks; then its attachments and the titles of its files. Bots post
 * texts in blocks and attachments, and a shared file may have no words but its title.
 */
export function messageText(message: unknown, botUserId?: string): string {
  const { text, blocks, attachments, files } = fieldsOf(message);
  const own = typeof text === 'string' && text.trim() !== '' ? [text] : textsIn(blocks);
  const attached = listOf(attachments).flatMap((one) => {
    const { pretext, title, text: body, fields, blocks: inner, fallback } = fieldsOf(one);
    const said = [pretext, title, body, ...textsIn(fields), ...textsIn(inner)].filter(
      (part) => typeof part === 'string',
    );
    return said.length > 0 ? said : [fallback];
  });
  const titles = listOf(files).map((file) => fieldsOf(file)['title'] ?? fieldsOf(file)['name']);
  const parts = [...own, ...attached, ...titles].filter((part): part is string => typeof part === 'string');
  return [...new Set(parts.map((part) => plainText(part, botUserId)))].join('\n').trim();
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

// Deep enough for the lists and quotes of rich text.
function textsIn(value: unknown, depth = 8): readonly string[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (typeof one === 'string') return ['text', 'value', 'title', 'alt_text'].includes(name) ? [one] : [];
    return textsIn(one, depth - 1);
  });
}

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
