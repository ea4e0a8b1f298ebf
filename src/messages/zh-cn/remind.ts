import type { remind as english } from '../en/remind.ts';
import type { Translated } from '../translated.ts';

/** Texts of reminders and other notices. */
export const remind: Translated<typeof english> = {};
