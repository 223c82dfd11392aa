import { dirname, resolve } from 'node:path';
import type { SourcesSeen } from '../data/sources-seen.js';
import { judge, settingProblems } from '../lint/judge.js';
import { inReadingOrder, sameFinding } from '../lint/lint.js';
import { type Diagnostic, type Excused, InputError } from '../model/diagnostic.js';
import type { Checked } from '../report/documents/validate.js';
import { BASELINE_NAME, updateBaseline, withBaseline } from './baseline-file.js';
import { configFor, type PlacedConfig } from './config-file.js';
import { findTrees } from './find-trees.js';
import { mendFiles } from './mend-files.js';
import { type OpenedTree, openTreeAt } from './open-tree.js';
import { planPaths, planProblems } from './plan-problems.js';
import type { Session } from './session.js';
import { isTouched, touchedSince } from './since.js';
import { type LookAtSources, sourcesSeen } from './sources-seen.js';
import { shownPath } from './tree-file.js';

/** What `kpi validate` is asked. */
export interface CheckRequest {
  /** Files, folders and patterns; empty for the nearest tree upward. */
  readonly trees: readonly string[];
  /** Only these rules; empty for all. */
  readonly rules: readonly string[];
  /** Only trees touched since this git revision. */
  readonly since: string | undefined;
  /** The baseline file, from the current folder. */
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly sources: LookAtSources;
  /** Whether to mend what needs no judgement. */
  readonly fix: boolean;
  readonly maxWarnings: number | undefined;
}

/** Opens every tree that can be opened: one that cannot does not hide the others. */
const openAll = async (
  given: readonly string[],
  session: Session,
): Promise<{ opened: OpenedTree[]; unread: Diagnostic[] }> => {
  const { paths, problems } = await findTrees(given, session.io.cwd);
  const unread = [...problems];
  const opened: OpenedTree[] = [];
  for (const path of paths) {
    try {
      opened.push(await openTreeAt(path, session));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unread.push(...error.diagnostics);
    }
  }
  return { opened, unread };
};

const hasKgi = ({ loaded }: OpenedTree): boolean => {
  const { value } = loaded.sheets[0]!;
  return value !== null && typeof value === 'object' && 'kgi' in value;
};

/** A pattern such as trees/*.yaml names the files that a tree includes as well: those are checked with their tree. */
const withoutParts = (opened: readonly OpenedTree[]): OpenedTree[] => {
  const included = new Set(opened.flatMap(({ paths }) => paths.slice(1)));
  return opened.filter((tree) => !included.has(tree.path) || hasKgi(tree));
};

const touched = async (
  opened: readonly OpenedTree[],
  revision: string,
  session: Session,
): Promise<OpenedTree[]> => {
  const files = await touchedSince(revision, session.io.cwd);
  const kept: OpenedTree[] = [];
  for (const tree of opened) {
    const config = await configFor(tree.path, session);
    const own = [...tree.paths, ...planPaths(tree), ...(config ? [config.path] : [])];
    if (await isTouched(own, files)) kept.push(tree);
  }
  return kept;
};

const configProblems = ({ config }: PlacedConfig): Diagnostic[] => [
  ...config.diagnostics,
  ...settingProblems(config.rules, config),
];

/** A file that two trees include is judged twice, and what is wrong in it is said once. */
const once = <T>(items: readonly T[], of: (item: T) => Diagnostic): T[] => [
  ...new Map(items.map((item) => [sameFinding(of(item)), item])).values(),
];

/** What was found in trees, before the baseline has its say. */
interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly excused: readonly Excused[];
}

/** A tree ready to be judged. */
interface Candidate {
  readonly opened: OpenedTree;
  readonly config: PlacedConfig | null;
  readonly sources: SourcesSeen | null;
  /** What is wrong with the plan that it names. */
  readonly ofPlan: readonly Diagnostic[];
}

