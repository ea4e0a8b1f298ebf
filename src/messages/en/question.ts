/** Texts of queries in words. */
export const question = {} as const;
