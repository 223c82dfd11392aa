import type { Diagnostic, Severity, Span } from '../../model/diagnostic.js';
import { fingerprintsOf, identityOf } from '../fingerprint.js';
import { type Inspection, inspectionOf } from '../inspection.js';
import { jsonText } from '../json-text.js';
import type { Format, View } from '../report.js';
import { ruleHelp } from '../rule-help.js';
import { sentenceOf } from '../sentence.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** In SARIF `[text](target)` is a link, in plain text too; no label may become one. */
const withoutLinks = (text: string): string => text.replaceAll('](', '] (');

/** A relative URI. A name may hold what a URI may not, half a character even. */
const uriOf = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

const regionOf = ({ start, end }: Span) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const locationsOf = ({ file, span }: Diagnostic) =>
  file === ''
    ? []
    : [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
            ...(span && { region: regionOf(span) }),
          },
        },
      ];

/** The rules, then the names of findings that are no rule's, such as a fault of the YAML. */
const descriptorsOf = ({ rules, diagnostics }: Inspection, { lang }: View) => {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Set(diagnostics.map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  return [
    ...rules.map((rule) => ({
      id: rule.id,
      ...ruleHelp(rule, lang),
      defaultConfiguration: { level: LEVELS[rule.severity] },
      properties: { principle: rule.principle },
    })),
    ...[...others].sort().map((id) => ({ id })),
  ];
};

const logOf = (inspection: Inspection, view: View) => {
  const { diagnostics, version } = inspection;
  const rules = descriptorsOf(inspection, view);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = fingerprintsOf(diagnostics.map(identityOf));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kpi', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic, index) => ({
          ruleId: diagnostic.rule,
          ruleIndex: indices.get(diagnostic.rule),
          level: LEVELS[diagnostic.severity],
          message: { text: withoutLinks(sentenceOf(diagnostic, view)) },
          locations: locationsOf(diagnostic),
          partialFingerprints: { 'kpiFinding/v1': fingerprints[index] },
        })),
      },
    ],
  };
};

/** SARIF 2.1.0, for code scanning. */
export const sarif: Format = {
  id: 'sarif',
  render: (report, view) => jsonText(logOf(inspectionOf(report), view)),
};
