import { dataText } from '../../locale/data.js';
import type { Message } from '../../locale/message.js';
import { type Month, monthOf, type Period } from '../../model/calendar.js';
import { InputError, inputError } from '../../model/diagnostic.js';
import { unmarkedText } from '../../model/formula-mark.js';
import type { NodeId, Source, Tree } from '../../model/tree.js';
import { lagRecordsOf } from '../../model/waits.js';
import { MEMBER_SEPARATOR } from '../cells.js';
import { diagnosed } from '../excerpt.js';
import type { Fact, FileRead, SourceFacts } from '../facts.js';
import { filesGiven } from '../files.js';
import { rowsFrom } from '../opening.js';
import { problemList } from '../problems.js';
import { EXPECTED_ROLES, type ExpectedFact } from '../roles.js';
import type { Row } from '../rows.js';
import { scoreTallies } from '../score-tallies.js';
import type { StepCounts } from '../step-counts.js';
import { type Cohort, type StageCounts, waitsBetween } from '../tallies.js';
import type { NamedRecord, WaitCounts, WaitGroup } from '../wait-counts.js';
import { WAIT_ENDS } from '../wait-key.js';
import { fingerprintOf } from './fingerprint.js';
import { FACTS_COLUMNS, FACTS_VERSION } from './form.js';
import { type AmountsDraft, takeAmount } from './read-amounts.js';
import { type HandoffDraft, handoffsRead, staleHandoffs, takeHandoff } from './read-handoffs.js';
import { type ScoresDraft, takeScores } from './read-scores.js';

