import type { Finding } from '../../model/diagnostic.js';
import { declaredMonths } from '../../model/goal.js';
import { isExtensive, type Node } from '../../model/tree.js';
import type { Rule } from '../rule.js';
import { PERIODS, periodOf, type Unit } from '../units.js';
import { unitsOf } from '../views.js';

const PERIOD_NAMES: Readonly<Record<string, string>> = {
  hour: '時間',
  day: '日',
  week: '週',
  quarter: '四半期',
  half: '半期',
  year: '年',
};

/** The period by which a count or an amount is said to be taken, where it is neither a month nor the horizon. */
const strangePeriod = (
  { kind, unit }: Node,
  units: ReadonlyMap<string, Unit | null>,
  months: number,
): string | null => {
  const parsed = isExtensive(kind) && unit !== null ? units.get(unit) : null;
  const period = parsed && periodOf(parsed);
  return period && PERIODS[period] !== 1 && PERIODS[period] !== months ? period : null;
};

export const mixedGrains: Rule = {
  id: 'mixed-grains',
  severity: 'warning',
  principle: 2,
  reason: {
    ja: '件数と金額はどれも月あたりで計算します。週あたりの数を混ぜると、4倍ほど違う計画になります。率や平均は月で割れません。',
    en: 'Counts and amounts are all computed per month. One that is per week makes a plan wrong about four times, and a rate or an average has no share per month.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: { per_month: 12 } }
kpis:
  contacts: { kind: count, unit: 件/月, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
kpis:
  contacts: { kind: count, unit: 件/週, quality: [win_rate] } # !
  win_rate: { kind: rate, target: { per_month: 20% } } # !
`,
  *check(tree): Generator<Finding> {
    const months = declaredMonths(tree);
    const units = unitsOf(tree);
    for (const node of tree.nodes.values()) {
      const { id, kind, target, path } = node;
      const period = strangePeriod(node, units, months);
      if (period) {
        yield {
          path: [...path, 'unit'],
          node: id,
          message: {
            ja: `${id} の単位は${PERIOD_NAMES[period]}あたりですが、件数と金額は月あたりで計算します`,
            en: `${id} is in units per ${period}, but counts and amounts are computed per month`,
          },
          help: {
            ja: '月あたりの数に直し（週あたり10件なら月あたり約43件）、unit から期間を外してください',
            en: 'write it per month (10 a week are about 43 a month) and leave the period out of the unit',
          },
        };
      }
      if (target?.perMonth && !isExtensive(kind)) {
        yield {
          path: [...path, 'target'],
          node: id,
          message: {
            ja: `${id} は月ごとに足し合わせる数ではない（kind: ${kind}）ので、per_month の目標は書けません`,
            en: `${id} does not add up over months (kind: ${kind}), so a target per month has no meaning`,
          },
          help: { ja: 'target: に水準をそのまま書いてください', en: 'write the level itself as its target' },
        };
      }
    }
  },
};
