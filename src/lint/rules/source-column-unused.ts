import type { Finding } from '../../model/diagnostic.js';
import { nearest } from '../../model/identifiers.js';
import type { NodeId, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

/** Columns named in the message; a wide table has hundreds. */
const NAMED = 10;

/** The first unused column that is named nearly as a node without an actual, and that node. */
const probablyMeant = (tree: Tree, columns: readonly string[], measured: ReadonlySet<NodeId>) => {
  const bare = [...tree.nodes.values()].filter(({ id }) => !measured.has(id));
  for (const column of columns) {
    const name = nearest(
      column,
      bare.flatMap(({ id, label }) => [id, label]),
    );
    const node = bare.find(({ id, label }) => name === id || name === label);
    if (node) return { column, node: node.id };
  }
  return null;
};

export const sourceColumnUnused: Rule = {
  id: 'source-column-unused',
  severity: 'info',
  principle: null,
  reason: {
    ja: '誰も使わない列は、たいてい指標の id や label と名前が少し違うだけで、実績が黙って抜けています。案件の一覧では、数えたり足したりできる列（日付と数値）だけを挙げます。',
    en: 'A column that nobody uses is often a metric whose name differs a little from the id or label of its node, so that its actuals are silently left out. Of a list of records only what could be counted or added up (dates and numbers) is named.',
  },
  sees: 'sources',
  good: `kpi: 1
kgi: { id: wins, label: 受注数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { label: 接触数, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 年月 }
`,
  bad: `kpi: 1
kgi: { id: wins, label: 受注件数, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { label: 接触数, kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
sources:
  monthly: { path: data/monthly.csv, layout: columns, period: 年月 } # !
`,
  files: {
    'data/monthly.csv': '年月,接触数,受注数\n2026-04,100,12\n',
  },
  *check(tree, { sources }): Generator<Finding> {
    for (const { source, columns, areMetrics } of sources?.unusedColumns ?? []) {
      const meant = source.layout === 'records' ? null : probablyMeant(tree, columns, sources!.measured);
      const shown = columns.slice(0, NAMED);
      const more = columns.length - shown.length;
      yield {
        path: [...source.path, 'path'],
        at: 'key',
        message: {
          ja: `取り込み元「${source.id}」に、どの指標も使わない${areMetrics ? '項目' : '列'}があります: ${shown.join('、')}${more > 0 ? `、ほか${more}${areMetrics ? '項目' : '列'}` : ''}`,
          en: `no node uses these ${areMetrics ? 'metrics' : 'columns'} of the source "${source.id}": ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
        },
        help: meant
          ? {
              ja: `「${meant.column}」が ${meant.node} の実績なら、${meant.node} に measure: ${meant.column} と書きます`,
              en: `if "${meant.column}" is the actual of ${meant.node}, give ${meant.node} measure: ${meant.column}`,
            }
          : areMetrics
            ? {
                ja: '測るなら指標の measure にこの名前を書きます。使わないなら、このままでかまいません',
                en: 'read them by the measure of a node; if nobody needs them, leave them',
              }
            : {
                ja: '測るなら指標の measure に、担当などで分けて読むなら dimensions に書きます。使わないなら、このままでかまいません',
                en: 'read them by the measure of a node, or name them under dimensions; if nobody needs them, leave them',
              },
      };
    }
  },
};
