import { explainedSql } from '../data/sql/explained.js';
import { explainText } from '../locale/explain.js';
import { schemaText } from '../locale/schema.js';
import { inputError } from '../model/diagnostic.js';
import { nearest } from '../model/identifiers.js';
import { nodeNamed, nodeNames } from '../model/node-names.js';
import type { Tree } from '../model/tree.js';
import { sqlReport } from '../report/answers/explain-sql.js';
import type { Report } from '../report/report.js';
import type { Session } from './session.js';
import { openSoundTree } from './workspace.js';

const refuse = (tree: Tree, name: string): never => {
  const suggestion = nearest(name, nodeNames(tree));
  throw inputError('usage', '', explainText.unknownNode({ name }), {
    ...(suggestion && { help: schemaText.didYouMean({ suggestion }), suggestion }),
  });
};

/** Shows how a node's actuals are read. No source is opened. */
export const explainSql = async ([name, given]: readonly string[], session: Session): Promise<Report> => {
  if (name === undefined) {
    throw inputError('usage', '', explainText.sqlNeedsNode(), { help: explainText.sqlNeedsNodeHelp() });
  }
  const { tree } = await openSoundTree(given, session);
  const node = nodeNamed(tree, name) ?? refuse(tree, name);
  return sqlReport(node, explainedSql(tree, node));
};
