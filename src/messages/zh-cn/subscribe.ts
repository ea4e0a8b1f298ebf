import type { subscribe as english } from '../en/subscribe.ts';
import type { Translated } from '../translated.ts';

/** Texts of subscriptions. */
export const subscribe: Translated<typeof english> = {};
