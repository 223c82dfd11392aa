import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

export const phaseWithoutKci: Rule = {
  id: 'phase-without-kci',
  severity: 'info',
  principle: 3,
  reason: {
    ja: '件数と率だけでは、なぜ次のフェーズに進まないのかが分かりません。会話の質の点数（KCI）があると、何を直せばよいかが見えます。',
    en: 'Counts and rates do not say why work stops in a phase. A score of the conversation, a KCI, shows what to mend.',
  },
  good: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: hearings * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  hearing: { volume: hearings, conversion: hearing_rate } # !
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [hearing_rate] }
  hearings: { kind: count, formula: contacts * hearing_rate }
  hearing_rate: { kind: rate }
  win_rate: { kind: rate }
kcis:
  clarity:
    drives: win_rate
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    const kcis = [...tree.nodes.values()].filter(({ role }) => role === 'kci');
    const covered = new Set(kcis.flatMap(({ phase, drives }) => [phase, drives]));
    // Nothing comes before the first phase whose quality could decide who enters it.
    for (const { id, volume, conversion, path } of tree.phases.slice(1)) {
      if ([id, volume, conversion].some((name) => name !== null && covered.has(name))) continue;
      yield {
        path,
        at: 'key',
        message: { ja: `フェーズ ${id} に質の点数（KCI）がありません`, en: `the phase ${id} has no KCI` },
        help: {
          ja: 'kcis: に、会話の何が良ければ次に進むのかを点数で書き、drives でそのフェーズの率につないでください',
          en: 'write under kcis: what a good conversation is, as a score, and join it to the rate of the phase by drives',
        },
      };
    }
  },
};
