import { formatCount, formatTenths } from '../../locale/format.js';
import { verbatim } from '../../locale/message.js';
import { oddsReportText as text } from '../../locale/odds-report.js';
import type { Tree } from '../../model/tree.js';
import type { Plan } from '../../plan/types.js';
import { change, figure } from '../figures.js';
import type { Block } from '../report.js';

/** Of a normal distribution, how many standard errors hold 95 % on both sides. */
const BOTH_SIDES = 1.96;

/** How likely the plan is to reach its target. */
export const oddsBlocks = (tree: Tree, plan: Plan): Block[] => {
  const found = plan.odds?.found;
  if (!found || !('odds' in found)) return [];
  const { probability, standardError, p10, p90 } = found.odds;
  const isHigherBetter = tree.kgi.better === 'higher';
  const message = text.odds({
    of: plan.status === 'unreachable' && !plan.unreachable ? 'best' : plan.status,
    probability,
    margin: formatTenths(BOTH_SIDES * standardError * 100).en,
    bad: figure(tree, tree.kgi, isHigherBetter ? p10 : p90),
    isHigherBetter,
    hasNotes: found.odds.cautions.length > 0,
  });
  return [{ type: 'text', text: message, tone: 'strong' }];
};

/** What the odds rest on. */
const footingBlocks = ({ odds }: Plan): Block[] => {
  if (!odds || !('odds' in odds.found)) return [];
  const draws = formatCount(odds.found.odds.draws).en;
  return [{ type: 'text', text: text.footing({ draws }), tone: 'dim' }];
};

/** The first line of a plan that is not sure enough, whatever the levers do; nothing of any other. */
export const notSureBlock = (tree: Tree, { kgi, status, unreachable, odds }: Plan): Block | null => {
  if (status !== 'unreachable' || unreachable || !odds?.certainty) return null;
  const message = text.notSure({
    kgi: tree.kgi.label,
    target: figure(tree, tree.kgi, kgi.target),
    asked: odds.certainty.asked,
  });
  return { type: 'text', text: message, tone: 'bad' };
};

/** What the certainty takes beyond the target alone. */
const costBlocks = (tree: Tree, plan: Plan): Block[] => {
  const certainty = plan.odds?.certainty;
  if (!certainty?.isReached) return [];
  const { asked, before, levers, effort } = certainty;
  if (before >= asked) return [{ type: 'text', text: text.sureAlready({ asked }), tone: 'good' }];
  const rows = levers.map(({ id, expected, confident }) => {
    const node = tree.nodes.get(id)!;
    return {
      cells: [
        { text: verbatim(node.label) },
        { text: figure(tree, node, expected) },
        { text: figure(tree, node, confident), tone: 'strong' as const },
        { text: change(tree, node, expected, confident) },
      ],
    };
  });
  const aim = text.aim({
    kgi: tree.kgi.label,
    planned: figure(tree, tree.kgi, plan.kgi.planned),
    target: figure(tree, tree.kgi, plan.kgi.target),
  });
  const times = effort.expected && effort.confident ? effort.confident / effort.expected : null;
  return [
    { type: 'heading', text: text.costTitle({ asked, before }) },
    { type: 'text', text: aim },
    {
      type: 'table',
      columns: [
        { head: text.lever(), align: 'left', rank: 0 },
        { head: text.expected(), align: 'right', rank: 1 },
        { head: text.confident({ asked }), align: 'right', rank: 0 },
        { head: text.extra(), align: 'right', rank: 0 },
      ],
      rows,
    },
    ...(times === null
      ? []
      : [{ type: 'text' as const, text: text.effort({ times: formatTenths(times).en }) }]),
  ];
};

/** What stands behind the odds: what they rest on, and what more certainty takes. */
export const behindOddsBlocks = (tree: Tree, plan: Plan): Block[] => [
  ...footingBlocks(plan),
  ...costBlocks(tree, plan),
];
