import { cliText } from '../../locale/cli.js';
import { canonicalId } from '../../model/identifiers.js';
import type { PlanRequest } from '../../plan/types.js';
import { type Command, FACTS, type Invocation, many, one } from '../command.js';

const requestOf = async (invocation: Invocation, fiscalYearStart: number): Promise<PlanRequest> => {
  const { assignments, numberOption, periodOption } = await import('../values.js');
  const [target, horizon, baseline, lever, rounding] = [
    'target',
    'horizon',
    'baseline',
    'lever',
    'rounding',
  ].map((name) => one(invocation, name));
  return {
    ...(target !== undefined && { target: numberOption('--target', target) }),
    ...(horizon !== undefined && { horizon: periodOption('--horizon', horizon, fiscalYearStart) }),
    ...(baseline !== undefined && { baseline: periodOption('--baseline', baseline, fiscalYearStart) }),
    ...(lever !== undefined && { lever: canonicalId(lever) }),
    lock: many(invocation, 'lock').map(canonicalId),
    set: assignments(many(invocation, 'set')),
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
        ja: 'KGIの目標を置き換える（期間の合計）',
        en: "replace the KGI's target, over the horizon",
      },
    },
    { flags: '--horizon <period>', description: { ja: '計画の期間', en: 'the months to plan' } },
    {
      flags: '--baseline <period>',
      description: { ja: '出発点にする実績の期間', en: 'the months whose actuals are the starting point' },
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
      flags: '--set <id=value>',
      description: {
        ja: '値を決めて固定する。件数と金額は月あたり（くり返せる）',
        en: 'hold a leaf at a value; counts and amounts per month (may be repeated)',
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
    FACTS,
  ],
  readsTrees: true,
  examples: [
    'kpi plan',
    'kpi plan --target 150M --lock deal_size',
    'kpi plan --set win_rate=30% --rounding cascade',
  ],
  async run(invocation, session) {
    const { openWorkspace } = await import('../workspace.js');
    const { plan: backSolve } = await import('../../plan/plan.js');
    const { planReport } = await import('../../report/answers/plan.js');
    const { tree, history } = await openWorkspace(
      invocation.args[0],
      { facts: one(invocation, 'facts') },
      session,
    );
    const answer = backSolve(tree, history, await requestOf(invocation, tree.fiscalYearStart));
    return planReport(tree, answer, session.lang);
  },
};
