import type { KciEntry, NodeEntry } from '../contract/tree.js';
import { schemaText } from '../locale/schema.js';
import { MONTH_PATTERN } from './calendar.js';
import type { Finding, Path, Severity } from './diagnostic.js';
import { parseFormula } from './formula/parse.js';
import { namesIn } from './formula/tokens.js';
import { canonicalId } from './identifiers.js';
import { lagsOf } from './lags.js';
import { buildMeasure } from './measure.js';
import { type Season, seasonOver } from './season.js';
import type { Formula, Kind, Node, Role, Rubric, Target } from './tree.js';

/** What a KGI, a KPI or a KCI is written as. */
export type NodeText = Partial<Omit<NodeEntry, 'kind'>> &
  Partial<Omit<KciEntry, keyof NodeEntry>> & { kind: Kind };
/** Takes a finding of reading; of the rule `schema` and an error unless said otherwise. */
export type Report = (finding: Finding, rule?: string, severity?: Severity) => void;

const formulaOf = (id: string, text: string | undefined, path: Path, report: Report): Formula | null => {
  if (text === undefined) return null;
  const parsed = parseFormula(text);
  if ('expression' in parsed) return { text, expression: parsed.expression };
  const { place, message, help, replacement } = parsed.problem;
  report(
    {
      path: [...path, 'formula'],
      at: { ...place, length: Math.max(1, place.length) },
      node: id,
      message,
      ...(help && { help }),
      ...(replacement !== undefined && { fix: { kind: 'replace', text: replacement } }),
    },
    'formula-syntax',
  );
  return null;
};

const targetOf = (target: NodeEntry['target']): Target | null => {
  if (target === undefined) return null;
  return typeof target === 'number'
    ? { value: target, perMonth: false }
    : { value: target.per_month, perMonth: true };
};

const rubricOf = (entry: NodeText, role: Role, path: Path, report: Report): Rubric | null => {
  if (role !== 'kci') return null;
  const [low, high] = (entry.scale ?? '1..5').split('..').map(Number) as [number, number];
  if (low >= high) report({ path: [...path, 'scale'], message: schemaText.badScale() });
  const written = Object.entries(entry.rubric ?? {});
  for (const [level] of written) {
    if (/^\d+$/u.test(level)) continue;
    report({ path: [...path, 'rubric', level], at: 'key', message: schemaText.badLevel({ level }) });
  }
  const levels = written
    .filter(([level]) => /^\d+$/u.test(level))
    .map(
      ([level, text]) =>
        [Number(level), typeof text === 'string' ? { text, evidence: undefined } : text] as const,
    );
  return {
    low,
    high,
    levels: new Map(levels.map(([level, { text }]) => [level, text])),
    evidence: new Map(
      levels.flatMap(([level, { evidence }]) => (evidence === undefined ? [] : [[level, evidence]])),
    ),
    version: entry.rubric_version ?? null,
    calibrated: entry.calibrated ?? null,
    rater: entry.rater ?? null,
    caseColumn: entry.case ?? null,
    scoredOn: entry.scored_on ?? null,
    outcome: {
      from: entry.outcome?.from ?? null,
      on: entry.outcome?.on ?? null,
      lost: entry.outcome?.lost ?? null,
    },
  };
};

const MONTH_KEY = new RegExp(MONTH_PATTERN, 'u');

/** Weights of months by number. */
export const seasonOf = (
  season: Record<string, number> | undefined,
  path: Path,
  report: Report,
): Season | null => {
  if (!season) return null;
  for (const month of Object.keys(season)) {
    if (MONTH_KEY.test(month)) continue;
    report({ path: [...path, month], at: 'key', message: schemaText.badSeason({ month }) });
  }
  const weights = Object.entries(season).map(([month, weight]): [number, number] => [Number(month), weight]);
  return seasonOver(new Map(weights), null, null);
};

/** A label on one line, whatever its file does. */
export const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const LEAF_KEYS = ['lever', 'fixed'] as const;

/** A key of a leaf that a computed node has. */
export const misplaced = (id: string, path: Path, key: 'lever' | 'baseline' | 'fixed'): Finding => ({
  path: [...path, key],
  at: 'key',
  node: id,
  message: schemaText.misplaced({ key, id }),
  help: schemaText.misplacedHelp({ key }),
});

/** Makes a node of its entry. */
export const buildNode = (id: string, role: Role, entry: NodeText, path: Path, report: Report): Node => {
  const formula = formulaOf(id, entry.formula, path, report);
  for (const key of LEAF_KEYS) {
    if (entry.formula !== undefined && entry[key] !== undefined) report(misplaced(id, path, key));
  }
  const lever = entry.lever;
  return {
    id,
    role,
    label: entry.label === undefined ? id : oneLine(entry.label),
    kind: entry.kind,
    unit: entry.unit ?? null,
    path,
    formula,
    unreadNames:
      formula || entry.formula === undefined
        ? []
        : namesIn(entry.formula).map((name) => ({ ...name, lag: 0 })),
    measure: buildMeasure(entry.measure, [...path, 'measure'], report),
    target: targetOf(entry.target),
    baseline: entry.baseline ?? null,
    lever: lever
      ? {
          min: lever.min ?? null,
          max: lever.max ?? null,
          effort: lever.effort ?? 1,
          ramp: lever.ramp ?? null,
        }
      : null,
    fixed: entry.fixed ?? false,
    cap: entry.cap ? { min: entry.cap.min ?? null, max: entry.cap.max ?? null } : null,
    owner: entry.owner ?? null,
    phase: entry.phase ?? null,
    quality: (entry.quality ?? []).map(canonicalId),
    action: entry.action ?? [],
    better: entry.better ?? 'higher',
    season: seasonOf(entry.season, [...path, 'season'], report),
    lags: lagsOf(entry.lags, [...path, 'lags'], (finding) => report({ ...finding, node: id })),
    drives: entry.drives === undefined ? null : canonicalId(entry.drives),
    rubric: rubricOf(entry, role, path, report),
  };
};
