import type { slack as english } from '../en/slack.ts';
import type { Translated } from '../translated.ts';

/** Texts of replies and the install pages. */
export const slack: Translated<typeof english> = {};
