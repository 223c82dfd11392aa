import type { Message } from '../../locale/message.js';
import { mentionsIn } from '../../model/adjustment.js';
import type { Finding, Part, Path } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import { nearAmong } from '../../model/identifiers.js';
import { placeOf } from '../../model/scenarios.js';
import { suggest } from '../../model/suggest.js';
import type { Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

const KINDS = {
  node: { ja: '指標', en: 'node' },
  department: { ja: '部門', en: 'department' },
  phase: { ja: 'フェーズ', en: 'phase' },
  source: { ja: 'データソース', en: 'source' },
} as const;

const SECTION = { node: 'kpis', department: 'departments', phase: 'phases', source: 'sources' } as const;

interface Mention {
  readonly kind: keyof typeof KINDS;
  readonly id: string;
  readonly path: Path;
  readonly at?: Part;
  readonly node?: string;
}

const unknown = (kind: keyof typeof KINDS, id: string): Message => ({
  ja: `「${id}」という${KINDS[kind].ja}はありません`,
  en: `there is no ${KINDS[kind].en} "${id}"`,
});

const declare = (kind: keyof typeof KINDS): Message => ({
  ja: `綴りを確かめるか、${SECTION[kind]}: の下に定義してください`,
  en: `check the spelling, or declare it under ${SECTION[kind]}:`,
});

/** Every mention of what nothing declares. */
function* strangers(tree: Tree, known: Known): Generator<Mention> {
  const isStrange = (kind: keyof typeof KINDS, id: string | null): id is string =>
    id !== null && !known[kind].ids.has(id);
  for (const {
    id: node,
    path,
    formula,
    unreadNames,
    quality,
    owner,
    phase,
    drives,
    measure,
  } of tree.nodes.values()) {
    for (const { id, place } of formula ? referencesOf(formula.expression) : unreadNames)
      if (isStrange('node', id)) yield { kind: 'node', id, path: [...path, 'formula'], at: place, node };
    for (const [index, id] of quality.entries())
      if (isStrange('node', id)) yield { kind: 'node', id, path: [...path, 'quality', index], node };
    if (isStrange('department', owner))
      yield { kind: 'department', id: owner, path: [...path, 'owner'], node };
    if (isStrange('phase', phase)) yield { kind: 'phase', id: phase, path: [...path, 'phase'], node };
    if (isStrange('node', drives)) yield { kind: 'node', id: drives, path: [...path, 'drives'], node };
    if (measure && isStrange('source', measure.source))
      yield { kind: 'source', id: measure.source, path: [...measure.path, 'source'] };
  }
  for (const { volume, conversion, path } of tree.phases) {
    if (isStrange('node', volume)) yield { kind: 'node', id: volume, path: [...path, 'volume'] };
    if (isStrange('node', conversion)) yield { kind: 'node', id: conversion, path: [...path, 'conversion'] };
  }
  for (const { stages, status, path } of tree.sources.values()) {
    const won = status?.phase ?? null;
    if (isStrange('phase', won)) yield { kind: 'phase', id: won, path: [...path, 'status', 'phase'] };
    for (const { phase, path } of stages)
      if (isStrange('phase', phase)) yield { kind: 'phase', id: phase, path, at: 'key' };
  }
  for (const scenario of tree.scenarios.values())
    for (const mention of mentionsIn(scenario))
      if (isStrange('node', mention.id))
        yield { kind: 'node', id: mention.id, ...placeOf(scenario, mention) };
  for (const { from, to, passed, accepted, outcome, path } of tree.handoffs) {
    if (isStrange('department', from)) yield { kind: 'department', id: from, path: [...path, 'from'] };
    if (isStrange('department', to)) yield { kind: 'department', id: to, path: [...path, 'to'] };
    if (isStrange('node', passed)) yield { kind: 'node', id: passed, path: [...path, 'passed'] };
    if (isStrange('node', accepted)) yield { kind: 'node', id: accepted, path: [...path, 'accepted'] };
    if (isStrange('source', outcome.source))
      yield { kind: 'source', id: outcome.source, path: [...path, 'outcome', 'source'] };
  }
}

/** What can be named, by its kind. */
type Known = Readonly<Record<Mention['kind'], Names>>;

interface Names {
  readonly ids: Pick<ReadonlySet<string>, 'has' | 'keys'>;
  /** The ids of each label: what people see is often what they write. */
  byLabel(): ReadonlyMap<string, readonly string[]>;
}

const namesOf = (
  ids: Names['ids'],
  labelled: () => Iterable<{ readonly id: string; readonly label: string }>,
): Names => ({
  ids,
  byLabel: () => {
    const labels = new Map<string, string[]>();
    for (const { id, label } of labelled()) {
      const same = labels.get(label);
      if (same) same.push(id);
      else labels.set(label, [id]);
    }
    return labels;
  },
});

const knownIn = (tree: Tree): Known => ({
  node: namesOf(tree.nodes, () => tree.nodes.values()),
  department: namesOf(tree.departments, () => [...tree.departments].map(([id, label]) => ({ id, label }))),
  phase: namesOf(new Set(tree.phases.map(({ id }) => id)), () => tree.phases),
  source: namesOf(tree.sources, () => []),
});

/** Of more unknown names than this only the first are compared with every known one: nobody mends so many one by one. */
const MOST_SUGGESTED = 200;

type Meaning = Pick<Finding, 'help' | 'suggestion' | 'fix'>;

/** What was probably meant by an unknown name. Each name is looked for once, however often it stands in the tree. */
const meanings = (names: Known): ((kind: Mention['kind'], id: string) => Meaning) => {
  const labels = new Map<Mention['kind'], ReadonlyMap<string, readonly string[]>>();
  const finders = new Map<Mention['kind'], (id: string) => readonly string[]>();
  const found = new Map<string, Meaning>();
  const meant = (kind: Mention['kind'], id: string): Meaning => {
    const byLabel = labels.get(kind) ?? names[kind].byLabel();
    labels.set(kind, byLabel);
    const labelled = byLabel.get(id.trim());
    if (labelled) return suggest(labelled);
    const find = finders.get(kind) ?? nearAmong([...names[kind].ids.keys(), ...byLabel.keys()]);
    finders.set(kind, find);
    // A misspelt label means its node as well: where an id is as near, nothing tells which of the two is meant.
    const near = find(id).flatMap((name) => (names[kind].ids.has(name) ? [name] : byLabel.get(name)!));
    return suggest([...new Set(near)]);
  };
  return (kind, id) => {
    const key = `${kind} ${id}`;
    const other = found.get(key) ?? (found.size < MOST_SUGGESTED ? meant(kind, id) : {});
    if (found.size < MOST_SUGGESTED) found.set(key, other);
    return { help: declare(kind), ...other };
  };
};

export const unknownReference: Rule = {
  id: 'unknown-reference',
  severity: 'error',
  principle: 2,
  reason: {
    ja: '存在しない指標・部門・フェーズ・データソースを指していると、ツリーはそこで切れ、KGIまで計算がつながりません。',
    en: 'A name that nothing declares breaks the tree at that place: the arithmetic no longer reaches the KGI.',
  },
  good: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * price, target: 1200 }
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
`,
  bad: `kpi: 1
kgi: { id: revenue, kind: amount, formula: wins * prise, target: 1200 } # !
kpis:
  wins: { kind: count, quality: [price] }
  price: { kind: average }
`,
  *check(tree): Generator<Finding> {
    const known = knownIn(tree);
    const meaningOf = meanings(known);
    for (const { kind, id, ...place } of strangers(tree, known)) {
      yield { ...place, message: unknown(kind, id), ...meaningOf(kind, id) };
    }
  },
};
