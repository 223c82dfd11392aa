/** A part of a query's syntax tree, as DuckDB writes it (`json_serialize_sql`). */
export interface Syntax {
  readonly [key: string]: unknown;
}

/** A join of a query, with all that is needed to ask for its sides alone. */
export interface Join {
  /** INNER, LEFT, RIGHT, FULL … */
  readonly type: string;
  /** REGULAR, or what joins without a condition of its own: CROSS, NATURAL, ASOF, POSITIONAL. */
  readonly form: string;
  readonly left: Syntax;
  readonly right: Syntax;
  readonly condition: Syntax | null;
  readonly using: readonly string[];
  /** What must hold beside it of the rows of the SELECT that it is in. */
  readonly where: readonly Syntax[];
  /** The common table expressions that it can name. */
  readonly ctes: readonly Syntax[];
}

const isSyntax = (value: unknown): value is Syntax => typeof value === 'object' && value !== null;

export const partsOf = (value: unknown): readonly Syntax[] =>
  Array.isArray(value) ? value.filter(isSyntax) : [];

/** What is joined by AND. */
export const conjuncts = (expression: unknown): readonly Syntax[] => {
  if (!isSyntax(expression)) return [];
  return expression.type === 'CONJUNCTION_AND'
    ? partsOf(expression.children).flatMap(conjuncts)
    : [expression];
};

const mapOf = ({ cte_map: ctes }: Syntax): readonly Syntax[] => (isSyntax(ctes) ? partsOf(ctes.map) : []);

type Context = Pick<Join, 'where' | 'ctes'>;

const joinOf = (node: Syntax, context: Context): Join => ({
  type: String(node.join_type),
  form: String(node.ref_type),
  left: node.left as Syntax,
  right: node.right as Syntax,
  condition: isSyntax(node.condition) ? node.condition : null,
  using: (node.using_columns as readonly string[] | undefined) ?? [],
  ...context,
});

/** A table that is named by another one later is not seen by those before it, nor by itself. */
const inTables = (node: Syntax, { where, ctes }: Context): readonly Join[] =>
  mapOf(node).flatMap((entry, index, all) =>
    joinsIn(entry.value, { where, ctes: [...ctes, ...all.slice(0, index)] }),
  );

const inRest = (node: Syntax, context: Context): readonly Join[] =>
  Object.entries(node).flatMap(([key, value]) => (key === 'cte_map' ? [] : joinsIn(value, context)));

/** Every join of a query, those of its common table expressions and subqueries included, inner ones first. */
export const joinsIn = (value: unknown, context: Context = { where: [], ctes: [] }): readonly Join[] => {
  if (Array.isArray(value)) return value.flatMap((each) => joinsIn(each, context));
  if (!isSyntax(value)) return [];
  if (value.type === 'JOIN') return [...inRest(value, context), joinOf(value, context)];
  const own = mapOf(value);
  const within = {
    where: value.type === 'SELECT_NODE' ? conjuncts(value.where_clause) : context.where,
    ctes: [...context.ctes, ...own],
  };
  return [...inTables(value, context), ...inRest(value, within)];
};

/** The tables that one side of a join is made of. */
export const tablesIn = (side: Syntax): readonly Syntax[] =>
  side.type === 'JOIN' ? [...tablesIn(side.left as Syntax), ...tablesIn(side.right as Syntax)] : [side];

const EMPTY = {
  type: 'SELECT_NODE',
  modifiers: [],
  group_expressions: [],
  group_sets: [],
  aggregate_handling: 'STANDARD_HANDLING',
  having: null,
  sample: null,
  qualify: null,
};

/** A column as an expression. */
export const columnNamed = (name: string): Syntax => ({
  class: 'COLUMN_REF',
  type: 'COLUMN_REF',
  alias: '',
  query_location: 0,
  column_names: [name],
});

/** The side of a join whose partner it must be without. */
export const without = (kept: Syntax, other: Syntax, { condition, using }: Join): Syntax => ({
  type: 'JOIN',
  alias: '',
  sample: null,
  query_location: 0,
  left: kept,
  right: other,
  condition,
  join_type: 'ANTI',
  ref_type: 'REGULAR',
  using_columns: using,
  delim_flipped: false,
  duplicate_eliminated_columns: [],
});

/** A statement that selects some expressions from a table; later names of tables hide earlier ones. */
export const selecting = (
  expressions: readonly Syntax[],
  from: Syntax,
  where: readonly Syntax[],
  ctes: readonly Syntax[],
): Syntax => {
  const map = [...new Map(ctes.map((entry) => [String(entry.key).toLowerCase(), entry])).values()];
  const all = {
    class: 'CONJUNCTION',
    type: 'CONJUNCTION_AND',
    alias: '',
    query_location: 0,
    children: where,
  };
  const node = {
    ...EMPTY,
    cte_map: { map },
    select_list: expressions,
    from_table: from,
    where_clause: where.length > 1 ? all : (where[0] ?? null),
  };
  return { error: false, statements: [{ node, named_param_map: [] }] };
};
