import type { Finding } from '../../model/diagnostic.js';
import { standingVolumes } from '../../model/standing.js';
import type { Rule } from '../rule.js';

export const currentStageAsVolume: Rule = {
  id: 'current-stage-as-volume',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: '「今ヒアリング中」の案件を数えても、ヒアリングを通った案件の数にはなりません。提案に進んだ案件も、そこで失注した案件も抜けるからです。こうした件数の割り算は転換率ではありません。',
    en: 'Counting the deals that are in a stage now does not count those that passed it: what moved on and what was lost from there is missing. A ratio of such counts is no conversion.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 12 }
phases:
  hearing: { volume: hearings }
  closing: { volume: wins, conversion: win_rate }
kpis:
  hearings: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { hearing: ヒアリング日, closing: 受注日 }
    status: { column: フェーズ, won: 受注, lost: 失注 }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 12, measure: { count: true, on: 作成日, where: { 段階: 受注 } } }
phases:
  hearing: { volume: hearings }
  closing: { volume: wins, conversion: win_rate }
kpis:
  hearings: { kind: count, quality: [win_rate], measure: { count: true, on: 作成日, where: { 段階: 提案 } } } # !
  win_rate: { kind: rate }
sources:
  deals: { path: deals.csv, layout: records }
`,
  *check(tree): Generator<Finding> {
    for (const { node, column } of standingVolumes(tree)) {
      const { path } = tree.nodes.get(node)!;
      yield {
        path: [...path, 'measure'],
        at: 'key',
        node,
        message: {
          ja: `${node} は、今その段階にある案件だけを「${column}」で数えています。先へ進んだ案件が抜けるので、転換率になりません`,
          en: `${node} counts the records whose "${column}" is this stage now; those that moved on are missing, so that no conversion follows`,
        },
        help: {
          ja: '段階に入った日付の列があれば取り込み元の stages に、変更履歴のファイルがあれば history に書きます。どちらもなければ current と書き、この measure を消してください',
          en: 'name the date column of each stage under stages of the source, or read a file of changes with history; where there is neither, write current and remove this measure',
        },
      };
    }
  },
};
