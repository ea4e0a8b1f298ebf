/** Texts of imports, corrections and what concerns a workspace. */
export const curate = {} as const;
