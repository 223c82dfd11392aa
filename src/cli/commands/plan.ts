import { cliText } from '../../locale/cli.js';
import { canonicalId } from '../../model/identifiers.js';
import type { PlanRequest } from '../../plan/types.js';
import { type Command, FACTS, given, type Invocation, many, one } from '../command.js';
import { ODDS_OPTIONS, oddsRequestOf } from '../odds-options.js';

const requestOf = async (invocation: Invocation, fiscalYearStart: number): Promise<PlanRequest> => {
  const { assignments, monthOption, oneOnly, onlyWith, periodOption } = await import('../values.js');
  const [horizon, baseline, lever, rounding, asOf, by] = [
    'horizon',
    'baseline',
    'lever',
    'rounding',
    'asOf',
    'by',
  ].map((name) => one(invocation, name));
  const freeMonths = given(invocation, 'freeMonths');
  const freeMix = given(invocation, 'freeMix');
  if (freeMonths && rounding === 'cascade') oneOnly('--free-months', '--rounding cascade');
  if (by !== undefined && rounding === 'cascade') oneOnly('--by', '--rounding cascade');
  if (freeMix && by === undefined) onlyWith('--free-mix', '--by');
  return {
    ...(horizon !== undefined && { horizon: periodOption('--horizon', horizon, fiscalYearStart) }),
    ...(baseline !== undefined && { baseline: periodOption('--baseline', baseline, fiscalYearStart) }),
    ...(lever !== undefined && { lever: canonicalId(lever) }),
    ...(asOf !== undefined && { asOf: monthOption('--as-of', asOf) }),
    freeMonths,
    ...(by !== undefined && { by, freeMix }),
    lock: many(invocation, 'lock').map(canonicalId),
    unlock: many(invocation, 'unlock').map(canonicalId),
    set: assignments('--set', many(invocation, 'set')),
    max: assignments('--max', many(invocation, 'max')),
    rounding: rounding === 'cascade' ? 'cascade' : 'carry',
  };
};

