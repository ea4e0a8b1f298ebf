/** Texts of the work on deadlines. */
export const desk = {} as const;
