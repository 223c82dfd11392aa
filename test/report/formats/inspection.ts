import type { Message } from '../../../src/locale/message.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { RuleCard } from '../../../src/report/inspection.js';
import type { Format, Report } from '../../../src/report/report.js';
import { diagnosticOf, spanOf } from '../diagnostics.js';

/** A report of a check, as `kpi validate` makes it. */
export const checkOf = (
  diagnostics: readonly Diagnostic[],
  files: readonly string[] = ['kpi.yaml'],
  rules: readonly RuleCard[] = [],
): Report => ({
  blocks: [],
  data: {},
  outcome: 'findings',
  inspection: { version: '1.2.3', files, rules, diagnostics },
});

/** One rule of the linter. */
export const unknownReference: RuleCard = {
  id: 'unknown-reference',
  severity: 'error',
  principle: 2,
  reason: {
    ja: '式の名前は、ツリーにある指標です。ない名前では計算できません。',
    en: 'A name in a formula is a node of the tree. Nothing can be computed from another one.',
  },
  good: 'kgi: { id: a, formula: b }\n',
  bad: 'kgi: { id: a, formula: c } # !\n',
};

/** A finding of each severity, one of them in a second file and without a place; a third file has none. */
export const wholeCheck: Report = checkOf(
  [
    diagnosticOf({
      node: 'wins',
      span: spanOf('    formula: proposals * ⟦win_rat⟧'),
      principle: 2,
      help: { ja: '「win_rate」のことですか？', en: 'did you mean "win_rate"?' },
    }),
    diagnosticOf({
      rule: 'no-owner',
      severity: 'warning',
      node: 'leads',
      file: 'trees/west.yaml',
      span: spanOf('  ⟦leads⟧: {}', 3, 'trees/west.yaml'),
      message: { ja: '担当がありません', en: 'nobody owns leads' },
    }),
    diagnosticOf({
      rule: 'small-tree',
      severity: 'info',
      file: 'trees/west.yaml',
      message: { ja: '指標が1つです', en: 'one node only' },
    }),
  ],
  ['kpi.yaml', 'trees/west.yaml', 'trees/east.yaml'],
  [unknownReference],
);

export const show = (format: Format, report: Report, lang: keyof Message = 'en'): string =>
  format.render(report, { lang, color: true, width: 20 });

/** A finding all of whose texts come from a file that means harm. */
export const hostile = (text: string): Diagnostic =>
  diagnosticOf({
    rule: text,
    file: text,
    node: text,
    span: { ...spanOf('⟦a⟧'), file: text, text },
    message: { ja: text, en: text },
    help: { ja: text, en: text },
  });
