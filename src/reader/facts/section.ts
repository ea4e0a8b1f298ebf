import type { Section } from '../../bulletin/bulletin.ts';
import { simplified } from '../../text/simplified.ts';
import { factModels, pairsOf, sharesOf, stemsOf } from '../model/classifier.ts';
import { guessSection, isPlainlyEnforcement } from '../segment/split-sections.ts';

/** What tells the section of an entry. */
export interface SectionContext {
  readonly title: string;
  readonly body: string;
  /** The heading above it, and the section that it tells; null where it tells none. */
  readonly under: string;
  readonly headed: Section | null;
  readonly isPunished: boolean;
  readonly authorities: readonly string[];
  readonly instruments: readonly string[];
}

/** The classes of the model, in its order. */
export const sections: readonly Section[] = ['regulatory', 'enforcement', 'industry', 'other'];

/** The section of an entry: that of its heading, else what its words and facts weigh to. */
export function sectionOf(context: SectionContext): Section {
  if (context.headed !== null) return isPlainlyEnforcement(simplified(context.title)) ? 'enforcement' : context.headed;
  const shares = sharesOf(sectionFeatures(context), sections.length, factModels.section);
  return sections[shares.indexOf(Math.max(...shares))] ?? 'other';
}

/** The features by which the model judges. */
export function sectionFeatures({ headed, ...facts }: SectionContext): readonly string[] {
  const [title, body, under] = [simplified(facts.title), simplified(facts.body), simplified(facts.under)];
  const beginning = body.slice(0, 300);
  return [
    'bias',
    ...told('t', title),
    ...told('b', beginning),
    ...told('u', under),
    `headed:${headed}`,
    `title:${guessSection(title, '')}`,
    `body:${guessSection('', body)}`,
    `headed-title:${headed}:${guessSection(title, '')}`,
    `punished:${facts.isPunished}`,
    `instruments:${facts.instruments.length > 0}`,
    `length:${Math.min(5, Math.floor(body.length / 300))}`,
    ...(facts.authorities.length === 0 ? ['by:none'] : facts.authorities.map((one) => `by:${one}`)),
  ];
}

const told = (place: string, text: string): readonly string[] =>
  [...new Set([...stemsOf(text).filter((word) => /^[a-zà-ɏ]{2}/.test(word)), ...pairsOf(text)])].map(
    (word) => `${place}:${word}`,
  );
