/** Texts of answers to questions. */
export const ask = {} as const;
