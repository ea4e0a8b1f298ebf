/** Texts of reminders and other notices. */
export const remind = {} as const;
