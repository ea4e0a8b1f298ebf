/** Texts of feeds and drafts. */
export const sources = {} as const;
