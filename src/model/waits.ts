import { lagsText as text } from '../locale/lags.js';
import type { Message } from '../locale/message.js';
import type { Finding } from './diagnostic.js';
import { referencesOf } from './formula/ast.js';
import { volumesOf } from './lags.js';
import { ownDates, stagesInOrder, wonPhase } from './stages.js';
import type { Condition, Measure, Node, Phase, RecordDate, Source, Tree, Wait } from './tree.js';

/** Records whose dates tell how long the volumes of a node take to arrive. */
export interface LagRecords {
  readonly node: Node;
  readonly source: Source;
  /** The phase of the volumes, and the one in which they arrive. */
  readonly from: string;
  readonly to: string;
}

type Judged = LagRecords | { readonly message: Message; readonly help: Message };

const hasStages = ({ layout, stages, current }: Source, phases: readonly string[]): boolean =>
  layout === 'records' && current === null && phases.every((id) => stages.some(({ phase }) => phase === id));

/** The phase of the volumes of a formula; null where they are not of one phase that comes before the node's own. */
const phaseBefore = (tree: Tree, node: Node): string | null => {
  const found = new Set(volumesOf(node, tree.nodes).map((id) => tree.nodes.get(id)!.phase));
  const [phase = null] = found;
  const placeOf = (id: string): number => tree.phases.findIndex((each) => each.id === id);
  return found.size === 1 && phase !== null && placeOf(phase) < placeOf(node.phase!) ? phase : null;
};

const judged = (tree: Tree, node: Node): Judged => {
  const { id, phase: to, formula } = node;
  const help = text.help();
  if (referencesOf(formula!.expression).some(({ lag }) => lag > 0)) {
    return { message: text.lagTwice({ id }), help: text.lagTwiceHelp() };
  }
  if (to === null) return { message: text.noPhase({ id }), help };
  const from = phaseBefore(tree, node);
  if (from === null) {
    return { message: text.noPhaseBefore({ id, phase: to, volumes: volumesOf(node, tree.nodes) }), help };
  }
  const sources = [...tree.sources.values()].filter((source) => hasStages(source, [from, to]));
  const [source] = sources;
  if (!source) return { message: text.noRecords({ id, from, to }), help };
  if (sources.length > 1) {
    return { message: text.severalRecords({ id, from, to, sources: sources.map((each) => each.id) }), help };
  }
  if (source.view === 'cohort') {
    return { message: text.cohort({ id, source: source.id }), help: text.cohortHelp() };
  }
  return { node, source, from, to };
};

/** A formula that cannot be read is told at its own place. */
const areAuto = (tree: Tree): Node[] =>
  [...tree.nodes.values()].filter(({ lags, formula }) => lags === 'auto' && formula !== null);

/** The nodes whose lags records are to tell, each with those records. Of a tree without errors they are all of them. */
export const lagRecordsOf = (tree: Tree): LagRecords[] =>
  areAuto(tree).flatMap((node) => {
    const found = judged(tree, node);
    return 'source' in found ? found : [];
  });

/** Reports every `lags: auto` for which the tree names no records, or more than one list of them. */
export const reportLags = (tree: Tree, report: (finding: Finding) => void): void => {
  for (const node of areAuto(tree)) {
    const found = judged(tree, node);
    if ('source' in found) continue;
    report({ path: [...node.path, 'lags'], node: node.id, message: found.message, help: found.help });
  }
};

/** The dates of a loss: that of the last change or, in a list of records, the one that a win would have had. */
export const lossDates = (
  source: Source,
  phases: readonly Phase[],
  where: ReadonlyMap<string, Condition>,
): RecordDate[] => {
  const { history, stages } = source;
  const stage = stages.find(({ phase }) => phase === wonPhase(source, phases));
  const columns = history ? [history.date] : (stage?.names ?? []);
  return columns.map((column) => ({ column, where, path: stage?.path ?? source.path }));
};

/** By which dates the records of a source enter a phase, and by which they go on to another. */
export const waitDates = (
  { phases }: Pick<Tree, 'phases'>,
  { source, from, to }: Omit<LagRecords, 'node'>,
): Pick<Measure, 'on'> & { readonly wait: Wait } => {
  const stages = stagesInOrder(source, phases);
  const own = stages.map((stage) => ownDates(source, stage, phases));
  const [start, end] = [from, to].map((id) => stages.findIndex(({ phase }) => phase === id)) as [
    number,
    number,
  ];
  const { status } = source;
  const lost = new Map<string, Condition>(
    status && status.lost.length > 0 ? [[status.column, { in: status.lost }]] : [],
  );
  return {
    on: own.slice(start).flat(),
    wait: {
      kind: 'wait',
      since: own[start]!,
      until: own.slice(end).flat(),
      lost: lost.size > 0 ? { where: lost, on: lossDates(source, phases, lost) } : null,
    },
  };
};
