import ts from 'typescript';
import type { Registry } from './registries.ts';

/** A source text with one member taken out of one entry. */
export interface Variant {
  /** The entry and the path of the member, such as `register.proofs.members`. */
  readonly member: string;
  readonly text: string;
}

/** One variant for each member of each entry in a source text. */
export function variantsOf(
  text: string,
  { entries, inside }: Pick<Registry, 'entries' | 'inside'>,
): Variant[] {
  const source = ts.createSourceFile('entry.ts', text, ts.ScriptTarget.Latest, true);
  const tables = source.statements.flatMap(exportedObjects);
  const found = entries === 'exports' ? tables : tables.flatMap(({ object }) => rowsOf(object));
  return found.flatMap(({ name, object }) =>
    membersOf(object, '', inside).map(({ path, node }) => ({
      member: `${name}.${path}`,
      text: without(text, node),
    })),
  );
}

interface NamedObject {
  readonly name: string;
  readonly object: ts.ObjectLiteralExpression;
}

function exportedObjects(statement: ts.Statement): NamedObject[] {
  if (!ts.isVariableStatement(statement)) return [];
  const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  if (!exported) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const object = initializer === undefined ? undefined : objectIn(initializer);
    return object === undefined ? [] : [{ name: name.getText(), object }];
  });
}

/** The object literal of `{ … }`, `{ … } satisfies Type`, `{ … } as const` or `define({ … })`. */
function objectIn(expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression))
    return objectIn(expression.expression);
  const [argument] = ts.isCallExpression(expression) ? expression.arguments : [];
  return argument === undefined ? undefined : objectIn(argument);
}

const rowsOf = (table: ts.ObjectLiteralExpression): NamedObject[] =>
  table.properties.flatMap((row) => {
    const object = ts.isPropertyAssignment(row) ? objectIn(row.initializer) : undefined;
    return object === undefined ? [] : [{ name: row.name?.getText() ?? '', object }];
  });

function membersOf(
  object: ts.ObjectLiteralExpression,
  prefix: string,
  inside: readonly string[],
): { path: string; node: ts.Node }[] {
  return object.properties.flatMap((node) => {
    const path = `${prefix}${node.name?.getText() ?? node.getText()}`;
    const inner = ts.isPropertyAssignment(node) ? objectIn(node.initializer) : undefined;
    const below = inner !== undefined && inside.includes(path) ? membersOf(inner, `${path}.`, inside) : [];
    return [{ path, node }, ...below];
  });
}

/** The text without a member and the comma after it. */
function without(text: string, node: ts.Node): string {
  const rest = text.slice(node.getEnd());
  return text.slice(0, node.getStart()) + rest.replace(/^\s*,/, '');
}
