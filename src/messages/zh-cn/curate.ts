import type { curate as english } from '../en/curate.ts';
import type { Translated } from '../translated.ts';

/** Texts of imports, corrections and what concerns a workspace. */
export const curate: Translated<typeof english> = {};
