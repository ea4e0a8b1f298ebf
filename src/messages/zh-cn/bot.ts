import type { bot as english } from '../en/bot.ts';
import type { Translated } from '../translated.ts';

/** Texts of the bot itself and App Home. */
export const bot: Translated<typeof english> = {};
