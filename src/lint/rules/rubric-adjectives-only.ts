import type { Finding } from '../../model/diagnostic.js';
import type { Rule } from '../rule.js';

const DEGREE =
  /^(?:とても|非常に|すごく|かなり|やや|少し|あまり|まあまあの?|大変|最も|very|quite|rather|fairly|somewhat|extremely) */u;
const ADJECTIVE =
  /^(?:良い|よい|いい|良好|良くない|よくない|普通|ふつう|ふつう以上|普通以上|普通以下|悪い|わるい|高い|高|中|低い|低|優|良|可|不可|優秀|優れている|優れた|不十分|十分|平均|平均的|標準|最高|最低|ダメ|だめ|強い|弱い|excellent|great|good|ok|okay|fair|average|normal|medium|mediocre|poor|bad|terrible|high|low|strong|weak|best|worst|above average|below average|not good)(?:だ|です|である)?$/u;

/** What is this long says more than an adjective. */
const LONGEST = 200;

const isAdjective = (text: string): boolean =>
  text.length <= LONGEST &&
  ADJECTIVE.test(
    text
      .normalize('NFKC')
      .toLowerCase()
      .trim()
      .replace(/[\s。.!]+$/u, '')
      .replace(DEGREE, ''),
  );

export const rubricAdjectivesOnly: Rule = {
  id: 'rubric-adjectives-only',
  severity: 'warning',
  principle: 3,
  reason: {
    ja: '「良い」「普通」のような形容詞は人によって基準が違います。相手の発言や残った記録など、誰が見ても同じ事実で書くと点がそろいます。',
    en: 'Words such as good and poor mean something else to everyone. Facts that anybody can see, what was said or what is on record, are scored alike.',
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
    rubric:
      1: 悪い # !
      5: 決裁者が損失額を自分の言葉で話した
`,
  *check(tree): Generator<Finding> {
    for (const { id, rubric, path } of tree.nodes.values()) {
      for (const [level, text] of rubric?.levels ?? []) {
        if (rubric!.evidence.has(level) || !isAdjective(text)) continue;
        yield {
          path: [...path, 'rubric', level],
          node: id,
          message: {
            ja: `KCI ${id} の ${level} 点の説明は形容詞だけで、人によって受け取り方が違います`,
            en: `level ${level} of ${id} is only an adjective, which everyone takes differently`,
          },
          help: {
            ja: '相手が何を話したか、何が記録に残ったかなど、見て確かめられる事実で書いてください',
            en: 'write what can be checked: what the customer said, what is on record',
          },
        };
      }
    }
  },
};
