import type { SourceEntry, TreeFile } from '../contract/tree.js';
import { expectedText, schemaText } from '../locale/schema.js';
import { buildNode, misplaced, type Report, seasonOf } from './build-node.js';
import { fiscalYearFrom } from './calendar.js';
import type { Finding, Part, Path, Places, Severity } from './diagnostic.js';
import { parseDuration, USUAL_TIMEOUT } from './duration.js';
import { recurrentNodes } from './graph.js';
import { canonicalId, isIdentifier } from './identifiers.js';
import { type Inherited, withInherited } from './inherited.js';
import { withLags } from './lags.js';
import { buildMeasure } from './measure.js';
import { parsePeriod } from './periods.js';
import { ruleSettingsOf } from './rule-settings.js';
import { scenariosOf } from './scenarios.js';
import { withWorkingDays } from './season.js';
import { stageMeasures, stagesOf, withStageDates } from './stages.js';
import type { Handoff, Measure, Node, Phase, Source, Tree } from './tree.js';
import { reportLags } from './waits.js';
import { workingDaysOf } from './working-days.js';

/** A finding of reading, with the rule that it belongs to. */
interface Judged {
  readonly finding: Finding;
  readonly rule: { readonly id: string; readonly severity: Severity; readonly principle: null };
}

const ids = <T>(entries: Record<string, T> | undefined): [string, T, string][] =>
  Object.entries(entries ?? {}).map(([key, entry]) => [canonicalId(key), entry, key]);

const buildNodes = (
  file: TreeFile,
  report: Report,
  { locate }: Places,
): { kgi: Node; nodes: Map<string, Node> } => {
  const nodes = new Map<string, Node>();
  const add = (node: Node, at: Part, place: Path): Node => {
    if (!isIdentifier(node.id)) {
      report({
        path: place,
        at,
        node: node.id,
        message: schemaText.badId({ id: node.id }),
        help: schemaText.badIdHelp(),
      });
    }
    const other = nodes.get(node.id);
    if (!other) nodes.set(node.id, node);
    else {
      const { start, file: where } = locate(other.role === 'kgi' ? ['kgi', 'id'] : other.path, 'key');
      const first = { line: start.line, file: where === locate(place).file ? null : where };
      report(
        { path: place, at, node: node.id, message: schemaText.duplicateId({ id: node.id, place: first }) },
        'duplicate-id',
      );
    }
    return node;
  };
  const kgi = add(buildNode(canonicalId(file.kgi.id), 'kgi', file.kgi, ['kgi'], report), 'value', [
    'kgi',
    'id',
  ]);
  for (const [id, entry, key] of ids(file.kpis))
    add(buildNode(id, 'kpi', entry, ['kpis', key], report), 'key', ['kpis', key]);
  for (const [id, entry, key] of ids(file.kcis)) {
    add(buildNode(id, 'kci', { ...entry, kind: 'score' }, ['kcis', key], report), 'key', ['kcis', key]);
  }
  return { kgi, nodes };
};

const nullable = (id: string | undefined): string | null => (id === undefined ? null : canonicalId(id));

const buildHandoffs = (file: TreeFile, report: Report): Handoff[] =>
  ids(file.handoffs).map(([id, entry, key]) => ({
    id,
    label: entry.label ?? id,
    from: entry.from ?? null,
    to: entry.to ?? null,
    passed: nullable(entry.passed),
    accepted: nullable(entry.accepted),
    definition: entry.definition ?? null,
    score: entry.score
      ? {
          measure: buildMeasure(entry.score.measure, ['handoffs', key, 'score', 'measure'], report),
          cutoff: entry.score.cutoff ?? null,
        }
      : null,
    slaDays: entry.sla_days ?? null,
    path: ['handoffs', key],
  }));

const timeoutOf = ({ timeout }: SourceEntry, path: Path, report: Report): number => {
  if (timeout === undefined) return USUAL_TIMEOUT;
  const milliseconds = parseDuration(timeout);
  if (milliseconds !== undefined) return milliseconds;
  report({ path, message: schemaText.wrong({ found: timeout, expected: expectedText('duration') }) });
  return USUAL_TIMEOUT;
};

