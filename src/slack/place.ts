import type { CardPlace } from '../cards/card.ts';

/** A direct message has an id that begins with D: there is no channel to share with. */
export function placeOf(channelId: string): CardPlace {
  return { canShare: !channelId.startsWith('D') };
}
