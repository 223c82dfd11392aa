import { planText } from '../locale/plan.js';
import { expectedText, schemaText } from '../locale/schema.js';
import { testFileText } from '../locale/test-file.js';
import type { Diagnostic, Finding, Path } from '../model/diagnostic.js';
import { recurrentNodes } from '../model/graph.js';
import { placed } from '../model/load.js';
import { nodeMeantBy } from '../model/meant.js';
import { parsePeriod } from '../model/periods.js';
import { impossibility } from '../model/possible.js';
import type { NodeId, Tree } from '../model/tree.js';
import { leavesBelow } from './forward.js';
import type { Case, CaseFile, Goal } from './types.js';

interface Mention {
  readonly id: NodeId;
  readonly path: Path;
  readonly at: 'key' | 'value';
}

const unknownNode = (tree: Tree, { id, path, at }: Mention): Finding => {
  const suggestion = nodeMeantBy(tree, id);
  const help = suggestion ? { help: schemaText.didYouMean({ suggestion }), suggestion } : {};
  return { path, at, node: id, message: planText.unknownNode({ id }), ...help };
};

/** A value that a node of its kind cannot have. */
const impossible = (tree: Tree, id: NodeId, value: number, path: Path): Finding[] => {
  const found = impossibility(tree.nodes.get(id)!, value);
  return found ? [{ path, node: id, ...found }] : [];
};

const givenFindings = (tree: Tree, { given, path }: Case): Finding[] => {
  const recurrent = recurrentNodes(tree);
  return [...given].flatMap(([id, value]): Finding[] => {
    const place = { id, path: [...path, 'given', id], at: 'key' as const };
    const node = tree.nodes.get(id);
    if (!node) return [unknownNode(tree, place)];
    if (!node.formula || recurrent.has(id)) return impossible(tree, id, value, place.path);
    const leaves = leavesBelow(tree, id);
    return [
      {
        path: place.path,
        at: 'key',
        node: id,
        message: testFileText.givenIsComputed({ id }),
        help: testFileText.givenIsComputedHelp({ id, leaves }),
      },
    ];
  });
};

const goalFindings = (tree: Tree, goal: Goal, path: Path): Finding[] => {
  const leaves = leavesBelow(tree, tree.kgi.id);
  const mentions: Mention[] = [
    ...(goal.lever === null ? [] : [{ id: goal.lever, path: [...path, 'lever'], at: 'value' as const }]),
    ...goal.lock.map((id, index) => ({
      id,
      path: [...path, 'lock', index],
      at: 'value' as const,
    })),
    ...[...goal.set.keys()].map((id) => ({ id, path: [...path, 'set', id], at: 'key' as const })),
  ];
  const findings = mentions.flatMap((mention): Finding[] => {
    const { id, path: place, at } = mention;
    const node = tree.nodes.get(id);
    if (!node) return [unknownNode(tree, mention)];
    if (leaves.includes(id) && !node.formula) return [];
    const message = node.formula ? planText.notALeaf({ id }) : planText.notBelowKgi({ id });
    return [{ path: place, at, node: id, message, help: planText.notALeafHelp({ leaves }) }];
  });
  for (const [id, value] of goal.set)
    if (tree.nodes.has(id)) findings.push(...impossible(tree, id, value, [...path, 'set', id]));
  const { horizon } = goal;
  if (horizon !== null && !parsePeriod(horizon, tree.fiscalYearStart)) {
    const message = schemaText.wrong({ found: horizon, expected: expectedText('horizon') });
    findings.push({ path: [...path, 'horizon'], message });
  }
  return findings;
};

const TEST = { id: 'test-file', severity: 'error', principle: null } as const;

/** What is wrong with tests in the eyes of the tree that they test, which must be free of errors. */
export const checkCases = (file: CaseFile, tree: Tree): Diagnostic[] =>
  file.cases
    .flatMap((one) => [
      ...givenFindings(tree, one),
      ...(one.goal ? goalFindings(tree, one.goal, one.path) : []),
      ...one.expected.flatMap(({ node, path }) =>
        tree.nodes.has(node) ? [] : [unknownNode(tree, { id: node, path, at: 'key' })],
      ),
    ])
    .map((finding) => placed(finding, TEST, file));
