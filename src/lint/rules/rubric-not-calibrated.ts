import type { Finding } from '../../model/diagnostic.js';
import { parseMonth } from '../../model/periods.js';
import type { Rule } from '../rule.js';

const VERSION = /^v?(\d+(?:\.\d+)*)$/iu;

/** Months compare as months, versions such as v2 and 1.10 part by part; anything else cannot be compared. */
const isNewer = (version: string, calibrated: string): boolean => {
  const [month, since] = [parseMonth(version), parseMonth(calibrated)];
  if (month !== undefined && since !== undefined) return month > since;
  const [number, other] = [VERSION.exec(version.trim())?.[1], VERSION.exec(calibrated.trim())?.[1]];
  return Boolean(number && other) && number!.localeCompare(other!, 'en', { numeric: true }) > 0;
};

export const rubricNotCalibrated: Rule = {
  id: 'rubric-not-calibrated',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '採点基準を変えたあと一度も採点を合わせていないと、新しい点は人ごとにずれ、前の点とも比べられません。',
    en: 'After a rubric has changed and nobody has scored together, the new scores differ by person and cannot be held against the old ones.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rubric_version: 2026-04
    calibrated: 2026-05
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rubric_version: 2026-04
    calibrated: 2026-02 # !
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    for (const { id, rubric, path } of tree.nodes.values()) {
      if (!rubric?.version || !rubric.calibrated || !isNewer(rubric.version, rubric.calibrated)) continue;
      yield {
        path: [...path, 'calibrated'],
        node: id,
        message: {
          ja: `KCI ${id} の採点基準（${rubric.version}）は、最後に採点を合わせたとき（${rubric.calibrated}）より新しいものです`,
          en: `the rubric of ${id} (${rubric.version}) is newer than its last calibration (${rubric.calibrated})`,
        },
        help: {
          ja: '同じ商談を2人以上で採点し直し、差を話し合ってから calibrated を更新してください',
          en: 'let two or more people score the same meetings, talk about the differences, then update calibrated',
        },
      };
    }
  },
};
