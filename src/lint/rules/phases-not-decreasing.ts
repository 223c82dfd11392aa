import { monthsIn } from '../../model/calendar.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Node, Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';
import { termsOf } from '../views.js';

const NAMES = { target: { ja: '目標' }, baseline: { ja: '現状の値' } } as const;

/** The figures of a volume that can be compared, as totals of the horizon. */
const FIGURES: readonly {
  readonly key: keyof typeof NAMES;
  readonly of: (node: Node, months: number) => number | null;
}[] = [
  {
    key: 'target',
    of: ({ target }, months) => target && target.value * (target.perMonth ? months : 1),
  },
  { key: 'baseline', of: ({ baseline }, months) => baseline && baseline * months },
];

const names = (node: Node, type: 'product' | 'ratio'): (string | number | null)[] =>
  node.formula
    ? termsOf(node.formula.expression, [type]).map((term) =>
        term.type === 'reference' ? term.id : term.type === 'number' ? term.value : null,
      )
    : [];

/** Whether the formulas say that one count is the other times rates, so that it cannot be the larger one. */
const isShare = (tree: Tree, part: Node, whole: Node, rate: Node | undefined): boolean => {
  if (part.kind !== 'count' || whole.kind !== 'count') return false;
  const factors = names(part, 'product');
  const others = factors.filter((factor) => factor !== whole.id);
  const isRate = (factor: string | number | null): boolean =>
    typeof factor === 'number' ? factor <= 1 : factor !== null && tree.nodes.get(factor)?.kind === 'rate';
  if (others.length === factors.length - 1) return others.every(isRate);
  return rate?.kind === 'rate' && names(rate, 'ratio').join(' ') === `${part.id} ${whole.id}`;
};

export const phasesNotDecreasing: Rule = {
  id: 'phases-not-decreasing',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: '率は100%を超えないので、あとのフェーズの件数が前より多くなることはありません。目標や現状の値がそうなっているなら、どれかの数字か数え方が違います。',
    en: 'No rate is above 100%, so a later phase cannot count more than the one before. Where targets or baselines do, a number or a way of counting is wrong.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, target: 100, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 } # !
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, target: 10, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    const months = tree.horizon ? monthsIn(tree.horizon) : 1;
    for (const [index, phase] of tree.phases.entries()) {
      const [earlier, later, rate] = [tree.phases[index - 1]?.volume, phase.volume, phase.conversion].map(
        (id) => (id ? tree.nodes.get(id) : undefined),
      );
      if (!earlier || !later || !isShare(tree, later, earlier, rate)) continue;
      for (const { key, of } of FIGURES) {
        const [before, after] = [of(earlier, months), of(later, months)];
        if (before === null || after === null || after <= before) continue;
        yield {
          path: [...later.path, key],
          node: later.id,
          message: {
            ja: `${later.id} の${NAMES[key].ja}が、その前のフェーズの ${earlier.id} の${NAMES[key].ja}を超えています`,
            en: `the ${key} of ${later.id} is above that of ${earlier.id}, the phase before`,
          },
          help: {
            ja: `2つの${NAMES[key].ja}の期間（月あたりか、期間の合計か）と数え方を確かめてください`,
            en: `see whether both ${key}s cover the same months and count the same things`,
          },
        };
      }
    }
  },
};
