import type { desk as english } from '../en/desk.ts';
import type { Translated } from '../translated.ts';

/** Texts of the work on deadlines. */
export const desk: Translated<typeof english> = {};
