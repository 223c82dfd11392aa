import { formulaValue } from '../../model/equation.js';
import { averageMonthsIn, type Season } from '../../model/season.js';
import { isExtensive, type NodeId, type Tree } from '../../model/tree.js';
import type { StartingLeaf } from '../starting-point.js';
import type { Member } from './crew.js';
import { casesOf, type DrawnLevel, drawnLevel } from './drawn.js';
import type { Split } from './split.js';

/** How the level of one member follows from the team's, so that a change of the team's is the same for all. */
export type Following =
  /** (1 - p) / p is as many times that of the team: the same shift of the logit for everybody. */
  | { readonly by: 'odds'; readonly factor: number }
  | { readonly by: 'ratio'; readonly factor: number }
  | { readonly by: 'difference'; readonly factor: number };

/** What of a leaf is each member's, in the order of the crew. */
export interface Parts {
  /** The part of each volume; they add up to 1. */
  readonly shares: ReadonlyMap<NodeId, readonly number[]>;
  /** A volume's own average month by member, since the member's first; null for those without actuals. */
  readonly own: ReadonlyMap<NodeId, readonly (number | null)[]>;
  readonly levels: ReadonlyMap<
    NodeId,
    { readonly following: readonly Following[]; readonly weights: readonly number[] }
  >;
  readonly drawn: readonly DrawnLevel[];
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The average month of a member since the first one, seasons taken out of what adds up. */
export const ownLevel = (
  tree: Tree,
  id: NodeId,
  season: Season | null,
  { level, active }: Member,
): number | null => {
  const known = level.get(id)?.value;
  if (known === undefined || !active) return null;
  return isExtensive(tree.nodes.get(id)!.kind) ? known / averageMonthsIn(season, active) : known;
};

/** Each member's part of a volume: as it was, and for members without actuals as much as the others have on average. */
const sharesOf = (own: readonly (number | null)[], crew: readonly Member[]): number[] => {
  const known = own.filter((value) => value !== null);
  const mean = known.length > 0 ? sum(known) / known.length : 1;
  const parts = crew.map(({ standing }, i) => (standing === 'gone' ? 0 : (own[i] ?? mean)));
  const all = sum(parts);
  const present = crew.filter(({ standing }) => standing !== 'gone').length;
  return all > 0
    ? parts.map((part) => part / all)
    : crew.map(({ standing }) => (standing === 'gone' ? 0 : 1 / present));
};

const HALVINGS = 200;

/** The shift of all logits with which the rates come to a mean, weighed. */
const shiftTo = (rates: readonly number[], weights: readonly number[], mean: number): number => {
  const at = (shift: number): number =>
    sum(rates.map((rate, i) => weights[i]! / (1 + ((1 - rate) / rate) * Math.exp(-shift))));
  const wanted = mean * sum(weights);
  let [low, high] = [-50, 50];
  for (let i = 0; i < HALVINGS && high - low > 1e-15; i += 1) {
    const half = (low + high) / 2;
    if (at(half) < wanted) low = half;
    else high = half;
  }
  return (low + high) / 2;
};

const EDGE = 1e-6;

/** How members follow the team so that, weighed, they come to the team's level. */
const followingOf = (
  kind: string,
  drawn: readonly number[],
  weights: readonly number[],
  team: number,
): Following[] => {
  const all = sum(weights);
  const weighed = all > 0 ? weights : drawn.map(() => 1);
  const total = sum(weighed);
  if (kind === 'rate' && team > 0 && team < 1) {
    const rates = drawn.map((rate) => Math.min(1 - EDGE, Math.max(EDGE, rate)));
    const shift = shiftTo(rates, weighed, team);
    const odds = (1 - team) / team;
    return rates.map((rate) => ({ by: 'odds', factor: (((1 - rate) / rate) * Math.exp(-shift)) / odds }));
  }
  const mean = sum(drawn.map((level, i) => level * weighed[i]!)) / total;
  if (kind === 'score') return drawn.map((level) => ({ by: 'difference', factor: level - mean }));
  return drawn.map((level) => ({ by: 'ratio', factor: mean === 0 ? 1 : level / mean }));
};

/** A member's level where the team's has a value. */
export const followed = ({ by, factor }: Following, team: number): number => {
  if (by === 'difference') return team + factor;
  if (by === 'ratio' || team === 0) return factor * team;
  return 1 / (1 + factor * (1 / team - 1));
};

/**
 * What each member starts from. Rates are drawn towards the team's and then all shifted alike, phase by phase, so that
 * the members together have the team's level: drawing must neither add to the team's result nor take from it.
 */
export const partsOf = (
  tree: Tree,
  split: Split,
  crew: readonly Member[],
  leaves: ReadonlyMap<NodeId, StartingLeaf>,
): Parts => {
  const own = new Map(
    split.volumes.map((id) => [id, crew.map((member) => ownLevel(tree, id, leaves.get(id)!.season, member))]),
  );
  const shares = new Map([...own].map(([id, values]) => [id, sharesOf(values, crew)]));
  const drawn = [...split.levels].map(([id, weighing]) =>
    drawnLevel(tree, tree.nodes.get(id)!, weighing, crew),
  );
  const levels = new Map<NodeId, { following: Following[]; weights: number[] }>();
  const teamOf = (id: NodeId): number => {
    const { before, value } = leaves.get(id)!;
    return before ?? value ?? 1;
  };
  const values = crew.map(() => new Map<NodeId, number | undefined>());
  const valueAt = (member: number, id: NodeId): number | undefined => {
    const known = values[member]!;
    if (known.has(id)) return known.get(id);
    // What rests on its own past is not known before it is: it is left out of the weights.
    known.set(id, undefined);
    const value = worked(member, id);
    known.set(id, value);
    return value;
  };
  const worked = (member: number, id: NodeId): number | undefined => {
    const share = shares.get(id);
    if (share) return share[member]! * teamOf(id);
    const level = levelOf(id);
    if (level) return followed(level.following[member]!, teamOf(id));
    const { formula } = tree.nodes.get(id)!;
    return formula ? formulaValue(formula.expression, (other) => valueAt(member, other)) : teamOf(id);
  };
  const levelOf = (id: NodeId) => {
    const weighing = split.levels.get(id);
    const kept = levels.get(id);
    if (kept || weighing === undefined) return kept;
    const formula = tree.nodes.get(weighing)!.formula!;
    const weights = crew.map(({ index }) => casesOf(formula, id, (other) => valueAt(index, other)) ?? 0);
    const { kind } = tree.nodes.get(id)!;
    const known = drawn.find((level) => level.id === id)!.drawn ?? crew.map(() => teamOf(id));
    const found = { following: followingOf(kind, known, weights, teamOf(id)), weights };
    levels.set(id, found);
    return found;
  };
  for (const id of split.levels.keys()) levelOf(id);
  return { shares, own, levels, drawn };
};
