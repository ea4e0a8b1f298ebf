import { z } from 'zod';

const conceptKinds = ['law', 'measure', 'authority', 'standard', 'theme', 'place', 'company'] as const;

const name = z.string().trim().min(2).max(200);
const names = z.array(name).readonly().default([]);
const chineseName = name.regex(/\p{Script=Han}/u, 'must hold Chinese characters');

/** A law, authority or subject with everything it is called: search reads all its names as one. */
export const conceptSchema = z.strictObject({
  /** Stable. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  kind: z.enum(conceptKinds),
  /** ISO 3166 alpha-2, or EU; absent where the name belongs to none or to several. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code, or EU')
    .optional(),
  /** Code in the table of authorities, whose names the concept has besides its own. */
  authority: z.string().optional(),
  /** The name to show, in English. */
  name,
  acronyms: names,
  /** Other names and translations in use. */
  also: names,
  /** Former names, names of drafts, and of the body that came before. */
  older: names,
  /** Mistaken names that are met with. */
  wrong: names,
  /** In simplified characters, the full name first. */
  chinese: z.array(chineseName).readonly().default([]),
  /** In traditional characters, where these differ. */
  traditional: z.array(chineseName).readonly().default([]),
});

export type Concept = Readonly<z.output<typeof conceptSchema>>;
