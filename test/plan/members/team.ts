import { type History, historyOf } from '../../../src/data/history.js';
import type { NodeId, Tree } from '../../../src/model/tree.js';
import { plan } from '../../../src/plan/plan.js';
import type { Plan, PlanRequest } from '../../../src/plan/types.js';
import { factsFrom, treeOf } from '../../history.js';

export type Rows = Parameters<typeof factsFrom>[0];

/** A history of which the source names the dimension 担当者. */
export const teamHistory = (tree: Tree, rows: Rows): History => {
  const facts = factsFrom(rows);
  return historyOf(tree, [{ ...facts, source: { ...facts.source, dimensions: ['担当者'] } }]);
};

/** The same actuals with nobody named. */
export const together = (rows: Rows): Rows => {
  const months: Record<string, Record<string, number>> = {};
  for (const [key, cells] of Object.entries(rows)) {
    const month = key.split(' ')[0]!;
    months[month] ??= {};
    const sums = months[month];
    for (const [id, value] of Object.entries(cells)) sums[id] = (sums[id] ?? 0) + value!;
  }
  return months;
};

/** The plan of a tree by 担当者, with what a test asks of it. */
export const byMember = (text: string, rows: Rows, request: PlanRequest = {}) => {
  const tree = treeOf(text);
  const answer = plan(tree, teamHistory(tree, rows), { by: '担当者', ...request });
  const { members } = answer.members!;
  const team = (id: NodeId) => answer.nodes.find(({ node }) => node.id === id)!;
  const of = (name: string, id: NodeId) =>
    members.find((member) => member.name === name)!.nodes.find(({ node }) => node.id === id)!;
  const months = (name: string, id: NodeId) =>
    members.find((member) => member.name === name)!.periods.map(({ values }) => values.get(id)!);
  return { ...answer, names: members.map(({ name }) => name), team, of, months };
};

export const rules = ({ warnings }: Pick<Plan, 'warnings'>): string[] => warnings.map(({ rule }) => rule);