const judgeAll = (trees: readonly Candidate[], isLookedAt: (rule: string) => boolean): Findings => {
  const whole = trees.map(({ opened }) => opened.loaded.tree);
  const judged = trees.map(({ opened, config, sources }, index) => {
    const earlier = whole.slice(0, index).flatMap((tree) => tree ?? []);
    return judge(opened.loaded, config?.config, { sources, earlier });
  });
  const configs = new Map(trees.flatMap(({ config }) => (config ? [[config.path, config] as const] : [])));
  const diagnostics = [
    ...[...configs.values()].flatMap(configProblems),
    ...judged.flatMap((one) => one.diagnostics),
    ...trees.flatMap(({ ofPlan }) => ofPlan),
  ];
  return {
    diagnostics: inReadingOrder(once(diagnostics, (one) => one).filter(({ rule }) => isLookedAt(rule))),
    excused: once(
      judged.flatMap((one) => one.excused),
      ({ diagnostic }) => diagnostic,
    ).filter(({ diagnostic }) => isLookedAt(diagnostic.rule)),
  };
};

/** The baseline that the command line names, else the one of the configuration. */
const baselineFor = (request: CheckRequest, configs: readonly (PlacedConfig | null)[], session: Session) => {
  const { cwd } = session.io;
  if (request.baseline !== undefined) return resolve(cwd, request.baseline);
  const declared = configs.find((one) => one?.config.baseline);
  if (declared) return resolve(dirname(declared.path), declared.config.baseline!);
  return request.updateBaseline ? resolve(cwd, BASELINE_NAME) : undefined;
};

/** The trees of a request, opened and judged. */
interface Inspected {
  readonly trees: readonly Candidate[];
  readonly unread: readonly Diagnostic[];
  readonly untouched: number;
  readonly found: Findings;
}

const inspect = async (
  request: CheckRequest,
  isLookedAt: (rule: string) => boolean,
  session: Session,
): Promise<Inspected> => {
  const { opened: all, unread } = await openAll(request.trees, session);
  const whole = withoutParts(all);
  const opened = request.since === undefined ? whole : await touched(whole, request.since, session);
  session.heardFromTree(opened.find(({ loaded }) => loaded.tree?.lang)?.loaded.tree?.lang ?? null);
  const trees: Candidate[] = [];
  for (const tree of opened) {
    const config = await configFor(tree.path, session);
    const sources = await sourcesSeen(tree, request.sources, session);
    trees.push({ opened: tree, config, sources, ofPlan: await planProblems(tree, session) });
  }
  return { trees, unread, untouched: whole.length - opened.length, found: judgeAll(trees, isLookedAt) };
};

/** Checks the definitions of trees, as their owners want them checked, and mends them first if it is asked to. */
export const checkTrees = async (request: CheckRequest, session: Session): Promise<Checked> => {
  const isLookedAt = (rule: string): boolean => request.rules.length === 0 || request.rules.includes(rule);
  const look = () => inspect(request, isLookedAt, session);
  const fixed = request.fix ? await mendFiles(async () => (await look()).found.diagnostics, session) : [];
  const { trees, unread, untouched, found } = await look();
  const configs = trees.map(({ config }) => config);
  const loaded = trees.map(({ opened }) => opened.loaded);
  const files = [...new Set(loaded.flatMap(({ sheets }) => sheets.map(({ file }) => file)))];
  const path = baselineFor(request, configs, session);
  const held =
    path === undefined
      ? { diagnostics: found.diagnostics, excused: [] }
      : request.updateBaseline
        ? await updateBaseline(path, found.diagnostics, session)
        : await withBaseline(path, found.diagnostics, { files, isLookedAt }, session);
  const declared = configs.find((one) => one?.config.maxWarnings != null)?.config.maxWarnings;
  return {
    files,
    nodes: loaded.reduce((count, { tree }) => count + (tree?.nodes.size ?? 0), 0),
    diagnostics: held.diagnostics,
    excused: [...found.excused, ...held.excused],
    fixed,
    unread,
    untouched,
    baseline: path !== undefined && request.updateBaseline ? shownPath(path, session.io.cwd) : null,
    maxWarnings: request.maxWarnings ?? declared ?? null,
  };
};
