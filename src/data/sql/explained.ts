import { dataText } from '../../locale/data.js';
import { InputError, inputError } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { Node, Source, Tree } from '../../model/tree.js';
import { assign } from '../assign.js';
import { declarationProblems } from '../declarations.js';
import { engineOf } from '../engine-declarations.js';
import type { AggregateQuery } from '../facts.js';
import { headerOf } from '../header.js';
import { isReadAsDate, namedColumns } from '../named-columns.js';
import { problemInTree } from '../tree-place.js';
import { aggregateStatement, type Statement } from './aggregate.js';
import type { Relation } from './cells.js';
import { checkSql } from './checks.js';
import type { ColumnType, Dialect } from './dialect.js';
import { duckdbDialect } from './duckdb.js';
import { fromOf } from './from.js';
import { postgresDialect } from './postgres.js';

/** The source that a node is read from, told by the tree alone. Throws an InputError where there is none. */
const sourceOf = (tree: Tree, node: Node): Source => {
  if (node.measure === null) {
    const message = dataText.nothingRead({ node: node.id });
    const help = dataText.nothingReadHelp();
    throw new InputError([
      problemInTree(tree, 'data-measure', node.path, message, { help, node: node.id, at: 'key' }),
    ]);
  }
  const headed = [...tree.sources.values()].map((source) => ({ source, offers: [] }));
  const alone = { ...tree, nodes: new Map([[node.id, node]]) };
  const { wanted, problems } = assign(alone, headed);
  const chosen = [...tree.sources.values()].find(({ id }) => wanted.get(id)!.length > 0);
  if (chosen) return chosen;
  throw new InputError(problems);
};

/** The columns that a tree names, of the types that it asks for: a table is not looked at. */
const assumed = ({ source, wanted }: AggregateQuery): Relation => {
  const columns = new Map<string, { readonly name: string; readonly type: ColumnType }>();
  const add = (name: string, type: ColumnType): void => {
    const key = foldWidth(name);
    if (columns.get(key)?.type !== 'date') columns.set(key, { name, type });
  };
  for (const name of source.dimensions) add(name, 'text');
  for (const { measure } of wanted) {
    if (!measure) continue;
    for (const column of namedColumns(measure)) {
      const { name, role } = column;
      const isCompared =
        typeof role === 'object' && ['gt', 'gte', 'lt', 'lte'].some((operator) => operator in role);
      if (isReadAsDate(column)) add(name, 'date');
      else if (role === 'sum' || role === 'mean' || isCompared) add(name, 'number');
      else add(name, columns.get(foldWidth(name))?.type ?? 'text');
    }
  }
  return { from: fromOf(source), columns: [...columns.values()] };
};

/** The SQL that reads a node, and for which engine. */
export interface Explained {
  readonly source: Source;
  readonly dialect: Dialect['id'];
  readonly statement: Statement;
}

/**
 * The statement by which a node would be read by itself; in truth one statement reads all the nodes of a source. Nothing
 * is connected to: columns are called as the tree calls them, and dates and numbers are taken to be columns of such
 * types. Throws an InputError for a node that is not read by rows, and for a measure that SQL cannot run.
 */
export const explainedSql = (tree: Tree, node: Node): Explained => {
  const source = sourceOf(tree, node);
  const { id, kind, label, measure } = node;
  const query = { tree, source, files: [], env: {}, wanted: [{ node: id, kind, label, measure }] };
  const declared = declarationProblems(tree, source);
  if (declared.length > 0) throw new InputError(declared);
  if (source.layout !== 'records') {
    const message = dataText.databaseForRecords({ layout: source.layout });
    throw inputError('data-engine', tree.file, message, {
      help: dataText.databaseForRecordsHelp(),
      node: id,
    });
  }
  const relation = assumed(query);
  const names = relation.columns.map(({ name }) => name);
  const problems = checkSql(query, [{ file: { name: source.id }, header: headerOf(names, source.id) }]);
  if (problems.length > 0) throw new InputError(problems);
  const isDatabase = engineOf(source) === 'postgres';
  const dialect = isDatabase ? postgresDialect(true) : duckdbDialect(source.dates === 'auto');
  return { source, dialect: dialect.id, statement: aggregateStatement(query, relation, dialect) };
};
