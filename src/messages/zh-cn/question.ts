import type { question as english } from '../en/question.ts';
import type { Translated } from '../translated.ts';

/** Texts of queries in words. */
export const question: Translated<typeof english> = {};
