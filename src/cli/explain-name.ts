import { followNumber } from '../explain/way.js';
import { glossary } from '../locale/glossary.js';
import { InputError } from '../model/diagnostic.js';
import { nodeNamed, nodeNames } from '../model/node-names.js';
import type { Node } from '../model/tree.js';
import { pagesReport, rulePageReport, termPageReport } from '../report/answers/explain.js';
import { numberWayReport } from '../report/answers/explain-node.js';
import type { Report } from '../report/report.js';
import { type Invocation, one } from './command.js';
import { type Page, pageNamed, rulePages, unknownName, wordBeside } from './pages.js';
import type { Session } from './session.js';
import { type Stand, standOf } from './stand.js';
import { nearestTree } from './tree-file.js';
import { periodOption } from './values.js';
import { openSoundTree, readWorkspace, type SoundTree } from './workspace.js';

/** Every page that needs no tree, by its name. */
export const explainList = ({ lang }: Session): Report => pagesReport(rulePages(), glossary, lang);

/** The tree in which a name may be a node's. One that was not asked for must not keep a page from being read. */
const treeFor = async (
  given: string | undefined,
  page: Page | null,
  session: Session,
): Promise<SoundTree | null> => {
  if (given === undefined && (await nearestTree(session.io.cwd)) === null) return null;
  try {
    return await openSoundTree(given, session);
  } catch (error) {
    if (error instanceof InputError && given === undefined && page) return null;
    throw error;
  }
};

const pageReport = (page: Page, { lang }: Session): Report =>
  page.kind === 'rule' ? rulePageReport(page.page, lang) : termPageReport(page.term, lang);

interface Asked {
  readonly name: string;
  readonly stand: Stand;
  readonly period: string | undefined;
  /** What the name means without a tree. */
  readonly page: Page | null;
}

const nodeReport = async (
  opened: SoundTree,
  node: Node,
  { name, stand, period, page }: Asked,
  session: Session,
): Promise<Report> => {
  const { tree, ...told } = await readWorkspace(opened, stand, session);
  const asked = period === undefined ? undefined : periodOption('--period', period, tree.fiscalYearStart);
  const word = page?.kind === 'term' ? wordBeside(page.term, nodeNames(tree)) : null;
  return numberWayReport(tree, followNumber(tree, told, node, asked), word === null ? null : { name, word });
};

/**
 * Explains a name. The id of a rule comes first, then a node of the tree, then a word; where the tree, a table or a
 * period is named as well, a node is meant first. Throws an InputError for a name that nothing explains, and for a tree
 * or data that cannot be read where a node may be meant.
 */
export const explainName = async (
  name: string,
  invocation: Invocation,
  session: Session,
): Promise<Report> => {
  const [period, facts] = [one(invocation, 'period'), one(invocation, 'facts')];
  const { given, stand } = standOf(invocation.args.slice(1), facts);
  const isNodeMeant = invocation.args.length > 1 || period !== undefined || facts !== undefined;
  const page = pageNamed(name);
  if (page?.kind === 'rule' && !isNodeMeant) return pageReport(page, session);
  const opened = await treeFor(given, isNodeMeant ? null : page, session);
  const node = opened && nodeNamed(opened.tree, name);
  if (node) return nodeReport(opened, node, { name, stand, period, page }, session);
  if (page) return pageReport(page, session);
  throw unknownName(name, opened ? nodeNames(opened.tree) : []);
};
