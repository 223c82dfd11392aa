import type { DiagnoseDocument } from '../../contract/answers/index.js';
import type { NodeComparison } from '../../diagnose/types.js';

type NodeDocument = DiagnoseDocument['nodes'][number];

/** The test of a volume or an average, or why there is none. */
export const levelJson = ({ test, untested }: NodeComparison): Pick<NodeDocument, 'test' | 'untested'> => ({
  test: test && {
    kind: test.kind,
    cases: test.cases,
    interval: test.interval && [...test.interval],
    p_value: test.pValue,
    p_adjusted: test.pAdjusted,
    dispersion: test.dispersion,
    verdict: test.verdict,
  },
  untested,
});
