import { unitInHeader } from '../data/column-unit.js';
import { readNumber, saysNothing } from '../data/look.js';
import type { FoundUnit } from '../data/table-units.js';
import { foldWidth } from '../model/identifiers.js';
import type { Kind } from '../model/tree.js';
import { stepOf } from './steps.js';

/** A metric of a monthly table: a column, or a row of values, with what its cells hold. */
export interface Metric {
  readonly name: string;
  readonly unit: FoundUnit | null;
  /** Cells that say something, and those of them that are numbers. */
  readonly filled: number;
  readonly numbers: number;
  readonly least: number;
  readonly greatest: number;
  readonly sum: number;
}

/** The metric that some cells hold the values of. */
export const metricOf = (name: string, unit: FoundUnit | null, cells: readonly string[]): Metric => {
  const filled = cells.filter((cell) => !saysNothing(cell));
  const values = filled.flatMap((cell) => readNumber(cell) ?? []);
  return {
    name,
    unit,
    filled: filled.length,
    numbers: values.length,
    least: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    greatest: values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY),
    sum: values.reduce((sum, value) => sum + value, 0),
  };
};

/**
 * What people call each metric: its header without the unit, which the numbers no longer have once they are read, unless
 * the unit alone tells it from another metric (ビール(本), ビール(円)).
 */
export const namesOf = (metrics: readonly Metric[]): ((metric: Metric) => string) => {
  const stems = new Map(metrics.map((metric) => [metric, unitInHeader(metric.name)?.stem ?? metric.name]));
  const all = [...stems.values()].map(foldWidth);
  return (metric) => {
    const stem = stems.get(metric)!;
    return all.filter((other) => other === foldWidth(stem)).length > 1 ? metric.name : stem;
  };
};

/** What a metric is, or why it is left out: a plan, what follows from others, no numbers, or nothing that is known. */
export type MetricKind = Kind | 'plan' | 'derived' | 'texts' | 'unknown';

const PLAN =
  /予算|計画|目標|見込額|予測|予定|前年|昨年|前期|\b(?:budget|plan|planned|target|forecast|last year|prior)\b/iu;
const DERIVED =
  /差異|差額|差引|増減|累計|達成率|前年比|構成比|\b(?:variance|difference|diff|ytd|cumulative|attainment)\b/iu;
const STOCK = /残高|在庫|従業員数|社員数|会員数|\b(?:balance|stock|inventory|headcount)\b/iu;
const RATE = /率|割合|[%％]|\b(?:rate|ratio|cvr|conversion|percent)\b/iu;
const AVERAGE = /単価|平均|気温|湿度|\b(?:average|avg|mean|price)\b|\bper\b/iu;
const COUNT_AT_END = /(?:数|件|回|人|本|台|個|名|社|count|number|qty)$/iu;
const AMOUNT =
  /額|売上|収益|利益|粗利|費|円|原価|代金|入金|出金|[¥￥$€£]|\b(?:revenue|sales|amount|profit|cost|costs|income|expense|expenses|mrr|arr)\b/iu;

/** Tells what a metric is by its unit, by the words of its name, and by what its cells can be. */
export const kindOf = ({ name, unit, filled, numbers, least, greatest }: Metric): MetricKind => {
  const text = name.normalize('NFKC').replaceAll('_', ' ').trim();
  const isWithin = least >= 0 && greatest <= (unit?.of === 'share' ? 100 : 1);
  if (PLAN.test(text)) return 'plan';
  if (DERIVED.test(text)) return 'derived';
  if (filled === 0 || numbers < filled) return 'texts';
  if (unit?.of === 'share' || RATE.test(text)) return isWithin ? 'rate' : 'derived';
  if (AVERAGE.test(text)) return 'average';
  if (STOCK.test(text)) return 'stock';
  if (unit?.of === 'money') return 'amount';
  const counts = unit?.of === 'count' || COUNT_AT_END.test(text);
  if (counts) return least >= 0 ? 'count' : 'unknown';
  if (AMOUNT.test(text)) return 'amount';
  return stepOf(text) !== undefined && least >= 0 ? 'count' : 'unknown';
};
