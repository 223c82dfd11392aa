import type { Lang } from '../../locale/message.js';
import { validateReportText } from '../../locale/validate-report.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { type Checked, countOf, validateJson } from '../documents/validate.js';
import { fewOfEach } from '../few-of-each.js';
import type { Inspection } from '../inspection.js';
import type { Block, Report } from '../report.js';

/** The closing lines: the count of what was found, and what else the reader should know. */
const closing = ({ files, nodes, diagnostics, excused, fixed, untouched, baseline }: Checked): Block[] => {
  const errors = countOf(diagnostics, 'error');
  const size = { files: files.length, nodes };
  const counts = {
    ...size,
    errors,
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
  };
  const summary: Block[] =
    files.length === 0
      ? []
      : diagnostics.length === 0
        ? [{ type: 'text', text: validateReportText.clean(size), tone: 'good' }]
        : [{ type: 'text', text: validateReportText.summary(counts), tone: errors > 0 ? 'bad' : 'warn' }];
  const fixable = diagnostics.filter(({ edit }) => edit !== null).length;
  const notes = [
    ...(fixable > 0 ? [validateReportText.fixable({ count: fixable })] : []),
    ...(fixed.length > 0 ? [validateReportText.fixed({ count: fixed.length })] : []),
    ...(excused.length > 0 ? [validateReportText.excused({ count: excused.length })] : []),
    ...(untouched > 0 ? [validateReportText.untouched({ count: untouched })] : []),
    ...(baseline !== null ? [validateReportText.baseline({ file: baseline })] : []),
  ];
  return [...summary, ...notes.map((text): Block => ({ type: 'text', text, tone: 'dim' }))];
};

/** Who checked, and which rules were asked for by name. */
export interface Asked extends Pick<Inspection, 'rules' | 'version'> {
  readonly only: readonly string[];
}

/** The findings that a person reads. Whoever asks for a rule by name wants all that it found. */
const findings = (diagnostics: readonly Diagnostic[], { rules, only }: Asked): Block[] => {
  if (diagnostics.length === 0) return [];
  if (only.length > 0) return [{ type: 'diagnostics', diagnostics }];
  const { shown, left } = fewOfEach(diagnostics);
  const known = new Set(rules.map(({ id }) => id));
  const items = [...left].map(([rule, count]) => ({
    text: validateReportText.left({ rule, count, isRule: known.has(rule) }),
    tone: 'dim' as const,
  }));
  return [
    { type: 'diagnostics', diagnostics: shown },
    ...(items.length > 0 ? [{ type: 'list' as const, items }] : []),
  ];
};

/** The answer of `kpi validate`: the findings at their places, then the count. Errors are findings, warnings are not. */
export const validateReport = (checked: Checked, asked: Asked, lang: Lang): Report => {
  const { diagnostics, unread, files, maxWarnings } = checked;
  const { rules, version } = asked;
  const tooMany = maxWarnings !== null && countOf(diagnostics, 'warning') > maxWarnings;
  return {
    blocks: [...findings(diagnostics, asked), ...closing(checked)],
    data: validateJson(checked, lang),
    outcome: countOf(diagnostics, 'error') > 0 || tooMany ? 'findings' : 'ok',
    unusable: unread,
    inspection: { version, files, rules, diagnostics },
  };
};
