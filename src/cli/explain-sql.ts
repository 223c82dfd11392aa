import { explainedSql } from '../data/sql/explained.js';
import { explainText } from '../locale/explain.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
import { foldWidth, nearest } from '../model/identifiers.js';
import type { Node, Tree } from '../model/tree.js';
import { sqlReport } from '../report/answers/explain-sql.js';
import type { Report } from '../report/report.js';
import type { Session } from './session.js';
import { openSoundTree } from './workspace.js';

/** The node of an id or a label, in whatever width and case it is written. */
const nodeOf = (tree: Tree, asked: string): Node => {
  const wanted = foldWidth(asked);
  const nodes = [...tree.nodes.values()];
  const found = nodes.find(({ id, label }) => foldWidth(id) === wanted || foldWidth(label) === wanted);
  if (found) return found;
  const suggestion = nearest(
    asked,
    nodes.flatMap(({ id, label }) => [id, label]),
  );
  throw inputError('usage', '', explainText.unknownNode({ name: asked }), {
    ...(suggestion && { help: schemaText.didYouMean({ suggestion }), suggestion }),
  });
};

/** Shows how a node's actuals are read. No source is opened. */
export const explainSql = async ([name, given]: readonly string[], session: Session): Promise<Report> => {
  if (name === undefined) {
    throw inputError('usage', '', explainText.sqlNeedsNode(), { help: explainText.sqlNeedsNodeHelp() });
  }
  const { tree } = await openSoundTree(given, session);
  const node = nodeOf(tree, name);
  return sqlReport(node, explainedSql(tree, node));
};
