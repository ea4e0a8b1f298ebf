import type { LineAt, Syntax } from './syntax.ts';

/** One exported name. */
export interface Export {
  readonly name: string;
  readonly kind: Declared['kind'];
  /** Whether a TSDoc comment that is not empty precedes it. */
  readonly documented: boolean;
  /** A type alias that only repeats a schema or a list: `z.infer<typeof entrySchema>`, `(typeof sections)[number]`. */
  readonly inferred: boolean;
  readonly line: number;
}

interface Declared {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'interface' | 'variable' | 'type' | 'enum';
}

type Statement = Syntax['program']['body'][number];

/** The exports of a file. A function with overloads is listed once for each signature. */
export function exportsOf({ program, comments }: Syntax, source: string, lineAt: LineAt): readonly Export[] {
  const hasDocstring = ({ start }: Statement): boolean =>
    comments.some(
      ({ type, value, end }) =>
        type === 'Block' && /^\*[*\s]*[^*\s]/.test(value) && end <= start && source.slice(end, start).trim() === '',
    );
  return program.body.flatMap((statement) =>
    exported(statement).map((found) => ({
      ...found,
      documented: hasDocstring(statement),
      inferred: repeats.test(source.slice(statement.start, statement.end)),
      line: lineAt(statement.start),
    })),
  );
}

const repeats =
  /^export type \w+ = (?:Readonly<)?(?:z\.(?:infer|input|output)<typeof \w+>|\(typeof \w+\)\[number\])>?;$/;

function exported(statement: Statement): readonly Declared[] {
  return statement.type === 'ExportNamedDeclaration' ? declared(statement.declaration) : [];
}

function declared(node: Extract<Statement, { type: 'ExportNamedDeclaration' }>['declaration']): readonly Declared[] {
  switch (node?.type) {
    case 'VariableDeclaration':
      return node.declarations.map(({ id }) => ({
        name: id.type === 'Identifier' ? id.name : '(pattern)',
        kind: 'variable',
      }));
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [{ name: node.id?.name ?? '', kind: 'function' }];
    case 'ClassDeclaration':
      return [{ name: node.id?.name ?? '', kind: 'class' }];
    case 'TSInterfaceDeclaration':
      return [{ name: node.id.name, kind: 'interface' }];
    case 'TSTypeAliasDeclaration':
      return [{ name: node.id.name, kind: 'type' }];
    case 'TSEnumDeclaration':
      return [{ name: node.id.name, kind: 'enum' }];
    default:
      return [];
  }
}
