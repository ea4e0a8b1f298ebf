/** The words of `manifest.yml`. */
export const manifest = {
  'manifest.description': 'Search legal bulletins and get deadline reminders',
  'manifest.long_description':
    'Privacy Law for Slack searches legal bulletins on cybersecurity and data protection, starting with China, and lists their deadlines: consultations that close, pilots and campaigns that end, rules that take effect. Channels can subscribe to reminders. Type /privacy-law and any words, mention the app in a conversation, or open App Home. Every answer names its bulletin and entry, and every deadline quotes its source text. No language model is used. Not legal advice.',
  'manifest.shortcut.search_privacy_law': 'Search privacy law',
  'manifest.shortcut.search_privacy_law.description': 'Search legal bulletins from anywhere',
  'manifest.shortcut.find_related_law': 'Find related law',
  'manifest.shortcut.find_related_law.description': 'Search legal bulletins for the words in this message',
  'manifest.command': 'Search legal bulletins, list deadlines and get reminders',
  'manifest.command.typed':
    '[words, section:enforcement, since March 2019, -word] | latest [section] | show ID | deadlines [next 30 days] | subscribe [filter lead 14,7,1 at 09:00] | subscriptions | unsubscribe [n] | settings | import | sources | help | version | feedback',
} as const;
