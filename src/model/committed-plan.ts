import {
  COMMITTED_VERSION,
  type CommittedOptions,
  type CommittedPlanFile,
  committedPlanFile,
} from '../contract/committed-plan.js';
import { committedPlanText as text } from '../locale/committed-plan.js';
import { eachMonth, formatMonth, formatPeriod, type Month, type Period } from './calendar.js';
import { InputError, inputError, type Path, type Severity } from './diagnostic.js';
import { ofForm } from './load.js';
import { parseMonth } from './periods.js';
import { isBag } from './plain.js';
import { readShape } from './shape.js';
import type { NodeId } from './tree.js';
import { readSheet, type Sheet } from './yaml.js';

export type { CommittedOptions } from '../contract/committed-plan.js';

/** The rule of a `plan` of a tree that names no file that can be read. */
export const PLAN_FILE: { id: string; severity: Severity; principle: null } = {
  id: 'plan-file',
  severity: 'error',
  principle: null,
};

/** What a tree says of a node, by the name of its key: 0.4 under `max`, 'wins * price' under `formula`. */
export type Assumptions = ReadonlyMap<string, string | number | boolean>;

/** The numbers that people work to. What adds up is over the horizon, the others are levels. */
export interface CommittedNumbers {
  /** Null where there was no level when the plan was made. */
  readonly baseline: number | null;
  readonly required: number;
  /** None where the plan has no date. */
  readonly months: ReadonlyMap<Month, number>;
}

/** A plan that was committed to: its numbers, and what they follow from. */
export interface CommittedPlan {
  /** The name of the tree. */
  readonly tree: string;
  /** Null where neither the tree nor the data named a month. */
  readonly horizon: Period | null;
  /** The first open month; those of the horizon before it were settled. */
  readonly asOf: Month | null;
  readonly baselinePeriod: Period | null;
  /** What was asked beside the tree. */
  readonly options: CommittedOptions;
  readonly status: 'met' | 'reachable' | 'unreachable';
  readonly kgi: { readonly id: NodeId; readonly target: number; readonly planned: number };
  readonly model: string;
  /** Null where the plan rests on no actuals. */
  readonly data: string | null;
  readonly assumptions: {
    readonly horizon: string | null;
    /** What the scenario said that was asked for. */
    readonly scenario: string | null;
    readonly nodes: ReadonlyMap<NodeId, Assumptions>;
  };
  readonly nodes: ReadonlyMap<NodeId, CommittedNumbers>;
  /** By the names of members; none where the plan is of the team alone. */
  readonly members: ReadonlyMap<string, ReadonlyMap<NodeId, CommittedNumbers>>;
}

/** A plan that was committed to, and what people call its file. */
export interface PlacedPlan {
  readonly file: string;
  readonly plan: CommittedPlan;
}

/** The plan that a tree names; without one where its file is not there. */
export interface DeclaredPlan {
  readonly file: string;
  readonly plan: CommittedPlan | null;
}

const refuse = (sheet: Sheet, message: ReturnType<typeof text.notAPlan>, path: Path, key = false): never => {
  const span = sheet.locate(path, key ? 'key' : 'value');
  throw inputError(PLAN_FILE.id, sheet.file, message, { span, path, help: text.brokenHelp() });
};

/** What is no plan file at all, or one of a later version, is said as such and not key by key. */
const checkKind = (sheet: Sheet): void => {
  const { value, file } = sheet;
  const version = isBag(value) ? value.kpi_plan : undefined;
  if (version === undefined)
    throw inputError(PLAN_FILE.id, file, text.notAPlan(), {
      span: sheet.locate([]),
      help: text.writeHelp(),
    });
  if (typeof version === 'number' && version > COMMITTED_VERSION) {
    const span = sheet.locate(['kpi_plan']);
    throw inputError(PLAN_FILE.id, file, text.newer({ version }), { span, help: text.newerHelp() });
  }
};

const monthsOf = (
  sheet: Sheet,
  { horizon }: CommittedPlanFile,
  path: Path,
  written: Readonly<Record<string, number>>,
): ReadonlyMap<Month, number> => {
  const found = new Map<Month, number>();
  for (const [key, value] of Object.entries(written)) {
    const month = parseMonth(key);
    const place = [...path, 'months', key];
    if (month === undefined) return refuse(sheet, text.badMonth({ key }), place, true);
    if (!horizon || month < horizon.from || month > horizon.to) {
      const message = text.monthOutside({ key, horizon: horizon ? formatPeriod(horizon) : null });
      return refuse(sheet, message, place, true);
    }
    found.set(month, value);
  }
  const missing = horizon ? eachMonth(horizon).filter((month) => !found.has(month)) : [];
  if (missing.length === 0) return found;
  return refuse(
    sheet,
    text.monthsMissing({ id: String(path.at(-1)), months: missing.map(formatMonth) }),
    path,
    true,
  );
};

const numbersOf = (
  sheet: Sheet,
  plan: CommittedPlanFile,
  path: Path,
  written: CommittedPlanFile['nodes'],
): ReadonlyMap<NodeId, CommittedNumbers> =>
  new Map(
    Object.entries(written).map(([id, { baseline, required, months = {} }]) => [
      id,
      { baseline: baseline ?? null, required, months: monthsOf(sheet, plan, [...path, id], months) },
    ]),
  );

/**
 * Reads the text of a plan that was committed to. Throws an InputError with everything that is wrong in it, at its
 * place: half of a plan is none.
 */
export const readCommittedPlan = (written: string, file: string): CommittedPlan => {
  const sheet = readSheet(written, file);
  if (!sheet.readable) throw new InputError(sheet.diagnostics);
  checkKind(sheet);
  const shape = readShape(committedPlanFile, sheet.value);
  const diagnostics = ofForm(sheet, shape.findings).map((one) => ({
    ...one,
    help: one.help ?? text.brokenHelp(),
  }));
  if (!shape.file || diagnostics.length > 0) throw new InputError(diagnostics);
  const plan = shape.file;
  const { horizon, as_of: asOf } = plan;
  if (horizon && (asOf === undefined || asOf < horizon.from || asOf > horizon.to))
    refuse(sheet, text.asOfMissing(), asOf === undefined ? ['horizon'] : ['as_of']);
  return {
    tree: plan.tree,
    horizon: horizon ?? null,
    asOf: asOf ?? null,
    baselinePeriod: plan.baseline ?? null,
    options: plan.options ?? {},
    status: plan.status,
    kgi: plan.kgi,
    model: plan.model,
    data: plan.data ?? null,
    assumptions: {
      horizon: plan.assumptions.horizon ?? null,
      scenario: plan.assumptions.scenario ?? null,
      nodes: new Map(
        Object.entries(plan.assumptions.nodes).map(([id, said]) => [id, new Map(Object.entries(said))]),
      ),
    },
    nodes: numbersOf(sheet, plan, ['nodes'], plan.nodes),
    members: new Map(
      Object.entries(plan.members ?? {}).map(([name, nodes]) => [
        name,
        numbersOf(sheet, plan, ['members', name], nodes),
      ]),
    ),
  };
};
