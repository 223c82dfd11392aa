import { type Members, membersOf } from '../../data/members.js';
import { planMembersText as text } from '../../locale/plan-members.js';
import { inputError } from '../../model/diagnostic.js';
import { below } from '../../model/graph.js';
import { isExtensive, type NodeId } from '../../model/tree.js';
import { farthestLag } from '../carry-over.js';
import { type Ground, type Setting, settingOn } from '../setting.js';
import type { StartingLeaf } from '../starting-point.js';
import { openPeriod } from '../timeline.js';
import { crewOf, type Member } from './crew.js';
import { followed, type Parts, partsOf } from './parts.js';
import { type Split, splitOf } from './split.js';
import { type Levers, memberNode, spreadCompletion, spreadOver } from './spread.js';

/** A planning question by member: who they are, and what of the tree is theirs. */
export interface Membership {
  readonly ground: Ground;
  readonly members: Members;
  readonly split: Split;
  readonly crew: readonly Member[];
  readonly parts: Parts;
}

/** Makes a question one by member. Throws an InputError where the actuals do not tell members apart. */
export const membershipOf = (ground: Ground, dimension: string): Membership => {
  const { tree, history, baselinePeriod, timeline, standing } = ground;
  const members = membersOf(tree, history.actuals, dimension);
  const noted = { dimension: members.dimension };
  if (!baselinePeriod)
    throw inputError('no-baseline', tree.file, text.noBaseline(noted), { help: text.noBaselineHelp() });
  const open = openPeriod(timeline);
  // What was begun before the baseline may still arrive within the horizon, whoever began it.
  const reach = timeline.horizon ? timeline.horizon.from - (farthestLag(tree) ?? 0) : baselinePeriod.from;
  const crew = crewOf(members, baselinePeriod, Math.min(baselinePeriod.from, reach, open?.from ?? reach));
  const split = splitOf(tree, members, crew);
  if (split.volumes.length === 0) {
    const leaves = below(tree, tree.kgi.id)
      .map((id) => tree.nodes.get(id)!)
      .filter(({ formula, kind }) => formula === null && (isExtensive(kind) || kind === 'stock'));
    const message = text.nothingByMember({ ...noted, leaves: leaves.map(({ label }) => label) });
    throw inputError('plan-option', tree.file, message, { help: text.nothingByMemberHelp(noted) });
  }
  return { ground, members, split, crew, parts: partsOf(tree, split, crew, standing) };
};

const spreadGround = ({ ground, split, crew, parts }: Membership, levers: Levers): Ground => {
  const { tree, shown } = spreadOver(ground.tree, split, crew, parts, levers);
  const { history } = ground;
  const completion = spreadCompletion(history.completion, split, crew);
  return { ...ground, tree, history: { ...history, completion }, beside: shown };
};

/** The question with what is only shown of members left out of what is solved: most of the terms are that. */
const solvingTheLeast = (setting: Setting): Setting => {
  const { problem, program } = setting;
  const last = Math.max(program.root, ...problem.caps.map(({ term }) => term));
  return {
    ...setting,
    problem: { ...problem, program: { ...program, terms: program.terms.slice(0, last + 1) } },
  };
};

/** The question with one lever for all members: what is asked of the team is asked of each alike. */
export const tiedSetting = (membership: Membership): Setting =>
  solvingTheLeast(settingOn(spreadGround(membership, 'tied')));

/** A leaf of one member. `share` is the member's part of what the team's effort is made of. */
const memberLeaf = (
  team: StartingLeaf,
  member: Member,
  share: number,
  of: (level: number) => number,
): StartingLeaf => {
  const { node, value, before, held, lower, upper } = team;
  const lever = {
    min: null,
    max: null,
    ramp: null,
    ...node.lever,
    effort: (node.lever?.effort ?? 1) * share,
  };
  return {
    ...team,
    node: { ...node, id: memberNode(node.id, member), lever },
    value: value === null ? null : of(value),
    before: before === null ? null : of(before),
    // Who has none of it is asked for none.
    held: held || !(share > 0),
    lower: of(lower),
    upper: of(upper),
  };
};

const freeLeaves = ({ ground, split, crew, parts }: Membership): Map<NodeId, StartingLeaf> => {
  const leaves = new Map(ground.standing);
  for (const id of split.volumes) {
    const shares = parts.shares.get(id)!;
    const team = ground.standing.get(id)!;
    leaves.delete(id);
    for (const member of crew) {
      const share = shares[member.index]!;
      const of = (level: number): number => (share === 0 ? 0 : share * level);
      const leaf = memberLeaf(team, member, share, of);
      leaves.set(leaf.node.id, leaf);
    }
  }
  for (const id of split.levels.keys()) {
    const { following, weights } = parts.levels.get(id)!;
    const all = weights.reduce((total, weight) => total + weight, 0);
    const team = ground.standing.get(id)!;
    leaves.delete(id);
    for (const member of crew) {
      const own = following[member.index]!;
      const leaf = memberLeaf(team, member, weights[member.index]! / all, (level) =>
        level === Number.POSITIVE_INFINITY ? level : followed(own, level),
      );
      leaves.set(leaf.node.id, leaf);
    }
  }
  return leaves;
};

/**
 * The question with levers of each member's own. A member's effort weighs as the member's part of the team's: as many
 * members alike, each moving as far, take the effort of one team. Bounds are the team's, moved to where each stands.
 */
export const freeSetting = (membership: Membership, tied: Setting): Setting => {
  const spread = spreadGround(membership, 'free');
  // A lever without a level today was solved for, for all together.
  const standing = new Map(
    [...membership.ground.standing].map(([id, leaf]) => {
      const place = tied.leaves.findIndex(({ node }) => node.id === id);
      return [id, leaf.value === null ? { ...leaf, value: tied.problem.start[place]! } : leaf];
    }),
  );
  const own = freeLeaves({ ...membership, ground: { ...membership.ground, standing } });
  const setting = solvingTheLeast(settingOn({ ...spread, standing: own }));
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
