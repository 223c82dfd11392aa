import { dataText } from '../locale/data.js';
import type { Message } from '../locale/message.js';
import { type Diagnostic, InputError, inputError } from '../model/diagnostic.js';
import { USUAL_TIMEOUT } from '../model/duration.js';
import type { Source, Tree } from '../model/tree.js';
import { amountTallies, withAmounts } from './amount-tallies.js';
import { assign, type Headed } from './assign.js';
import { declarationProblems } from './declarations.js';
import { readingFiles } from './engine-declarations.js';
import { engineFor } from './engines/index.js';
import type { Engine, Head, InputFile, SourceFacts, SourcePlace } from './facts.js';
import { type Found, filesGiven, filesOfSource } from './files.js';
import { gather } from './gather.js';
import { handoffTallies, withHandoffs } from './handoff-tallies.js';
import { namingTallies, withNames } from './named-records.js';
import type { Tell } from './progress.js';
import { sameFiles } from './same-files.js';
import { scoreTallies, withScores } from './score-tallies.js';
import { talliesOf, withStageCounts } from './tallies.js';
import { utcNotices } from './utc-dates.js';

/** Where a tree's files are. */
export interface ReadOptions {
  /** The absolute folder of the tree file; a source's paths start there. */
  readonly root: string;
  /** Absolute paths named on the command line; they stand for the files of the only source that reads tables. */
  readonly files?: readonly string[];
  /** Where the addresses of databases are; the environment of the process if left out. */
  readonly env?: SourcePlace['env'];
  /** Takes a hint that changes nothing in the answer. */
  readonly hint?: (message: Message) => void;
  /** Whether the records that are under way longest are to be named, which takes reading them once more. */
  readonly names?: boolean;
  /** Is told what is being read, for those who wait. */
  readonly tell?: Tell;
  readonly signal: AbortSignal;
}

/** What a file on the command line is where no tree declares a source for it. */
export const IMPLICIT: Source = {
  id: 'csv',
  paths: [],
  layout: 'columns',
  period: null,
  dimensions: [],
  recordId: null,
  encoding: 'auto',
  delimiter: 'auto',
  sheet: null,
  dates: 'auto',
  decimal: 'auto',
  header: null,
  none: [],
  engine: null,
  urlVariable: null,
  table: null,
  query: null,
  timeout: USUAL_TIMEOUT,
  year: null,
  scale: null,
  columns: new Map(),
  metric: null,
  value: null,
  stages: [],
  status: null,
  view: 'snapshot',
  history: null,
  current: null,
  path: ['sources', 'csv'],
};

/** The source whose files the command line gives. */
const replaced = (tree: Tree): Source => {
  const sources = [...tree.sources.values()];
  if (sources.length === 0) return IMPLICIT;
  const tables = sources.filter(({ layout }) => layout !== 'records');
  const candidates = sources.length === 1 ? sources : tables;
  if (candidates.length === 1) return candidates[0]!;
  const message = dataText.whichSource({ sources: sources.map(({ id }) => id) });
  throw inputError('data-file', tree.file, message, { help: dataText.whichSourceHelp() });
};

const NO_FILES: Found = { files: [], problems: [] };

/** What should be said of an answer at once, whoever asked for it. */
const noticesOf = ({ source, joins, notices = [] }: SourceFacts): Message[] => [
  ...notices,
  ...(joins?.unmatched ?? [])
    .filter(({ severity }) => severity === 'warning')
    .map((found) => dataText.joinUnmatched({ source: source.id, ...found })),
  ...(joins?.unclear ?? []).map((why) => dataText.joinUnclear[why]({ source: source.id })),
];

interface Located {
  readonly source: Source;
  readonly files: readonly InputFile[];
}

const locateFiles = async (tree: Tree, options: ReadOptions): Promise<Located[]> => {
  const { root, files = [], tell, signal } = options;
  const given = files.length > 0 ? replaced(tree) : null;
  const sources = given === IMPLICIT ? [IMPLICIT] : [...tree.sources.values()];
  const problems: Diagnostic[] = [];
  const located: Located[] = [];
  for (const each of sources) {
    const source = each === given ? readingFiles(each) : each;
    const declared = declarationProblems(tree, source);
    const found: Found =
      each === given
        ? await filesGiven(files, root)
        : source.urlVariable === null
          ? await filesOfSource(tree, source, root)
          : NO_FILES;
    const doubled = await sameFiles(source, found.files, signal);
    problems.push(...declared, ...found.problems, ...doubled);
    located.push({ source, files: found.files.map((file) => ({ ...file, ...(tell && { tell }) })) });
  }
  if (problems.length > 0) throw new InputError(problems);
  return located;
};

/**
 * Reads the actuals of a tree: finds the files of its sources, decides which node is read from which, and adds up
 * their rows by month and member. A tree without sources and files gives nothing.
 *
 * Throws an InputError that holds every problem found (a missing file, an unknown column, a cell that is no number
 * …), and the signal's reason when aborted.
 */
export const readSources = async (tree: Tree, options: ReadOptions): Promise<SourceFacts[]> => {
  const { env = process.env, hint = () => {}, names = false, tell, signal } = options;
  const located = await locateFiles(tree, options);
  const problems: Diagnostic[] = [];
  const placed: { readonly place: SourcePlace; readonly engine: Engine; readonly heads: readonly Head[] }[] =
    [];
  const headed: Headed[] = [];
  for (const { source, files } of located) {
    const place = { tree, source, files, env, ...(tell && { tell }) };
    tell?.({ source: source.id });
    const engine = await engineFor(place, hint);
    const heads = await gather(problems, () => engine.heads(place, signal));
    headed.push({ source, offers: heads?.map(({ header, offers }) => offers ?? header) ?? [] });
    placed.push({ place, engine, heads: heads ?? [] });
  }
  if (problems.length > 0) throw new InputError(problems);

  const { wanted, problems: unassigned } =
    located.length > 0 ? assign(tree, headed) : { wanted: new Map(), problems: [] };
  problems.push(...unassigned);
  const answers: SourceFacts[] = [];
  for (const { place, engine, heads } of placed) {
    const nodes = wanted.get(place.source.id) ?? [];
    const tallies = talliesOf(tree, place.source);
    const handoffs = handoffTallies(tree, place.source);
    if (nodes.length + tallies.length + handoffs.length === 0) continue;
    tell?.({ source: place.source.id });
    const scores = scoreTallies(tree, place.source, nodes);
    const amounts = amountTallies(tree, place.source, nodes);
    const asked = [
      ...nodes,
      ...[...tallies, ...scores, ...handoffs, ...amounts].map((tally) => tally.wanted),
    ];
    const answer = await gather(problems, () => engine.aggregate({ ...place, wanted: asked }, signal));
    if (!answer) continue;
    for (const notice of [...noticesOf(answer), ...utcNotices(place.source, asked, heads)]) hint(notice);
    const scored = withScores(withStageCounts(answer, tallies), scores);
    const counted = withAmounts(withHandoffs(scored, handoffs), amounts);
    const naming = names ? namingTallies(tree, counted) : [];
    if (naming.length === 0) {
      answers.push(counted);
      continue;
    }
    const query = { ...place, wanted: naming.map((tally) => tally.wanted) };
    const named = await gather(problems, () => engine.aggregate(query, signal));
    if (named) answers.push(withNames(counted, naming, named.facts));
  }
  if (problems.length > 0) throw new InputError(problems);
  return answers;
};
