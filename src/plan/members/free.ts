import type { NodeId } from '../../model/tree.js';
import type { Answer } from '../answer.js';
import { type Setting, settingOn } from '../setting.js';
import type { StartingLeaf } from '../starting-point.js';
import type { Member } from './crew.js';
import { leavesOf } from './ends.js';
import { followed, sum } from './parts.js';
import { type Membership, solvingTheLeast, spreadGround } from './setting.js';
import { memberNode } from './spread.js';

/**
 * Beyond this growth of its parts it takes less effort to load all of a sum on one of them (methods 1.2): nobody is
 * asked for more, unless all are.
 */
const MOST_GROWTH = Math.E;

/** A leaf of one member. `share` is the member's part of what the team's effort is made of. */
const memberLeaf = (
  team: StartingLeaf,
  member: Member,
  share: number,
  growth: number,
  of: (level: number) => number,
): StartingLeaf => {
  const { node, before, held, lower, upper } = team;
  const lever = {
    min: null,
    max: null,
    ramp: null,
    ...node.lever,
    effort: (node.lever?.effort ?? 1) * share,
  };
  const value = of(team.value!);
  const most =
    node.kind === 'rate' || node.kind === 'score' || value === 0 ? Number.POSITIVE_INFINITY : growth * value;
  return {
    ...team,
    node: { ...node, id: memberNode(node.id, member), lever },
    value,
    before: before === null ? null : of(before),
    // Who has none of it is asked for none.
    held: held || !(share > 0),
    lower: of(lower),
    upper: Math.min(most, upper === Number.POSITIVE_INFINITY ? upper : of(upper)),
  };
};

/** The leaves of the tree with those of every member in place of the team's. `growthOf` is what is asked of all alike. */
const freeLeaves = (
  { split, crew, parts }: Membership,
  standing: ReadonlyMap<NodeId, StartingLeaf>,
  growthOf: (id: NodeId) => number,
): Map<NodeId, StartingLeaf> => {
  const leaves = new Map(standing);
  const put = (
    id: NodeId,
    share: (member: Member) => number,
    of: (member: Member, level: number) => number,
  ): void => {
    leaves.delete(id);
    const growth = Math.max(MOST_GROWTH, growthOf(id));
    for (const member of crew) {
      const leaf = memberLeaf(standing.get(id)!, member, share(member), growth, (level) => of(member, level));
      leaves.set(leaf.node.id, leaf);
    }
  };
  for (const id of split.volumes) {
    const shares = parts.shares.get(id)!;
    put(
      id,
      ({ index }) => shares[index]!,
      ({ index }, level) => shares[index]! * level,
    );
  }
  for (const id of split.levels.keys()) {
    const { following, weights } = parts.levels.get(id)!;
    const all = sum(weights);
    put(
      id,
      ({ index }) => weights[index]! / all,
      ({ index }, level) => followed(following[index]!, level),
    );
  }
  return leaves;
};

/**
 * The question with levers of each member's own. A member's effort weighs as the member's part of the team's: as many
 * members alike, each moving as far, take the effort of one team. Bounds are the team's, moved to where each stands; the
 * answer with one lever for all keeps them.
 */
export const freeSetting = (membership: Membership, tied: Setting, found: Answer): Setting => {
  const placesOf = (id: NodeId): number[] => leavesOf(tied, membership, id);
  // A lever without a level today was solved for, for all together.
  const standing = new Map(
    [...membership.ground.standing].map(([id, leaf]): [NodeId, StartingLeaf] => [
      id,
      { ...leaf, value: leaf.value ?? tied.problem.start[placesOf(id)[0]!]! },
    ]),
  );
  const growthOf = (id: NodeId): number =>
    Math.max(...placesOf(id).map((leaf) => found.exact[leaf]! / tied.problem.start[leaf]!));
  const own = freeLeaves(membership, standing, growthOf);
  const setting = solvingTheLeast(settingOn({ ...spreadGround(membership, 'free'), standing: own }));
  const lastLags = new Map(setting.worths.lastLags);
  for (const id of [...membership.split.volumes, ...membership.split.levels.keys()]) {
    const lags = membership.crew.flatMap((member) => lastLags.get(memberNode(id, member)) ?? []);
    if (lags.length > 0) lastLags.set(id, Math.min(...lags));
  }
  return {
    ...setting,
    byId: new Map([...setting.byId, ...tied.byId]),
    worths: { ...setting.worths, lastLags },
    warnings: tied.warnings,
  };
};
