import type { Diagnostic } from '../model/diagnostic.js';
import type { Measure, Source, Tree } from '../model/tree.js';
import { absentColumn } from './absent-column.js';
import { namedColumns } from './named-columns.js';
import type { Sheet } from './peek.js';
import { problemInTree } from './tree-place.js';

/** The measures of handoffs' scores that a source is to give: one that names no source means the only one. */
export const scoreMeasures = (tree: Tree, source: Source): Measure[] =>
  tree.handoffs.flatMap(({ score }) => {
    const measure = score?.measure;
    if (!measure) return [];
    const named = measure.source ?? (tree.sources.size === 1 ? source.id : null);
    return named === source.id ? [measure] : [];
  });

/** The columns of handoffs' scores that the files of a source lack. */
export const scoreProblems = (tree: Tree, source: Source, sheets: readonly Sheet[]): Diagnostic[] =>
  scoreMeasures(tree, source).flatMap((measure) =>
    namedColumns(measure).flatMap(({ name, path, at }) => {
      const absent = absentColumn(name, sheets);
      if (!absent) return [];
      return [problemInTree(tree, 'data-column', path, absent.message, { ...absent.more, at })];
    }),
  );
