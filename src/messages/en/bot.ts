/** Texts of the bot itself and App Home. */
export const bot = {} as const;
