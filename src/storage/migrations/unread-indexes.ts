/** Without what nothing reads any more. */
export const unreadIndexes: readonly string[] = [`drop index delivery_settled`];
