import { planMembersText as text } from '../locale/plan-members.js';
import { schemaText } from '../locale/schema.js';
import type { Month } from '../model/calendar.js';
import { inputError } from '../model/diagnostic.js';
import { foldWidth, nearest } from '../model/identifiers.js';
import { isExtensive, type NodeId, type Tree } from '../model/tree.js';
import type { Actuals, MemberValues } from './actuals.js';
import { type Completion, complete } from './completion.js';

/** The values of a dimension, and what the sources say of each by itself. */
export interface Members {
  /** The dimension as the sources write it. */
  readonly dimension: string;
  /** In the order of their code points; the empty one stands for rows that name nobody, and is there only if it counts. */
  readonly names: readonly string[];
  /** Who is named with nothing but zeros so far: that is how one enters a newcomer. */
  readonly announced: readonly string[];
  /** What the sources measure by member. */
  readonly measured: ReadonlySet<NodeId>;
  /** The actuals of one member, completed by themselves; what the dimension's other members did is not in them. */
  of(name: string): Completion;
  /** The months in which a member has anything that adds up. */
  activeMonths(name: string): readonly Month[];
}

type ByMonth = Map<Month, Map<string, MemberValues>>;
type Cells = Map<NodeId, ByMonth>;

const SEPARATOR = '\u001f';

/** The node and the place of the dimension among those of its source. A node of a source without it has no members. */
const placesOf = ({ sources }: Actuals, dimension: string): ReadonlyMap<NodeId, number> => {
  const places = new Map<NodeId, number>();
  const without = new Set<NodeId>();
  for (const { nodes, dimensions } of sources) {
    const place = dimensions.findIndex((name) => foldWidth(name) === foldWidth(dimension));
    for (const id of nodes) {
      if (place < 0) without.add(id);
      else places.set(id, place);
    }
  }
  for (const id of without) places.delete(id);
  return places;
};

const dimensionMeant = (tree: Tree, { sources }: Actuals, asked: string): string => {
  const known = [...new Set(sources.flatMap(({ dimensions }) => dimensions))];
  const found = known.find((name) => foldWidth(name) === foldWidth(asked));
  if (found !== undefined) return found;
  const suggestion = nearest(asked, known);
  const message = text.unknownDimension({ dimension: asked, known });
  const help = suggestion ? schemaText.didYouMean({ suggestion }) : text.unknownDimensionHelp();
  throw inputError('plan-option', tree.file, message, { help, ...(suggestion && { suggestion }) });
};

/** The cells of every member by node and month, from the cells of all. */
const apart = (actuals: Actuals, places: ReadonlyMap<NodeId, number>): Map<string, Cells> => {
  const all = new Map<string, Cells>();
  for (const [id, place] of places) {
    for (const [month, byMember] of actuals.cells.get(id) ?? []) {
      for (const [member, values] of byMember) {
        const name = member.split(SEPARATOR)[place] ?? '';
        const cells = all.get(name) ?? new Map<NodeId, ByMonth>();
        const byMonth: ByMonth = cells.get(id) ?? new Map();
        const inMonth = byMonth.get(month) ?? new Map<string, MemberValues>();
        all.set(name, cells.set(id, byMonth.set(month, inMonth.set(member, values))));
      }
    }
  }
  return all;
};

const NOTHING: ReadonlyMap<string, MemberValues> = new Map([['', { sum: 0, count: 0 }]]);

/**
 * The actuals of one member. Who has no row in a month that others have did nothing in it; a blank cell in a row that is
 * there stays unknown.
 */
const actualsOf = (tree: Tree, actuals: Actuals, measured: ReadonlySet<NodeId>, own: Cells): Actuals => {
  const cells = new Map<NodeId, ReadonlyMap<Month, ReadonlyMap<string, MemberValues>>>();
  const sources = actuals.sources.map((source) => ({
    ...source,
    nodes: source.nodes.filter((id) => measured.has(id)),
    // With one dimension nothing is left to add up, as in records: there is one value a month.
    isRecords: source.isRecords || source.dimensions.length === 1,
  }));
  for (const [index, { nodes }] of sources.entries()) {
    const { isRecords } = actuals.sources[index]!;
    const present = new Set(nodes.flatMap((id) => [...(own.get(id)?.keys() ?? [])]));
    for (const id of nodes) {
      const { kind } = tree.nodes.get(id)!;
      const months = new Map<Month, ReadonlyMap<string, MemberValues>>(own.get(id) ?? []);
      if (isExtensive(kind) || kind === 'stock')
        for (const month of actuals.cells.get(id)?.keys() ?? [])
          if (!months.has(month) && (isRecords || !present.has(month))) months.set(month, NOTHING);
      cells.set(id, months);
    }
  }
  return { ...actuals, cells, sources };
};

/**
 * The members of a dimension that some source of the tree names. Throws an InputError where none does, or where no node
 * is measured by it.
 */
export const membersOf = (tree: Tree, actuals: Actuals, asked: string): Members => {
  const dimension = dimensionMeant(tree, actuals, asked);
  const measured = new Set(placesOf(actuals, dimension).keys());
  const cells = apart(actuals, placesOf(actuals, dimension));
  const active = new Map(
    [...cells].map(([name, own]): [string, Month[]] => {
      const months = [...own].flatMap(([id, byMonth]) =>
        isExtensive(tree.nodes.get(id)!.kind)
          ? [...byMonth].flatMap(([month, values]) =>
              [...values.values()].some(({ sum }) => sum !== 0) ? [month] : [],
            )
          : [],
      );
      return [name, [...new Set(months)].sort((a, b) => a - b)];
    }),
  );
  const names = [...cells.keys()].filter((name) => active.get(name)!.length > 0).sort();
  if (names.every((name) => name === ''))
    throw inputError('plan-option', tree.file, text.noMembers({ dimension }), { help: text.noMembersHelp() });
  const completed = new Map<string, Completion>();
  return {
    dimension,
    names,
    announced: [...cells.keys()].filter((name) => name !== '' && active.get(name)!.length === 0),
    measured,
    of: (name) => {
      const kept = completed.get(name);
      if (kept) return kept;
      const found = complete(tree, actualsOf(tree, actuals, measured, cells.get(name)!));
      completed.set(name, found);
      return found;
    },
    activeMonths: (name) => active.get(name)!,
  };
};
