/**
 * Outside words made harmless for a text that Slack reads as markup: no mention, link or `<!channel>` can come of them.
 * Slack has no escape for `*_~`: on cards outside words stand in rich text, where nothing is markup; only the
 * fallback text of a notification passes here. Source: Slack, "Formatting text for app surfaces".
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
