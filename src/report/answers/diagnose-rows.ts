import type { Diagnosis, NodeComparison } from '../../diagnose/types.js';
import { formatPeriod } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { unitText } from '../figures.js';
import { attainmentOf } from './diagnose-tables.js';

type Row = readonly (string | number)[];

const COLUMNS = [
  'id',
  'label',
  'role',
  'kind',
  'unit',
  'phase',
  'owner',
  'period',
  'against',
  'against_period',
  'actual',
  'expected',
  'gap',
  'attainment',
  'effect_on_kgi',
  'source',
  'entered',
  'converted',
  'interval_low',
  'interval_high',
  'p_adjusted',
  'recoverable',
  'verdict',
  'needed',
] as const;

const rowOf = (tree: Tree, diagnosis: Diagnosis, entry: NodeComparison): Row => {
  const { node, actual, expected, origin, effect } = entry;
  const { period, against, phases } = diagnosis;
  const isCompared = actual !== null && expected !== null;
  const judged = phases.find(({ phase }) => phase.conversion === node.id);
  const [low, high] = judged?.interval ?? ['', ''];
  return [
    node.id,
    node.label,
    node.role,
    node.kind,
    unitText(tree, node),
    node.phase ?? '',
    node.owner ?? '',
    formatPeriod(period),
    against.kind,
    formatPeriod(against.period),
    actual ?? '',
    expected ?? '',
    isCompared ? actual - expected : '',
    attainmentOf(entry) ?? '',
    effect ?? '',
    origin ?? '',
    judged?.entered ?? '',
    judged?.converted ?? '',
    low,
    high,
    judged?.pAdjusted ?? '',
    judged?.recoverable ?? '',
    judged?.verdict ?? '',
    judged?.needed ?? '',
  ];
};

/**
 * A diagnosis as a table: a row for each node from the KGI down, and of a phase's conversion its cases and its verdict.
 * Rates are fractions and money is in currency units; what is not known, or means nothing of a node, is blank.
 */
export const diagnoseRows = (tree: Tree, diagnosis: Diagnosis): readonly Row[] => [
  COLUMNS,
  ...diagnosis.nodes.map((entry) => rowOf(tree, diagnosis, entry)),
];
