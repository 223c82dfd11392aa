import type { RunStatement } from '../engines/duckdb-session.js';
import { nestedQuery, quoteName } from '../sql/names.js';
import { columnNamed, conjuncts, type Join, type Syntax, selecting, tablesIn } from './syntax.js';

/** One side of a join: its rows as the query takes them, and the expressions that must equal the other side's. */
export interface Side {
  readonly table: Syntax;
  readonly keys: readonly Syntax[];
  readonly columns: readonly string[];
  readonly where: readonly Syntax[];
}

/** A statement of a syntax tree, as a table of another statement. */
export const tableOf = async (syntax: Syntax, run: RunStatement): Promise<string> => {
  const text = 'select json_deserialize_sql($1::json)';
  const { rows } = await run({ text, values: [JSON.stringify(syntax)] });
  return nestedQuery(String(rows[0]![0]));
};

/** What a table calls an expression of its columns; null where it has not all of them. */
const nameIn = async (
  expression: Syntax,
  table: Syntax,
  { ctes }: Join,
  run: RunStatement,
): Promise<string | null> => {
  const asked = await tableOf(selecting([expression], table, [], ctes), run);
  // Whether an expression belongs to a table only DuckDB can tell; its refusal is the answer.
  const answer = await run({ text: `select * from ${asked} as r limit 0`, values: [] }).catch(() => null);
  return answer?.columns[0]?.name ?? null;
};

const hasColumn = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return 'column_names' in value || Object.values(value).some(hasColumn);
};

/** Two expressions that must be equal, the first one of the left side. */
interface Pair {
  readonly keys: readonly [Syntax, Syntax];
  readonly names: readonly [string, string];
  readonly equality: Syntax;
}

const pairOf = async (equality: Syntax, join: Join, run: RunStatement): Promise<Pair | null> => {
  const written = [equality.left as Syntax, equality.right as Syntax] as const;
  if (equality.type !== 'COMPARE_EQUAL' || !written.every(hasColumn)) return null;
  for (const keys of [written, [written[1], written[0]] as const]) {
    const left = await nameIn(keys[0], join.left, join, run);
    const right = left === null ? null : await nameIn(keys[1], join.right, join, run);
    if (left !== null && right !== null) return { keys, names: [left, right], equality };
  }
  return null;
};

const pairsOf = async (join: Join, run: RunStatement): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  // Tables with a comma between them are joined by what must hold of their rows.
  const equalities = join.form === 'CROSS' ? join.where : conjuncts(join.condition);
  for (const equality of equalities) {
    const pair = await pairOf(equality, join, run);
    if (pair) pairs.push(pair);
  }
  return pairs;
};

const holdingOf = async (table: Syntax, join: Join, run: RunStatement): Promise<Syntax[]> => {
  const held: Syntax[] = [];
  for (const condition of join.where) {
    if ((await nameIn(condition, table, join, run)) !== null) held.push(condition);
  }
  return held;
};

/** A join and its two sides. Null where nothing of them must be equal. */
export const sidesOf = async (
  join: Join,
  run: RunStatement,
): Promise<{ readonly join: Join; readonly left: Side; readonly right: Side } | null> => {
  const pairs = await pairsOf(join, run);
  const shared = join.using.map(columnNamed);
  if (pairs.length + shared.length === 0) return null;
  const side = async (table: Syntax, index: 0 | 1): Promise<Side> => ({
    table,
    keys: [...shared, ...pairs.map(({ keys }) => keys[index])],
    columns: [...join.using, ...pairs.map(({ names }) => names[index])],
    where: await holdingOf(table, join, run),
  });
  const equalities = pairs.map(({ equality }) => equality);
  const condition = { class: 'CONJUNCTION', type: 'CONJUNCTION_AND', alias: '', children: equalities };
  return {
    join: join.form === 'CROSS' ? { ...join, condition } : join,
    left: await side(join.left, 0),
    right: await side(join.right, 1),
  };
};

/** The name of the table of a side that its first key is in. */
export const keyTable = async ({ table, keys }: Side, join: Join, run: RunStatement): Promise<string> => {
  for (const part of tablesIn(table)) {
    if ((await nameIn(keys[0]!, part, join, run)) !== null) return String(part.table_name ?? part.alias);
  }
  return '';
};

/** The rows of a side with their keys under plain names, as a table of a statement. */
export const keyRows = (
  { keys, where }: Pick<Side, 'keys' | 'where'>,
  from: Syntax,
  { ctes }: Join,
  run: RunStatement,
): Promise<string> => {
  const named = keys.map((key, index) => ({ ...key, alias: keyName(index) }));
  return tableOf(selecting(named, from, where, ctes), run);
};

export const keyName = (index: number): string => `kpi_key_${index + 1}`;

/** A key as text, with what stands for none of it as blank. */
export const keyText = (index: number): string =>
  `coalesce(trim(cast(${quoteName(keyName(index))} as varchar)), '')`;
