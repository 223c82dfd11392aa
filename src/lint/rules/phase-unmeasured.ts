import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const phaseUnmeasured: Rule = {
  id: 'phase-unmeasured',
  severity: 'warning',
  principle: 4,
  reason: {
    ja: 'フェーズごとに量と転換率を測ると、どこで止まっているかが見えます。どちらかが欠けると、そのフェーズは診断できません。',
    en: 'A phase with its own volume and conversion shows where the process is stuck. Without one of them it cannot be diagnosed.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins } # !
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
`,
  *check(tree): Generator<Finding> {
    for (const [index, { id, volume, conversion, path }] of tree.phases.entries()) {
      // Nothing comes before the first phase that could convert into it.
      const lacks = [
        ...(volume === null ? ['volume'] : []),
        ...(conversion === null && index > 0 ? ['conversion'] : []),
      ];
      if (lacks.length === 0) continue;
      yield {
        path,
        at: 'key',
        message: {
          ja: `フェーズ ${id} に ${lacks.join(' と ')} がありません`,
          en: `the phase ${id} has no ${lacks.join(' and no ')}`,
        },
        help: {
          ja: 'volume には件数の指標、conversion には前のフェーズからの転換率の指標を書きます',
          en: 'volume names a count, conversion the rate at which the phase before turns into this one',
        },
      };
    }
  },
};
