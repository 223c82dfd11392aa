import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';
import { stepsOf } from '../views.js';

export const kciDrivesEarlierPhase: Rule = {
  id: 'kci-drives-earlier-phase',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: 'あとのフェーズの会話の質が、すでに終わった前のフェーズの数字を良くすることはありません。因果の向きが逆です。',
    en: 'The quality of a later conversation cannot improve a phase that is already over: cause and effect stand the wrong way round.',
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
    phase: contact
    drives: win_rate
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
phases:
  contact: { volume: contacts }
  closing: { volume: wins, conversion: win_rate }
kpis:
  contacts: { kind: count, quality: [win_rate] }
  win_rate: { kind: rate }
kcis:
  clarity:
    phase: closing
    drives: contacts # !
    target: 3
    rubric:
      1: 困りごとを1つも聞けていない
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    const steps = stepsOf(tree);
    for (const { id, role, phase, drives, path } of tree.nodes.values()) {
      const later = role === 'kci' && phase !== null ? steps.get(phase) : undefined;
      const driven = drives === null ? null : (tree.nodes.get(drives)?.phase ?? null);
      const earlier = driven === null ? undefined : steps.get(driven);
      if (later === undefined || earlier === undefined || earlier >= later) continue;
      yield {
        path: [...path, 'drives'],
        node: id,
        message: {
          ja: `KCI ${id}（${phase}）が、それより前のフェーズ ${driven} の ${drives} を動かすことになっています`,
          en: `the KCI ${id} of ${phase} drives ${drives}, which belongs to the earlier phase ${driven}`,
        },
        help: {
          ja: 'drives に同じか後のフェーズの率を書くか、phase を採点する時点に合わせてください',
          en: 'let it drive a rate of the same or a later phase, or set phase to where it is scored',
        },
      };
    }
  },
};
