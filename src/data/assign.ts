import { dataText } from '../locale/data.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Measure, Node, Source, Tree } from '../model/tree.js';
import type { Wanted } from './facts.js';
import { namedColumns } from './named-columns.js';
import type { Names } from './names.js';
import { columnHelp, problemInSource, problemInTree } from './tree-place.js';

/** A source and what its files can be asked for. */
export interface Headed {
  readonly source: Source;
  readonly offers: readonly Names[];
}

/** Which nodes each source is to measure, by the source's id, and the nodes that find no source. */
export interface Assignment {
  readonly wanted: ReadonlyMap<string, readonly Wanted[]>;
  readonly problems: readonly Diagnostic[];
}

const has = ({ offers }: Headed, column: string): boolean =>
  offers.some((names) => names.find(column) !== undefined);

const listed = (sources: readonly Headed[]): string[] => sources.map(({ source }) => source.id);

type Choice = { readonly source: string | null } | { readonly problem: Diagnostic };

const byColumn = (
  tree: Tree,
  node: Node,
  measure: Measure,
  column: string,
  tables: readonly Headed[],
): Choice => {
  const having = tables.filter((table) => has(table, column));
  if (having.length === 1) return { source: having[0]!.source.id };
  if (having.length > 1) {
    const message = dataText.ambiguousColumn({ column, sources: listed(having) });
    const help = dataText.ambiguousColumnHelp({ column, source: having[0]!.source.id });
    return { problem: problemInTree(tree, 'data-measure', measure.path, message, { help, node: node.id }) };
  }
  const names = tables.flatMap(({ offers }) => offers.flatMap(({ names: each }) => each));
  const message = dataText.columnNowhere({ column });
  return {
    problem: problemInTree(tree, 'data-column', measure.path, message, {
      ...columnHelp(column, names),
      node: node.id,
    }),
  };
};

/** An aggregate belongs to records: to the only such source, or to the only one that has the columns it names. */
const byAggregate = (tree: Tree, node: Node, measure: Measure, sources: readonly Headed[]): Choice => {
  const records = sources.filter(({ source }) => source.layout === 'records');
  const columns = namedColumns(measure).map(({ name }) => name);
  const having = records.filter((candidate) => columns.every((column) => has(candidate, column)));
  const chosen = records.length === 1 ? records : having;
  if (chosen.length === 1) return { source: chosen[0]!.source.id };
  const message =
    records.length === 0
      ? dataText.noRecords()
      : dataText.ambiguousAggregate({ sources: listed(chosen.length > 1 ? chosen : records) });
  return {
    problem: problemInTree(tree, 'data-measure', measure.path, message, {
      help: dataText.nameSource(),
      node: node.id,
    }),
  };
};

/** A node that says nothing of its actual is read from a column named as itself, if there is one. */
const byName = (tree: Tree, node: Node, tables: readonly Headed[]): Choice => {
  for (const name of [node.id, node.label]) {
    const having = tables.filter((table) => has(table, name));
    if (having.length === 1) return { source: having[0]!.source.id };
    if (having.length > 1) {
      const message = dataText.ambiguousColumn({ column: name, sources: listed(having) });
      const help = dataText.ambiguousColumnHelp({ column: name, source: having[0]!.source.id });
      return {
        problem: problemInTree(tree, 'data-measure', node.path, message, { help, node: node.id, at: 'key' }),
      };
    }
  }
  return { source: null };
};

const choose = (tree: Tree, node: Node, sources: readonly Headed[]): Choice => {
  const tables = sources.filter(({ source }) => source.layout !== 'records');
  const { measure } = node;
  if (!measure) return byName(tree, node, tables);
  if (measure.source !== null) return { source: measure.source };
  if (measure.aggregate === null && measure.column !== null)
    return byColumn(tree, node, measure, measure.column, tables);
  return byAggregate(tree, node, measure, sources);
};

/** A table in which no node finds its column was surely meant for some; only handoffs may be all that a source is for. */
const idle = (tree: Tree, { source, offers }: Headed): Diagnostic[] => {
  const forHandoff = tree.handoffs.some(({ score }) => score?.measure?.source === source.id);
  if (source.layout === 'records' || forHandoff) return [];
  const names = offers
    .flatMap(({ names: each }) => each)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const help = dataText.idleSourceHelp({ columns: names.slice(0, 20) });
  return [
    problemInSource(tree, source, 'data-column', [], dataText.idleSource({ source: source.id }), {
      help,
      at: 'key',
    }),
  ];
};

/** Decides which source measures which node. Pure: the headers have been read before. */
export const assign = (tree: Tree, sources: readonly Headed[]): Assignment => {
  const wanted = new Map<string, Wanted[]>(sources.map(({ source }) => [source.id, []]));
  const problems: Diagnostic[] = [];
  for (const node of tree.nodes.values()) {
    const choice = choose(tree, node, sources);
    if ('problem' in choice) problems.push(choice.problem);
    else if (choice.source !== null) {
      wanted
        .get(choice.source)
        ?.push({ node: node.id, kind: node.kind, label: node.label, measure: node.measure });
    }
  }
  const unused =
    problems.length > 0 ? [] : sources.filter(({ source }) => wanted.get(source.id)!.length === 0);
  return { wanted, problems: [...problems, ...unused.flatMap((headed) => idle(tree, headed))] };
};
