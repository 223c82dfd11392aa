import type { Severity } from '../../model/diagnostic.js';
import { fingerprintsOf, identityOf } from '../fingerprint.js';
import { inspectionOf } from '../inspection.js';
import { jsonText } from '../json-text.js';
import type { Format } from '../report.js';
import { sentenceOf } from '../sentence.js';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** A Code Quality report of GitLab. What shares a fingerprint GitLab shows once, so no two do. */
export const gitlab: Format = {
  id: 'gitlab',
  render: (report, view) => {
    const { diagnostics } = inspectionOf(report);
    const fingerprints = fingerprintsOf(diagnostics.map((one) => `${one.file}\n${identityOf(one)}`));
    const issues = diagnostics.map((diagnostic, index) => ({
      description: sentenceOf(diagnostic, view),
      check_name: `kpi/${diagnostic.rule}`,
      fingerprint: fingerprints[index],
      severity: SEVERITIES[diagnostic.severity],
      location: { path: diagnostic.file, lines: { begin: diagnostic.span?.start.line ?? 1 } },
    }));
    return jsonText(issues);
  },
};
