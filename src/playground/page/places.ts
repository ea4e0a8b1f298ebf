import type { PageChannel, Snapshot } from '../page-protocol.ts';

/** The address of a place within the page: `#home`, `#channel/C1`. */
export const addressOf = (place: string): string => (place === 'home' ? '#home' : `#channel/${place}`);

/** The place an address names, or else the first channel where the bot is. */
export function placeIn(address: string, { channels, app }: Snapshot): string {
  if (address === '#home' && app.homeTab) return 'home';
  const named = channels.find(({ id }) => address === addressOf(id));
  const usual = channels.find(
    ({ kind, archived, botIsMember }) => kind === 'channel' && botIsMember && !archived,
  );
  return (named ?? usual ?? channels[0])?.id ?? 'home';
}

/** A channel as it is spoken of: "#general", or the other side of a direct message. */
export const nameOf = ({ kind, name }: PageChannel): string => (kind === 'channel' ? `#${name}` : name);
