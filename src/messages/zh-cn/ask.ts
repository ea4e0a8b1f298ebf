import type { ask as english } from '../en/ask.ts';
import type { Translated } from '../translated.ts';

/** Texts of answers to questions. */
export const ask: Translated<typeof english> = {};
