import { dataText } from '../../locale/data.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { foldWidth } from '../../model/identifiers.js';
import type { AggregateQuery, Wanted } from '../facts.js';
import type { Sheet } from '../peek.js';
import { isScaled, wholeScale } from '../scale.js';
import { columnHelp, problemInSource, problemInTree } from '../tree-place.js';
import { hasMetricColumns, offerOf, unitColumn } from './metrics.js';

/** Renamed columns that no file has. */
export const renameProblems = ({ tree, source }: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] =>
  [...source.columns.keys()].flatMap((name) => {
    const tables = sheets.flatMap(({ header, offers }) => [header.names, offers.names]);
    if (tables.some((names) => names.some((each) => foldWidth(each) === foldWidth(name)))) return [];
    const message = dataText.noColumn({ column: name, file: sheets.map(({ file }) => file.name).join(', ') });
    const help = columnHelp(name, [...new Set(tables.flat())]);
    return [problemInSource(tree, source, 'data-column', ['columns', name], message, { ...help, at: 'key' })];
  });

/** Whether a node is read from a column of a file that states no unit of its own; each row may where it is no column. */
const isWithoutUnit = ({ source }: AggregateQuery, sheet: Sheet, wanted: Wanted): boolean => {
  const place = offerOf(sheet.offers, wanted);
  if (place === undefined) return false;
  return hasMetricColumns(source) ? !sheet.units.columns[place] : unitColumn(sheet.header) === undefined;
};

/**
 * Where the scale of a whole table is not clear: the declared one and the one that the table states differ, or a node
 * that may or may not be money is read from it.
 */
export const scaleProblems = (query: AggregateQuery, sheets: readonly Sheet[]): Diagnostic[] => {
  const { tree, source, wanted } = query;
  const problems = sheets.flatMap((sheet): Diagnostic[] => {
    const declared = wholeScale(source, sheet.units);
    const stated = sheet.units.whole;
    if (!declared || !stated || declared.exponent === stated.exponent) return [];
    const message = dataText.scalesDiffer({
      declared: declared.text,
      stated: stated.text,
      file: sheet.file.name,
    });
    const help = { help: dataText.scalesDifferHelp() };
    return [problemInSource(tree, source, 'data-scale', ['scale'], message, help)];
  });
  const unclear = wanted.flatMap((one): Diagnostic[] => {
    const node = tree.nodes.get(one.node)!;
    const scale = sheets
      .filter((sheet) => isWithoutUnit(query, sheet, one))
      .map(({ units }) => wholeScale(source, units))
      .find(
        (whole) => whole !== null && whole.exponent !== 0 && isScaled(whole, node, tree.currency) === null,
      );
    if (!scale) return [];
    const message = dataText.unclearScale({ node: node.id, scale: scale.text });
    const more = { help: dataText.unclearScaleHelp(), node: node.id, at: 'key' } as const;
    return [problemInTree(tree, 'data-scale', node.path, message, more)];
  });
  return [...problems, ...unclear];
};
