import type { sources as english } from '../en/sources.ts';
import type { Translated } from '../translated.ts';

/** Texts of feeds and drafts. */
export const sources: Translated<typeof english> = {};
