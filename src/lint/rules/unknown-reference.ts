import type { Message } from '../../locale/message.js';
import type { Finding, Part, Path } from '../../model/diagnostic.js';
import { referencesOf } from '../../model/formula/ast.js';
import { nearAmong } from '../../model/identifiers.js';
import { suggest } from '../../model/suggest.js';
import type { Measure, Tree } from '../../model/tree.js';
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
  readonly id: string | null;
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

function* mentions(tree: Tree): Generator<Mention> {
  const sourceOf = (measure: Measure | null): Mention[] =>
    measure ? [{ kind: 'source', id: measure.source, path: [...measure.path, 'source'] }] : [];
  for (const node of tree.nodes.values()) {
    const of = { node: node.id };
    for (const { id, place } of node.formula ? referencesOf(node.formula.expression) : node.unreadNames) {
      yield { kind: 'node', id, path: [...node.path, 'formula'], at: place, ...of };
    }
    for (const [index, id] of node.quality.entries())
      yield { kind: 'node', id, path: [...node.path, 'quality', index], ...of };
    yield { kind: 'department', id: node.owner, path: [...node.path, 'owner'], ...of };
    yield { kind: 'phase', id: node.phase, path: [...node.path, 'phase'], ...of };
    yield { kind: 'node', id: node.drives, path: [...node.path, 'drives'], ...of };
    yield* sourceOf(node.measure);
  }
  for (const { volume, conversion, path } of tree.phases) {
    yield { kind: 'node', id: volume, path: [...path, 'volume'] };
    yield { kind: 'node', id: conversion, path: [...path, 'conversion'] };
  }
  for (const { from, to, passed, accepted, path } of tree.handoffs) {
    yield { kind: 'department', id: from, path: [...path, 'from'] };
    yield { kind: 'department', id: to, path: [...path, 'to'] };
    yield { kind: 'node', id: passed, path: [...path, 'passed'] };
    yield { kind: 'node', id: accepted, path: [...path, 'accepted'] };
  }
}

interface Known {
  readonly ids: ReadonlySet<string>;
  /** The ids of each label: what people see is often what they write. */
  readonly byLabel: ReadonlyMap<string, readonly string[]>;
}

const knownOf = (things: Iterable<{ readonly id: string; readonly label: string }>): Known => {
  const ids = new Set<string>();
  const byLabel = new Map<string, string[]>();
  for (const { id, label } of things) {
    ids.add(id);
    const same = byLabel.get(label);
    if (same) same.push(id);
    else byLabel.set(label, [id]);
  }
  return { ids, byLabel };
};

const known = (tree: Tree): Record<Mention['kind'], Known> => ({
  node: knownOf(tree.nodes.values()),
  department: knownOf([...tree.departments].map(([id, label]) => ({ id, label }))),
  phase: knownOf(tree.phases),
  source: knownOf([...tree.sources.keys()].map((id) => ({ id, label: id }))),
});

/** Of more unknown names than this only the first are compared with every known one: nobody mends so many one by one. */
const MOST_SUGGESTED = 200;

type Meaning = Pick<Finding, 'help' | 'suggestion' | 'fix'>;

/** What was probably meant by an unknown name. Each name is looked for once, however often it stands in the tree. */
const meanings = (
  names: Record<Mention['kind'], Known>,
): ((kind: Mention['kind'], id: string) => Meaning) => {
  const finders = new Map<Mention['kind'], (id: string) => readonly string[]>();
  const found = new Map<string, Meaning>();
  const meant = (kind: Mention['kind'], id: string): Meaning => {
    const labelled = names[kind].byLabel.get(id.trim()) ?? [];
    if (labelled.length > 0) return suggest(labelled);
    const find = finders.get(kind) ?? nearAmong(names[kind].ids);
    finders.set(kind, find);
    return suggest(find(id));
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
    const names = known(tree);
    const meaningOf = meanings(names);
    for (const { kind, id, ...place } of mentions(tree)) {
      if (id === null || names[kind].ids.has(id)) continue;
      yield { ...place, message: unknown(kind, id), ...meaningOf(kind, id) };
    }
  },
};
