import { dataText } from '../locale/data.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import type { Source, Tree } from '../model/tree.js';
import { datePattern } from './date-pattern.js';
import { declaredDelimiter } from './delimiter.js';
import { declaredEncoding, ENCODING_NAMES } from './encodings.js';
import { engineProblems } from './engine-declarations.js';
import { declaredScale } from './scale.js';
import { stageProblems } from './stage-declarations.js';
import { problemInSource } from './tree-place.js';

/** What a source declares that cannot be: an encoding that nobody knows, dates of no form, a scale that is none. */
export const declarationProblems = (tree: Tree, source: Source): Diagnostic[] => {
  const problems = [...engineProblems(tree, source), ...stageProblems(tree, source)];
  if (declaredEncoding(source.encoding) === undefined) {
    const suggestion = nearest(source.encoding, ENCODING_NAMES);
    const help = suggestion
      ? dataText.didYouMean({ suggestion })
      : dataText.encodings({ names: ENCODING_NAMES });
    const message = dataText.unknownEncoding({ encoding: source.encoding });
    const more = { help, ...(suggestion && { suggestion }) };
    problems.push(problemInSource(tree, source, 'data-encoding', ['encoding'], message, more));
  }
  if (declaredDelimiter(source.delimiter) === undefined) {
    const message = dataText.badDelimiter({ delimiter: source.delimiter });
    problems.push(
      problemInSource(tree, source, 'data-csv', ['delimiter'], message, {
        help: dataText.badDelimiterHelp(),
      }),
    );
  }
  if (source.dates !== 'auto' && !datePattern(source.dates)) {
    const message = dataText.badDates({ dates: source.dates });
    problems.push(
      problemInSource(tree, source, 'data-date', ['dates'], message, { help: dataText.badDatesHelp() }),
    );
  }
  if (source.scale !== null && !declaredScale(source.scale)) {
    const message = dataText.badScale({ scale: source.scale });
    problems.push(
      problemInSource(tree, source, 'data-scale', ['scale'], message, { help: dataText.badScaleHelp() }),
    );
  }
  return problems;
};
