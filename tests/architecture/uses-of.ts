import { Visitor } from 'oxc-parser';
import { dotted, type LineAt, type Syntax } from './syntax.ts';

/** A use of a name: a read `Date.now`, a call `fetch()`, a construction `new Date()`, a destructuring `process.env.{}`. */
export interface Use {
  readonly what: string;
  readonly line: number;
}

/** The uses of names in a file; of `new` only those without arguments. */
export function usesOf({ program }: Syntax, lineAt: LineAt): readonly Use[] {
  const found: Use[] = [];
  const add = (node: { start: number }, name: string | null, shape: (name: string) => string): void => {
    if (name) found.push({ what: shape(name.replace(/^globalThis\./, '')), line: lineAt(node.start) });
  };
  new Visitor({
    MemberExpression: (node) => add(node, dotted(node), (name) => name),
    CallExpression: (node) => add(node, dotted(node.callee), (name) => `${name}()`),
    NewExpression: (node) => {
      if (node.arguments.length === 0) add(node, dotted(node.callee), (name) => `new ${name}()`);
    },
    VariableDeclarator: (node) => {
      if (node.id.type === 'ObjectPattern' && node.init) add(node, dotted(node.init), (name) => `${name}.{}`);
    },
  }).visit(program);
  return found;
}
