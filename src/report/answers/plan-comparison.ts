import type { Lang, Message } from '../../locale/message.js';
import { verbatim } from '../../locale/message.js';
import { planReportText } from '../../locale/plan-report.js';
import { scenarioText as text } from '../../locale/scenarios.js';
import type { Tree } from '../../model/tree.js';
import type { PlanCase } from '../../plan/scenarios.js';
import type { Plan } from '../../plan/types.js';
import { planJson } from '../documents/plan.js';
import { casesJson, casesRows } from '../documents/plan-cases.js';
import { figure, periodText } from '../figures.js';
import type { Block, Report } from '../report.js';
import { comparisonTables, measureOf } from './comparison-table.js';
import { decidedBlocks } from './plan-months.js';
import { viewTexts } from './what-was-read.js';
import { workingDaysBlocks } from './working-days.js';

/** How the plans are called in a sentence, and at the head of a column, under which the target stands. */
interface Names {
  readonly names: readonly Message[];
  readonly heads: readonly Message[];
  /** Whether that is the target: where only one scenario, or none, is planned. */
  readonly isByTarget: boolean;
}

const namesOf = (tree: Tree, cases: readonly PlanCase[]): Names => {
  const targets = cases.map(({ plan }) => figure(tree, tree.kgi, plan.kgi.target));
  const scenarios = new Set(cases.map(({ scenario }) => scenario));
  if (scenarios.size === 1) return { names: targets, heads: targets, isByTarget: true };
  const heads = cases.map(({ scenario }) => (scenario ? verbatim(scenario.label) : text.asIs()));
  const isRange = cases.length > scenarios.size;
  const names = heads.map((label, place) =>
    isRange ? text.caseOf({ label, target: targets[place]! }) : label,
  );
  return { names, heads, isByTarget: false };
};

const movesBlocks = (cases: readonly PlanCase[], names: readonly Message[]): Block[] => {
  const measure = measureOf(cases);
  if (!measure) return [];
  const label = names[cases.indexOf(measure)]!;
  return [{ type: 'text', text: text.movesLegend({ label }), tone: 'dim' }];
};

const headline = (cases: readonly PlanCase[], names: readonly Message[]): Block => {
  const isMissed = (place: number): boolean => cases[place]!.plan.status === 'unreachable';
  const missed = names.filter((_, place) => isMissed(place));
  const reached = names.filter((_, place) => !isMissed(place));
  if (missed.length === 0) return { type: 'text', text: text.allReach(), tone: 'good' };
  if (reached.length === 0) return { type: 'text', text: text.noneReaches(), tone: 'bad' };
  return { type: 'text', text: text.someReach({ reached, missed }), tone: 'strong' };
};

/** What all of the plans start from. */
const footing = (tree: Tree, plan: Plan): Block[] => {
  const { baselinePeriod, isSet } = plan;
  const from = baselinePeriod
    ? planReportText.fromActuals({ period: periodText(baselinePeriod) })
    : planReportText.fromTree();
  const views = baselinePeriod ? viewTexts(tree) : [];
  return [
    { type: 'text', text: text.footing({ from, isSet }) },
    ...views.map((message): Block => ({ type: 'text', text: message, tone: 'dim' })),
    // What of the goal is decided differs from plan to plan.
    ...decidedBlocks(tree, { ...plan, pipeline: null }),
  ];
};

/** What should be known of the plans, each said once, with the plans that it is about where it is not all. */
const noteBlocks = (cases: readonly PlanCase[], names: readonly Message[]): Block[] => {
  const said = new Map<string, { message: Message; cases: Message[] }>();
  cases.forEach(({ plan }, place) => {
    for (const { message } of plan.warnings) {
      const known = said.get(message.en) ?? { message, cases: [] };
      said.set(message.en, { ...known, cases: [...known.cases, names[place]!] });
    }
  });
  const items = [...said.values()].map((one) => ({
    text: one.cases.length === cases.length ? one.message : text.onlySome(one),
    tone: 'warn' as const,
  }));
  if (items.length === 0) return [];
  return [
    { type: 'heading', text: planReportText.notesTitle() },
    { type: 'list', items },
  ];
};

/**
 * The answer of `kpi plan` for several scenarios or targets. The document is that of the first plan, with all of them
 * beside it. It is a finding where not one of them reaches its target.
 */
export const comparisonReport = (tree: Tree, cases: readonly PlanCase[], lang: Lang): Report => {
  const [first] = cases as [PlanCase, ...PlanCase[]];
  const { horizon } = first.plan;
  const { names, heads, isByTarget } = namesOf(tree, cases);
  const title = text.comparison({
    tree: tree.name,
    horizon: horizon ? periodText(horizon) : planReportText.oneMonth(),
  });
  const only = isByTarget ? first.scenario : null;
  return {
    blocks: [
      { type: 'heading', text: only ? text.titled({ title, label: only.label }) : title },
      headline(cases, names),
      ...footing(tree, first.plan),
      ...comparisonTables(tree, cases, { heads, isByTarget, lang }),
      { type: 'text', text: text.legend(), tone: 'dim' },
      ...movesBlocks(cases, names),
      ...workingDaysBlocks(tree, first.plan),
      ...noteBlocks(cases, names),
      { type: 'text', text: text.seeOne(), tone: 'dim' },
    ],
    data: { ...planJson(tree, first.plan, lang), scenarios: casesJson(cases) },
    rows: casesRows(cases),
    outcome: cases.every(({ plan }) => plan.status === 'unreachable') ? 'findings' : 'ok',
  };
};
