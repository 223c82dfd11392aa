import type { Finding, Path } from '../../model/diagnostic.js';
import type { Tree } from '../../model/tree.js';
import type { Rule } from '../rule.js';

/** Groups of keys; within a group any order is as good. */
type Order = readonly (readonly string[])[];

/** From what the tree is about, down from the goal, to where its numbers come from. */
const TOP: Order = [
  ['kpi'],
  [
    'name',
    'lang',
    'currency',
    'fiscal_year_start',
    'horizon',
    'grain',
    'season',
    'working_days',
    'reconcile',
    'include',
    'departments',
  ],
  ['kgi'],
  ['phases'],
  ['kpis'],
  ['kcis'],
  ['handoffs'],
  ['sources'],
];
/** What a reader looks for first in an entry. */
const ENTRY: Order = [['id'], ['label'], ['kind']];

const ranksOf = (order: Order): ReadonlyMap<string, number> =>
  new Map(order.flatMap((group, rank) => group.map((key) => [key, rank] as const)));

const RANKS = new Map([TOP, ENTRY].map((order) => [order, ranksOf(order)]));

/** The first key that comes before one that should stand above it; undefined where all is in order. */
const misplacedKey = (keys: readonly string[], order: Order): string | undefined => {
  const ranks = RANKS.get(order)!;
  let lowest = Number.POSITIVE_INFINITY;
  let misplaced: string | undefined;
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const rank = ranks.get(keys[index]!);
    if (rank === undefined) continue;
    if (rank > lowest) misplaced = keys[index];
    lowest = Math.min(lowest, rank);
  }
  return misplaced;
};

function* mappings(tree: Tree): Generator<[Path, Order, string | null]> {
  yield [[], TOP, null];
  for (const { path, id } of tree.nodes.values()) yield [path, ENTRY, id];
}

export const keyOrder: Rule = {
  id: 'key-order',
  severity: 'info',
  principle: null,
  reason: {
    ja: 'どのツリーも同じ順に書かれていると、読む人は探さずに済み、変更の差分も小さくなります。--fix で並べ替えられます。',
    en: 'Where every tree is written in one order, readers need not search, and changes stay small. --fix puts the keys in order.',
  },
  good: `kpi: 1
kgi: { id: wins, label: 受注, kind: count, formula: contacts * 10%, target: 12 }
kpis:
  contacts: { label: 初回接触, kind: count, quality: [wins] }
`,
  bad: `kpi: 1
kgi: { id: wins, kind: count, label: 受注, formula: contacts * 10%, target: 12 } # !
kpis:
  contacts: { label: 初回接触, kind: count, quality: [wins] }
`,
  *check(tree): Generator<Finding> {
    for (const [path, order, node] of mappings(tree)) {
      const key = misplacedKey(tree.keysAt(path), order);
      if (key === undefined) continue;
      const shown = order.map((group) => (group.length === 1 ? group[0] : '…'));
      yield {
        path: path.length === 0 ? [key] : path,
        at: 'key',
        ...(node !== null && { node }),
        message: {
          ja: `キーの順が決まりと違います（${key} が前に出ています）`,
          en: `the keys are not in their usual order: ${key} comes too early`,
        },
        help: {
          ja: `ふつうの順: ${shown.join('、')}`,
          en: `the usual order is ${shown.join(', ')}`,
        },
        fix: { kind: 'key-order', groups: order, path },
      };
    }
  },
};
