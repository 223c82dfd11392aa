import type { PullDocument } from '../../contract/answers/index.js';
import type { Fact, SourceFacts } from '../../data/facts.js';
import { formatMonth } from '../../model/calendar.js';
import type { Tree } from '../../model/tree.js';
import { viewOfSource } from '../../model/views.js';
import { amountJson, unmatchedJson } from './what-was-read.js';

/** The values of a member by the dimension: its parts are joined by a control character that no name contains. */
export const memberParts = (dimensions: readonly string[], member: string): Record<string, string> => {
  const parts = member.split('\u001f');
  return Object.fromEntries(dimensions.map((name, index) => [name, parts[index] ?? '']));
};

const factJson = (dimensions: readonly string[], { node, month, member, sum, count }: Fact) => ({
  node,
  month: formatMonth(month),
  member: memberParts(dimensions, member),
  sum,
  count,
});

const sourceJson = (
  tree: Tree,
  { source, firstDay, lastDay, files, joins, nodes, facts, expected }: SourceFacts,
) => ({
  source: source.id,
  view: viewOfSource(tree, source.id)?.view ?? null,
  first_day: firstDay,
  last_day: lastDay,
  files: files.map(amountJson),
  joins: (joins?.unmatched ?? []).map(unmatchedJson),
  nodes: [...nodes],
  facts: facts.map((fact) => factJson(source.dimensions, fact)),
  expected: (expected ?? []).map((fact) => ({
    ...factJson(source.dimensions, fact),
    role: fact.role,
    through: formatMonth(fact.through),
  })),
});

export const pullJson = (tree: Tree, answers: readonly SourceFacts[]): PullDocument => ({
  kpi: 1,
  command: 'pull',
  tree: tree.name,
  sources: answers.map((answer) => sourceJson(tree, answer)),
});
