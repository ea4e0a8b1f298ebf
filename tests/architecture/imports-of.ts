import { Visitor } from 'oxc-parser';
import { dotted, type LineAt, literalText, type Syntax, type Visited } from './syntax.ts';

/** An import of any form: statement, re-export, `import()` of a value or of a type, `import =`, `require`. */
export interface Import {
  /** The module specifier; `(computed)` where it is not a literal. */
  readonly from: string;
  readonly names: readonly string[];
  /** Whether it is removed when types are stripped. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** The imports of a file, of every form. */
export function importsOf({ program }: Syntax, lineAt: LineAt): readonly Import[] {
  const found: Import[] = [];
  const add = (node: { start: number }, from: string, typeOnly = false, names: readonly string[] = []): void => {
    found.push({ from, typeOnly, names, line: lineAt(node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node, node.source.value, node.importKind === 'type', namesOf(node)),
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression: (node) => add(node, literalText(node.source)),
    TSImportType: (node) => add(node, literalText(node.source), true),
    TSExternalModuleReference: (node) => add(node, literalText(node.expression)),
    CallExpression: (node) => {
      if (dotted(node.callee) === 'require') add(node, literalText(node.arguments[0]));
    },
  }).visit(program);
  return found;
}

const namesOf = (node: Visited<'ImportDeclaration'>): readonly string[] =>
  node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier') return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
  });