const buildSource = (id: string, entry: SourceEntry, key: string, report: Report): Source => ({
  id,
  paths: entry.path ?? [],
  layout: entry.layout,
  period: entry.period ?? null,
  dimensions: entry.dimensions ?? [],
  encoding: entry.encoding ?? 'auto',
  delimiter: entry.delimiter ?? 'auto',
  sheet: entry.sheet ?? null,
  dates: entry.dates ?? 'auto',
  decimal: entry.decimal ?? 'auto',
  header: entry.header ?? null,
  none: entry.none ?? [],
  engine: entry.engine ?? null,
  urlVariable: entry.url?.env ?? null,
  table: entry.table ?? null,
  query: entry.query ?? null,
  timeout: timeoutOf(entry, ['sources', key, 'timeout'], report),
  year: entry.year ?? null,
  scale: entry.scale ?? null,
  columns: new Map(Object.entries(entry.columns ?? {})),
  metric: entry.metric ?? null,
  value: entry.value ?? null,
  stages: stagesOf(entry, ['sources', key]),
  status: entry.status
    ? {
        column: entry.status.column,
        won: entry.status.won ?? [],
        lost: entry.status.lost ?? [],
        phase: nullable(entry.status.phase),
      }
    : null,
  view: entry.view ?? 'snapshot',
  history: entry.history ?? null,
  current: entry.current ?? null,
  path: ['sources', key],
});

const buildPhases = (file: TreeFile): Phase[] =>
  ids(file.phases).map(([id, entry, key]) => ({
    id,
    label: entry.label ?? id,
    volume: nullable(entry.volume),
    conversion: nullable(entry.conversion),
    path: ['phases', key],
  }));

/** The first phase that names each node. */
const phasesOfNodes = (phases: readonly Phase[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, volume, conversion } of phases)
    for (const node of [volume, conversion]) if (node !== null && !found.has(node)) found.set(node, id);
  return found;
};

/** A computed node has a baseline only where it depends on its own past: that starts from a level, which may have to be said. */
const reportBaselines = (tree: Tree, report: Report): void => {
  const computed = [...tree.nodes.values()].filter(({ formula, baseline }) => formula && baseline !== null);
  if (computed.length === 0) return;
  const recurrent = recurrentNodes(tree);
  for (const { id, path } of computed) if (!recurrent.has(id)) report(misplaced(id, path, 'baseline'));
};

/** Makes the tree of a file whose shape is right. What is wrong in its meaning by itself is reported beside it. */
export const buildTree = (
  file: TreeFile,
  name: string,
  places: Pick<Tree, 'locate' | 'edit' | 'keysAt'>,
): { tree: Tree; findings: Judged[] } => {
  const findings: Judged[] = [];
  const report: Report = (finding, id = 'schema', severity = 'error') =>
    findings.push({ finding, rule: { id, severity, principle: null } });
  const fiscalYearStart = file.fiscal_year_start ?? 1;
  const horizon = file.horizon === undefined ? null : (parsePeriod(file.horizon, fiscalYearStart) ?? null);
  if (file.horizon !== undefined && !horizon) {
    report({
      path: ['horizon'],
      message: schemaText.wrong({ found: file.horizon, expected: expectedText('horizon') }),
    });
  }
  if (file.grain !== undefined && file.grain !== 'month') {
    report({ path: ['grain'], message: schemaText.grain({ found: file.grain }) });
  }
  const { kgi, nodes } = buildNodes(file, report, places);
  const phases = buildPhases(file);
  const workingDays = workingDaysOf(file.working_days, report);
  const year = horizon && fiscalYearFrom(horizon.from, fiscalYearStart);
  const withDays = (own: Node['season']) => withWorkingDays(own, workingDays, year);
  const season = withDays(kgi.season ?? seasonOf(file.season, ['season'], report));
  const sources = new Map(
    ids(file.sources).map(([id, entry, key]) => [id, buildSource(id, entry, key, report)]),
  );
  const measures = stageMeasures(sources.values(), phases, nodes, report);
  const staged = (measure: Measure): Measure => withStageDates(measure, sources, phases, report);
  const from: Inherited = { phases: phasesOfNodes(phases), measures, staged, season, withDays };
  const inherited = new Map(
    [...nodes].map(([id, node]) => [id, withInherited(withLags(node, nodes, report), from)]),
  );
  const tree: Tree = {
    file: name,
    name: file.name ?? name,
    lang: file.lang ?? null,
    currency: file.currency ?? null,
    fiscalYearStart,
    horizon,
    reconcile: file.reconcile ?? 0.005,
    workingDays,
    kgi: inherited.get(kgi.id)!,
    nodes: inherited,
    phases,
    departments: new Map(Object.entries(file.departments ?? {})),
    handoffs: buildHandoffs(file, report),
    sources,
    scenarios: scenariosOf(file),
    rules: ruleSettingsOf(file.rules),
    plan: file.plan ?? null,
    snapshots: file.snapshots ?? null,
    locate: (path, at) => places.locate(path, at),
    edit: (path, at, fix) => places.edit(path, at, fix),
    keysAt: (path) => places.keysAt(path),
  };
  reportBaselines(tree, report);
  reportLags(tree, report);
  return { tree, findings };
};
