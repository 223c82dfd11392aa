import { type Members, membersOf } from '../../data/members.js';
import { planMembersText as text } from '../../locale/plan-members.js';
import { inputError } from '../../model/diagnostic.js';
import { below } from '../../model/graph.js';
import { isExtensive } from '../../model/tree.js';
import { farthestLag } from '../carry-over.js';
import { type Ground, type Setting, settingOn } from '../setting.js';
import { openPeriod } from '../timeline.js';
import { crewOf, type Member } from './crew.js';
import { type Parts, partsOf } from './parts.js';
import { type Split, splitOf } from './split.js';
import { type Levers, spreadCompletion, spreadOver } from './spread.js';

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

export const spreadGround = ({ ground, split, crew, parts }: Membership, levers: Levers): Ground => {
  const { tree, shown } = spreadOver(ground.tree, split, crew, parts, levers);
  const { history } = ground;
  const completion = spreadCompletion(history.completion, split, crew);
  return { ...ground, tree, history: { ...history, completion }, beside: shown };
};

/** The question with what is only shown of members left out of what is solved: most of the terms are that. */
export const solvingTheLeast = (setting: Setting): Setting => {
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
