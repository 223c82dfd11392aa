import type { Finding } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import type { Node } from '../../model/tree.js';
import type { Rule } from '../rule.js';

const namesIn = ({ formula }: Node): string[] =>
  formula ? referencesOf(formula.expression).map(({ id }) => id) : [];

/** What stands beside a rate in the formula that uses it, or below the result in the formula of the rate itself. */
const countedFrom = (rate: Node, result: Node): string[] => {
  const [ofResult, ofRate] = [namesIn(result), namesIn(rate)];
  if (ofResult.includes(rate.id)) return ofResult;
  return ofRate.includes(result.id) ? ofRate : [];
};

export const conversionSkipsPhase: Rule = {
  id: 'conversion-skips-phase',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: '転換率は、すぐ前のフェーズから数えます。1つ飛ばすと、間のフェーズで止まった案件が率に混ざり、どこで失ったかが分かりません。',
    en: 'A conversion counts from the phase just before. One that skips a phase mixes in what was lost between, so the stuck phase is hidden.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate }
  closing: { volume: wins, conversion: win_rate } # !
kpis:
  contacts: { kind: count, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    const steps = new Map(
      tree.phases.flatMap(({ volume }, index) => (volume === null ? [] : [[volume, index]])),
    );
    for (const [index, phase] of tree.phases.entries()) {
      const rate = phase.conversion === null ? undefined : tree.nodes.get(phase.conversion);
      const result = phase.volume === null ? undefined : tree.nodes.get(phase.volume);
      if (!rate || !result || index < 2) continue;
      const from = countedFrom(rate, result)
        .flatMap((id) => steps.get(id) ?? [])
        .filter((step) => step < index);
      const last = Math.max(...from);
      if (from.length === 0 || last >= index - 1) continue;
      const [origin, skipped] = [tree.phases[last]!, tree.phases[index - 1]!];
      yield {
        path: [...phase.path, 'conversion'],
        node: rate.id,
        message: {
          ja: `フェーズ ${phase.id} の転換率 ${rate.id} は、${skipped.id} を飛ばして ${origin.id} の量（${origin.volume}）から数えています`,
          en: `the conversion of ${phase.id}, ${rate.id}, counts from the volume of ${origin.id} (${origin.volume}) and skips ${skipped.id}`,
        },
        help: {
          ja: `${skipped.volume ?? skipped.id} に対する率にするか、${skipped.id} をフェーズから外してください`,
          en: `let it count from ${skipped.volume ?? skipped.id}, or take ${skipped.id} out of the phases`,
        },
      };
    }
  },
};
