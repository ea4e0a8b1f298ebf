import { z } from 'zod';

const name = z.string().trim().min(2).max(200);

/** A regulator, ministry, court or lawmaker, and what prose calls it. */
export const authoritySchema = z.strictObject({
  /** Stable name in bulletins and filters. What prose may call the authority is in `names`, the code only where it is one. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  /** ISO 3166 alpha-2, or EU. */
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  /** In Latin script: the name to show first, then native and older names, abbreviations, and wrong names in use. */
  names: z.array(name).min(1).readonly(),
  /** In Chinese: the full name first, then the short ones. */
  chinese: z.array(name).readonly(),
});

export type Authority = Readonly<z.output<typeof authoritySchema>>;
