import { Visitor } from 'oxc-parser';
import { dotted, type LineAt, type Syntax } from './syntax.ts';

/** What a file does with a name: reads `Date.now`, calls `fetch()`, makes `new Date()`, opens `process.env.{}`. */
export interface Use {
  readonly what: string;
  readonly line: number;
}

/** Every dotted name in a file, every call of a name, and every `new` without arguments. */
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
