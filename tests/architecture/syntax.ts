import type { ParseResult, Visitor } from 'oxc-parser';

/** A parsed file. */
export type Syntax = Pick<ParseResult, 'program' | 'comments'>;

/** The line of an offset in the file, from 1. */
export type LineAt = (offset: number) => number;

/** The node that a visitor of that kind gets. */
export type Visited<Kind extends keyof Visits> = Parameters<NonNullable<Visits[Kind]>>[0];
type Visits = ConstructorParameters<typeof Visitor>[0];

/** A member chain in dotted form, such as `process.env.HOME`; null for any other expression. */
export function dotted(node: Visited<'CallExpression'>['callee']): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return null;
  const owner = dotted(node.object);
  if (!owner) return null;
  const written = !node.computed && 'name' in node.property;
  return `${owner}.${written ? node.property.name : literalText(node.property)}`;
}

/** The text of a string literal, `(computed)` for anything else. */
export function literalText(node: { readonly type: string; readonly value?: unknown } | undefined): string {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : '(computed)';
}
