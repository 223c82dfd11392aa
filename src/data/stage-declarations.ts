import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source, Tree } from '../model/tree.js';
import { cellText } from './cells.js';
import { problemInSource } from './tree-place.js';

/** The first text of a list that an earlier one of the lists has as well. */
const twice = (lists: readonly (readonly string[])[]): string | undefined => {
  const seen = new Set<string>();
  for (const list of lists) {
    const found = list.find((text) => seen.has(cellText(text)));
    if (found !== undefined) return found;
    for (const text of list) seen.add(cellText(text));
  }
  return undefined;
};

/** What a source says of the stages of its records that does not fit together. */
export const stageProblems = (tree: Tree, source: Source): Diagnostic[] => {
  const { layout, stages, status, view, history, current } = source;
  const at = (key: string, message: Message, help: Message): Diagnostic =>
    problemInSource(tree, source, 'data-measure', [key], message, { help, at: 'key' });
  const given = [
    ...(stages.length > 0 ? ['stages'] : []),
    ...(status ? ['status'] : []),
    ...(view === 'cohort' ? ['view'] : []),
    ...(history ? ['history'] : []),
    ...(current === null ? [] : ['current']),
  ];
  if (layout !== 'records') {
    return given.map((key) => at(key, dataText.ofRecordsOnly({ key }), dataText.ofRecordsOnlyHelp({ key })));
  }
  const missing = stages.length > 0 ? [] : given.filter((key) => key === 'history' || key === 'view');
  const eitherWay = status ? twice([status.won, status.lost]) : undefined;
  const ofTwo = history ? twice(stages.map(({ names }) => names)) : undefined;
  return [
    ...(eitherWay === undefined
      ? []
      : [at('status', dataText.wonAndLost({ value: eitherWay }), dataText.wonAndLostHelp())]),
    ...(ofTwo === undefined
      ? []
      : [at('stages', dataText.nameOfTwoStages({ name: ofTwo }), dataText.nameOfTwoStagesHelp())]),
    ...missing.map((key) =>
      at(key, dataText.needsStages({ key }), dataText.needsStagesHelp({ isHistory: key === 'history' })),
    ),
    ...(history && current !== null
      ? [at('current', dataText.historyOrCurrent(), dataText.historyOrCurrentHelp())]
      : []),
  ];
};
