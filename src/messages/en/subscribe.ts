/** Texts of subscriptions. */
export const subscribe = {} as const;
