/** Texts of replies and the install pages. */
export const slack = {} as const;
