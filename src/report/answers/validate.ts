import type { Lang } from '../../locale/message.js';
import { validateReportText } from '../../locale/validate-report.js';
import { type Checked, countOf, validateJson } from '../documents/validate.js';
import type { Inspection } from '../inspection.js';
import type { Block, Report } from '../report.js';

/** The answer of `kpi validate`: every finding at its place, then the count. Errors are findings, warnings are not. */
export const validateReport = (
  checked: Checked,
  { rules, version }: Pick<Inspection, 'rules' | 'version'>,
  lang: Lang,
  mostWarnings = Number.POSITIVE_INFINITY,
): Report => {
  const { nodes, diagnostics } = checked;
  const files = checked.files.length;
  const errors = countOf(diagnostics, 'error');
  const counts = {
    files,
    nodes,
    errors,
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
  };
  const blocks: Block[] =
    diagnostics.length === 0
      ? [{ type: 'text', text: validateReportText.clean({ files, nodes }), tone: 'good' }]
      : [
          { type: 'diagnostics', diagnostics },
          { type: 'text', text: validateReportText.summary(counts), tone: errors > 0 ? 'bad' : 'warn' },
        ];
  return {
    blocks,
    data: validateJson(checked, lang),
    outcome: errors > 0 || counts.warnings > mostWarnings ? 'findings' : 'ok',
    inspection: { version, files: checked.files, rules, diagnostics },
  };
};
