import type { Finding } from '../../model/diagnostic.js';
import { stagesInOrder, wonPhase } from '../../model/stages.js';
import type { Rule } from '../rule.js';

/** Names of what ends a deal either way; a name that says won is clear. */
const ENDED = /clos|クローズ|完了|終了|決着|結果/iu;
const WON = /won|win|受注|成約|契約/iu;

export const winsWithoutStatus: Rule = {
  id: 'wins-without-status',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: '「クローズ日」は、受注でも失注でも入ります。まだ決まっていない商談の予定日のこともあります。受注かどうかを表す列がないと、失注まで受注に数えてしまいます。',
    en: 'A close date is set for what was won and for what was lost, and may be a forecast for what is open. Without the column that tells won from lost, losses count as wins.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { contact: 作成日, closing: 完了日 }
    status: { column: フェーズ, won: 受注, lost: 失注 }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  deals:
    path: deals.csv
    layout: records
    stages: { contact: 作成日, closing: 完了日 } # !
`,
  *check(tree): Generator<Finding> {
    for (const source of tree.sources.values()) {
      const last = stagesInOrder(source, tree.phases).at(-1);
      const isTold = source.status !== null && source.status.won.length > 0;
      if (!last || isTold || source.current !== null || last.phase !== wonPhase(source, tree.phases))
        continue;
      const unclear = last.names.find((name) => ENDED.test(name) && !WON.test(name));
      if (unclear === undefined) continue;
      yield {
        path: last.path,
        message: {
          ja: `「${unclear}」だけでは、受注と失注を見分けられません`,
          en: `"${unclear}" alone does not tell what was won from what was lost`,
        },
        help: {
          ja: '取り込み元に status: { column: フェーズ, won: 受注, lost: 失注 } のように、受注を表す列と値を書いてください',
          en: 'say by which column and value the source tells it, as in status: { column: Stage, won: Closed Won, lost: Closed Lost }',
        },
      };
    }
  },
};