/** The facts of one source while its rows are read. */
interface Draft {
  readonly source: Source;
  readonly fingerprint: string;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly files: FileRead[];
  readonly nodes: NodeId[];
  readonly facts: Fact[];
  readonly expected: ExpectedFact[];
  stages?: StagesDraft;
  scores?: ScoresDraft[];
  handoffs?: HandoffDraft[];
  amounts?: AmountsDraft[];
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** What is counted of records besides nodes, while its rows are read. */
interface StagesDraft extends StageCounts {
  readonly cohorts: Cohort[];
  readonly implied: { readonly phase: string; readonly records: number }[];
  readonly steps: Writable<StepCounts>[];
  readonly waits: (Omit<WaitCounts, 'named'> & { readonly groups: WaitGroup[]; named?: NamedRecord[] })[];
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/u;
const MONTHS = /^(\S{7})(?:\.\.(\S{7}))?$/u;

const numberIn = (cell: string): number | null => (NUMBER.test(cell) ? Number(cell) : null);

const monthIn = (cell: string): Month | null => {
  const match = MONTH.exec(cell);
  return match ? monthOf(Number(match[1]), Number(match[2])) : null;
};

const monthsIn = (cell: string): Period | null => {
  const [, first = '', last = first] = MONTHS.exec(cell) ?? [];
  const [from, to] = [monthIn(first), monthIn(last)];
  return from === null || to === null || from > to ? null : { from, to };
};

/** Takes the rows below the header. The answer is false for a row that no facts file has. */
const taker =
  (tree: Tree, drafts: Map<string, Draft>) =>
  (row: Row): boolean => {
    const [kind = '', id = '', name = '', month = '', value = '', count = '', text = '', ...parts] =
      row.cells.map(unmarkedText);
    const [first, second] = [numberIn(value), numberIn(count)];
    if (kind === 'version') return first === FACTS_VERSION;
    const source = tree.sources.get(id);
    if (!source) return false;
    if (kind === 'source') {
      const days = { firstDay: first, lastDay: second };
      drafts.set(id, { source, fingerprint: name, ...days, files: [], nodes: [], facts: [], expected: [] });
      return true;
    }
    const draft = drafts.get(id);
    if (!draft) return false;
    if (kind === 'node') return draft.nodes.push(name) > 0;
    if (first === null) return false;
    if (kind === 'stages') {
      draft.stages = { cohorts: [], implied: [], undatedWins: first, steps: [], waits: [] };
      return true;
    }
    const isPhase = tree.phases.some((phase) => phase.id === name);
    if (kind === 'implied')
      return isPhase && (draft.stages?.implied.push({ phase: name, records: first }) ?? 0) > 0;
    if (kind === 'step' && isPhase) {
      const step = { phase: name, dated: first, past: second, missed: 0, returned: null };
      return (draft.stages?.steps.push(step) ?? 0) > 0;
    }
    if (kind === 'missed' || kind === 'returned') {
      const step = draft.stages?.steps.at(-1);
      if (step?.phase !== name) return false;
      step[kind] = first;
      return true;
    }
    if (kind === 'waits') return (draft.stages?.waits.push({ from: name, to: text, groups: [] }) ?? 0) > 0;
    const entered = monthIn(month);
    const end = WAIT_ENDS.find((each) => each === text);
    if (kind === 'wait' && entered !== null && end) {
      const group = { month: entered, end, months: second, records: first };
      return (draft.stages?.waits.at(-1)?.groups.push(group) ?? 0) > 0;
    }
    const waits = draft.stages?.waits.at(-1);
    if (kind === 'named' && entered !== null && waits) {
      const own = parts.slice(0, source.dimensions.length);
      waits.named = [...(waits.named ?? []), { id: name, month: entered, parts: own }];
      return true;
    }
    if (kind === 'scores') {
      draft.scores = [...(draft.scores ?? []), { source: id, kci: name, groups: [], cases: [] }];
      return tree.nodes.get(name)?.role === 'kci';
    }
    if (kind === 'amounts') {
      draft.amounts = [...(draft.amounts ?? []), { source: id, node: name, groups: [] }];
      return tree.nodes.has(name);
    }
    if (kind === 'amount')
      return takeAmount(draft.amounts?.at(-1), { month: entered, records: first, bin: second, text });
    const scores = draft.scores?.at(-1);
    const given = { name, month: entered, records: first, score: second, text };
    if (kind === 'score' || kind === 'rated') return takeScores(scores, kind, given);
    if (kind === 'handoff') {
      const groups = { passes: [], responses: [], returns: [] };
      const begun = { handoff: name, disordered: first, fingerprint: text, ...groups };
      draft.handoffs = [...(draft.handoffs ?? []), begun];
      return true;
    }
    if (kind === 'pass' || kind === 'answer' || kind === 'return')
      return takeHandoff(draft.handoffs?.at(-1), kind, given);
    if (kind === 'cohort' && entered !== null) {
      const cohort = { month: entered, records: first, settled: second };
      return (draft.stages?.cohorts.push(cohort) ?? 0) > 0;
    }
    if (second === null) return false;
    if (kind === 'file') {
      return draft.files.push({ path: name, rows: first, skipped: second, encoding: text }) > 0;
    }
    const at = monthsIn(month);
    if (at === null) return false;
    const member = parts.slice(0, source.dimensions.length).join(MEMBER_SEPARATOR);
    const fact = { node: name, month: at.from, member, sum: first, count: second };
    if (kind === 'fact') return at.from === at.to && draft.nodes.includes(name) && draft.facts.push(fact) > 0;
    const role = EXPECTED_ROLES.find((each) => each === text);
    if (kind !== 'expected' || !role || !tree.nodes.has(name)) return false;
    return draft.expected.push({ ...fact, role, through: at.to }) > 0;
  };

const refuse = (name: string, message: Message): never => {
  throw inputError('data-facts', name, message, { help: dataText.pullAgain() });
};

/** Facts that were aggregated under other definitions than the tree's, or before a node was measured. */
const checkCurrent = (tree: Tree, drafts: readonly Draft[], name: string): void => {
  const changed = drafts.filter(
    ({ source, nodes, fingerprint }) => fingerprintOf(tree, source, nodes) !== fingerprint,
  );
  const known = new Set(drafts.flatMap(({ nodes }) => nodes));
  const missing = [...tree.nodes.values()].filter(({ id, measure }) => measure && !known.has(id));
  const unfollowed = lagRecordsOf(tree).filter(
    (one) => !drafts.some(({ source, stages }) => source.id === one.source.id && waitsBetween(stages, one)),
  );
  const handoffs = [...tree.sources.values()].map((source) => {
    const draft = drafts.find((each) => each.source.id === source.id);
    return { source, ...staleHandoffs(tree, source, draft?.handoffs ?? []) };
  });
  const unpassed = handoffs.flatMap((each) => each.missing);
  const stale = [...changed, ...handoffs.filter(({ isChanged }) => isChanged)].map(({ source }) => source.id);
  if (stale.length > 0) refuse(name, dataText.factsChanged({ sources: [...new Set(stale)] }));
  if (missing.length > 0) refuse(name, dataText.factsMissing({ nodes: missing.map(({ id }) => id) }));
  const unscored = drafts.flatMap(({ source, nodes, scores = [] }) =>
    scoreTallies(
      tree,
      source,
      nodes.map((node) => ({ node })),
    ).filter((tally) => !scores.some(({ kci }) => kci === tally.kci)),
  );
  if (unscored.length > 0)
    refuse(name, dataText.factsWithoutScores({ nodes: unscored.map(({ kci }) => kci) }));
  if (unpassed.length > 0) refuse(name, dataText.factsWithoutHandoffs({ handoffs: unpassed }));
  if (unfollowed.length > 0)
    refuse(name, dataText.factsWithoutWaits({ nodes: unfollowed.map(({ node }) => node.id) }));
};

/**
 * Reads facts that were written before, in place of the sources of a tree. Throws an InputError for a file that is no
 * such file, and for facts that the tree of today would not give.
 */
export const readFacts = async (
  tree: Tree,
  { path, root }: { readonly path: string; readonly root: string },
  signal: AbortSignal,
): Promise<SourceFacts[]> => {
  const { files, problems: absent } = await filesGiven([path], root);
  const [file] = files;
  if (!file) throw new InputError(absent);
  const { name } = file;
  const opening = { form: 'text', file, declared: 'utf-8', encoding: 'utf-8', delimiter: ',' } as const;
  const problems = problemList();
  const drafts = new Map<string, Draft>();
  const take = taker(tree, drafts);
  let isHeader = true;
  for await (const row of rowsFrom(opening, 1, problems.report, signal)) {
    if (!isHeader && !take(row)) refuse(name, dataText.badFactsRow({ line: row.line }));
    if (isHeader && !FACTS_COLUMNS.every((column, index) => row.cells[index] === column)) {
      refuse(name, dataText.noFacts({ name }));
    }
    isHeader = false;
  }
  if (problems.shown.length > 0) {
    throw new InputError(await diagnosed(opening, problems.shown, 0, signal));
  }
  const read = [...drafts.values()];
  checkCurrent(tree, read, name);
  return read.map(({ fingerprint: _, handoffs, ...answer }) =>
    handoffs ? { ...answer, handoffs: handoffsRead(tree, answer.source, handoffs) } : answer,
  );
};
