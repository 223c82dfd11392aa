import type { Fact, SourceFacts } from '../src/data/facts.js';
import { type History, historyOf } from '../src/data/history.js';
import { loadTree } from '../src/model/load.js';
import { parseMonth } from '../src/model/periods.js';
import type { Source, Tree } from '../src/model/tree.js';

/** A tree that must be free of complaints. */
export const treeOf = (text: string): Tree => {
  const { tree, diagnostics } = loadTree(text, 'kpi.yaml');
  if (!tree || diagnostics.length > 0)
    throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return tree;
};

type Cells = Readonly<Record<string, number | null>>;

const SOURCE: Source = {
  id: 'monthly',
  paths: ['monthly.csv'],
  layout: 'columns',
  period: null,
  dimensions: [],
  recordId: null,
  encoding: 'auto',
  delimiter: 'auto',
  dates: 'auto',
  decimal: 'auto',
  header: null,
  none: [],
  engine: null,
  sheet: null,
  urlVariable: null,
  table: null,
  query: null,
  timeout: 60_000,
  year: null,
  scale: null,
  columns: new Map(),
  metric: null,
  value: null,
  stages: [],
  status: null,
  view: 'snapshot',
  history: null,
  current: null,
  path: ['sources', 'monthly'],
};

/** Facts as a table has them: a row a month (or a month and a member, `2026-04 佐藤`), a cell a node; null is blank. */
export const factsFrom = (rows: Readonly<Record<string, Cells>>): SourceFacts => {
  const facts = Object.entries(rows).flatMap(([key, cells]) => {
    const [month, member = ''] = key.split(' ') as [string, string?];
    return Object.entries(cells).flatMap(([node, sum]): Fact[] =>
      sum === null ? [] : [{ node, month: parseMonth(month)!, member, sum, count: 1 }],
    );
  });
  const nodes = [...new Set(Object.values(rows).flatMap((cells) => Object.keys(cells)))];
  return { source: SOURCE, facts, nodes, firstDay: null, lastDay: null, files: [] };
};

/** A history of facts as `factsFrom` takes them. */
export const historyFrom = (tree: Tree, rows: Readonly<Record<string, Cells>>): History =>
  historyOf(tree, [factsFrom(rows)]);