export const plan: Command = {
  id: 'plan',
  summary: {
    ja: 'KGIから必要な中間目標を逆算する',
    en: 'back-solve the required intermediate targets from the KGI',
  },
  args: [{ name: 'tree', description: cliText.treeArgument() }],
  options: [
    {
      flags: '--target <number>',
      description: {
        ja: 'KGIの目標を置き換える（期間の合計）。100M,120M のように並べると比べる（くり返せる）',
        en: "replace the KGI's target, over the horizon; several, as in 100M,120M, are compared (may be repeated)",
      },
      repeat: true,
    },
    {
      flags: '--scenario <name>',
      description: {
        ja: 'ツリーに書いたシナリオで計画する。いくつか渡すと、基準と並べて比べる（くり返せる）',
        en: 'plan a scenario of the tree; several are compared with the tree as it is (may be repeated)',
      },
      repeat: true,
    },
    { flags: '--horizon <period>', description: { ja: '計画の期間', en: 'the months to plan' } },
    {
      flags: '--baseline <period>',
      description: { ja: '出発点にする実績の期間', en: 'the months whose actuals are the starting point' },
    },
    {
      flags: '--as-of <month>',
      description: {
        ja: 'この月から先を計画する。前の月は実績で確定（省くと、実績の出そろった次の月から）',
        en: 'plan from this month on, the months before being settled (if left out: the first without full actuals)',
      },
    },
    {
      flags: '--free-months',
      description: {
        ja: 'レバーの水準を月ごとに変えてよい（省くと期間を通して同じ水準）',
        en: 'let each month have a level of its own (if left out, a lever keeps one)',
      },
    },
    {
      flags: '--by <dimension>',
      description: {
        ja: '担当者などの区分ごとに計画する。率は各人のものを全体へ寄せ、伸ばし方は全員同じにする',
        en: 'plan each member of a dimension, such as the salesperson, all levers moving alike',
      },
    },
    {
      flags: '--free-mix',
      description: {
        ja: '--by のとき、伸ばし方を人ごとに変えてよい',
        en: 'with --by, let the levers of each member move by themselves',
      },
    },
    { flags: '--lever <id>', description: { ja: 'この1つだけを動かす', en: 'let only this lever move' } },
    {
      flags: '--lock <id>',
      description: {
        ja: '今の水準に固定する（くり返せる）',
        en: 'hold a leaf at its baseline (may be repeated)',
      },
      repeat: true,
    },
    {
      flags: '--unlock <id>',
      description: {
        ja: 'fixed: true の指標も動かしてよい（くり返せる）',
        en: 'let a leaf move although the tree fixes it (may be repeated)',
      },
      repeat: true,
    },
    {
      flags: '--set <id=value>',
      description: {
        ja: '値を決めて固定する。件数と金額は月あたり（くり返せる）',
        en: 'hold a leaf at a value; counts and amounts per month (may be repeated)',
      },
      repeat: true,
    },
    {
      flags: '--max <id=value>',
      description: {
        ja: 'レバーの上限を置き換える。件数と金額は月あたり（くり返せる）',
        en: "replace a lever's upper bound; counts and amounts per month (may be repeated)",
      },
      repeat: true,
    },
    {
      flags: '--rounding <policy>',
      description: {
        ja: '端数の扱い。carry は最後に、cascade はフェーズごとに切り上げる',
        en: 'carry rounds the levers once, cascade rounds up at every phase',
      },
      choices: ['carry', 'cascade'],
    },
    {
      flags: '--write <file>',
      description: {
        ja: '計画をファイルに保存して約束する（kpi diagnose が比べ、--check が確かめる）',
        en: 'commit to the plan: write it to a file that diagnose compares with and --check checks',
      },
    },
    {
      flags: '--check [file]',
      description: {
        ja: '保存した計画が、今のツリーと実績から出る計画のままかを確かめる（省くとツリーの plan:）',
        en: 'whether a committed plan still follows from the tree and the actuals (left out: plan: of the tree)',
      },
    },
    ...ODDS_OPTIONS,
    FACTS,
  ],
  readsTrees: true,
  examples: [
    'kpi plan',
    'kpi plan --target 150M --lock deal_size',
    'kpi plan --target 1.2億,1.5億 --max contacts=500',
    'kpi plan --as-of 2026-07',
    'kpi plan --confidence 80%',
    'kpi plan --by 担当者',
    'kpi plan --set win_rate=30% --rounding cascade',
    'kpi plan --as-of 2026-04 --write plan.yaml',
    'kpi plan --check',
  ],
  async run(invocation, session) {
    if (invocation.options.check !== undefined)
      return (await import('../commit-plan.js')).checkPlan(invocation, plan.options, session);
    const { openWorkspace } = await import('../workspace.js');
    const { planCases } = await import('../../plan/scenarios.js');
    const { plannerFor } = await import('../planner.js');
    const { targetsOption } = await import('../targets.js');
    const { tree, root, history } = await openWorkspace(
      invocation.args[0],
      { facts: one(invocation, 'facts') },
      session,
    );
    const compared = {
      scenarios: many(invocation, 'scenario'),
      targets: targetsOption(many(invocation, 'target')),
    };
    const request = await requestOf(invocation, tree.fiscalYearStart);
    const odds = await oddsRequestOf(invocation);
    const cases = planCases(tree, history, compared, request, plannerFor(odds));
    if (cases.length > 1) {
      const { oneOnly } = await import('../values.js');
      if (one(invocation, 'write') !== undefined) oneOnly('--write', '--scenario, --target');
      const { comparisonReport } = await import('../../report/answers/plan-comparison.js');
      return comparisonReport(tree, cases, session.lang);
    }
    const { planReport } = await import('../../report/answers/plan.js');
    if (one(invocation, 'write') !== undefined) {
      const [scenario] = compared.scenarios;
      const [target] = compared.targets;
      const asked = {
        ...request,
        ...odds,
        ...(scenario !== undefined && { scenario }),
        ...(target !== undefined && { target }),
      };
      await (await import('../commit-plan.js')).writePlanFor(
        invocation,
        { tree, root, history, request: asked },
        session,
      );
    }
    const answer = cases[0]!.plan;
    return planReport(tree, answer, session.lang);
  },
};
